import { createCompany } from '../test/fault/harness/company.ts';
import { startDeployment } from '../test/fault/harness/deployment.ts';
import { statementFlags, watchDatabase } from './measure/database-load.ts';
import { openQuestions, sideBySide } from './measure/questions.ts';
const deployment = await startDeployment({ copyCount: 1, postgresFlags: [...statementFlags, '-c', 'fsync=on', '-c', 'full_page_writes=on'] });
deployment.vendors.sendsEcho = false;
const company = await createCompany(deployment);
const questions = openQuestions(deployment, 300);
const watch = await watchDatabase(deployment.postgres);
await sideBySide(30, 4, () => questions.ask(company, 'slack thread'));
await new Promise((r) => setTimeout(r, 2000));
await deployment.postgres.query('select pg_stat_statements_reset()');
const n = Number(process.argv[3] ?? 40);
await sideBySide(n, Number(process.argv[2] ?? 1), () => questions.ask(company, 'slack thread'));
await new Promise((r) => setTimeout(r, 1000));
const rows = await deployment.postgres.query<{ rolname: string; calls: number; ms: number; query: string }>(
  `select rolname, calls::int, total_exec_time + total_plan_time as ms, regexp_replace(query, '\\s+', ' ', 'g') as query from pg_stat_statements s join pg_roles r on r.oid = s.userid where calls >= $1 order by rolname, calls desc`, [n / 4]);
let role = '';
for (const r of rows) {
  if (r.rolname !== role) { role = r.rolname; console.log('\n##', role, rows.filter((x) => x.rolname === role).reduce((a, b) => a + b.calls, 0) / n); }
  console.log((r.calls / n).toFixed(1), (r.ms / n).toFixed(2) + 'ms', r.query.slice(0, 230));
}
watch.stop();
await deployment.stop();
process.exit(0);
