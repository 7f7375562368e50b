import { createCompany } from '../test/fault/harness/company.ts';
import { deployed, startDeployment } from '../test/fault/harness/deployment.ts';
import { statementFlags, watchDatabase } from './measure/database-load.ts';
import { cpuMs } from './measure/processes.ts';
import { type Asked, openQuestions, sideBySide } from './measure/questions.ts';
import { hopsOf } from './answer/hops.ts';

const deployment = await startDeployment({ copyCount: 1, postgresFlags: [...statementFlags, '-c', 'fsync=on', '-c', 'full_page_writes=on'] });
deployment.vendors.sendsEcho = false;
const [quiet, busy] = [await createCompany(deployment), await createCompany(deployment)];
const slow = await createCompany(deployment, { providerId: 'slow' });
const questions = openQuestions(deployment, 300);
const watch = await watchDatabase(deployment.postgres);
await sideBySide(60, 4, () => questions.ask(quiet, 'slack'));
const pause = (ms: number) => new Promise((r) => setTimeout(r, ms));
const read = () => new Map(deployed.map((name) => [name, cpuMs(deployment.copies(name)[0]?.pid() ?? 0)]));
async function part(name: string, count: number) {
  await watch.take();
  const before = read();
  const own = process.cpuUsage();
  const posts0 = deployment.vendors.ledger.posts.length;
  const t0 = performance.now();
  const asked: Asked[] = [];
  for (let n = 0; n < count; n += 1) {
    const one = await questions.ask(quiet, 'slack', 30_000);
    if (one) asked.push(one);
  }
  const ms = performance.now() - t0;
  const after = read();
  const mine = process.cpuUsage(own);
  const roles = await watch.take();
  const cpu = [...after].map(([n, v]) => `${n} ${(((v - (before.get(n) ?? 0)) / ms) * 100).toFixed(0)}%`).join(' ');
  const pg = [...roles].map(([n, r]) => `${n} ${((r.cpuMs / ms) * 100).toFixed(0)}%/${(r.statements/ms*1000).toFixed(0)}/s`).join(' ');
  const hops = await hopsOf(deployment.postgres, asked);
  const all = asked.map((a) => a.postedAt - a.sentAt).toSorted((a, b) => a - b);
  console.log(`\n== ${name}: p50 ${all[Math.floor(all.length / 2)]?.toFixed(0)} max ${all.at(-1)?.toFixed(0)} posts/s ${(((deployment.vendors.ledger.posts.length - posts0) / ms) * 1000).toFixed(1)} in flight ${deployment.vendors.models.slow.load.inFlight}`);
  console.log('cpu', cpu, 'harness', (((mine.user + mine.system) / 1000 / ms) * 100).toFixed(0) + '%');
  console.log('pg', pg);
  console.log(hops.map(({ name: n, p50, p90 }) => `${n} ${p50.toFixed(0)},${p90.toFixed(0)}`).join('; '));
}
await part('alone', 20);
await sideBySide(300, 32, () => questions.send(busy, 'slack thread'));
await part('1000 webhooks', 9);
const drain = async () => { const t = performance.now(); let left = -1; while (questions.openCount() > 0 && performance.now() - t < 150_000) { await pause(200); left = questions.openCount(); } console.log('drained after', ((performance.now() - t) / 1000).toFixed(1), questions.openCount()); };
await drain();
await part('alone again', 20);
deployment.vendors.models.slow.behaviour.latencyMs = 10_000;
await sideBySide(300, 32, () => questions.send(slow, 'slack thread'));
await pause(2500);
await part('300 slow', 9);
await part('300 slow', 9);
deployment.vendors.models.slow.behaviour.latencyMs = 0;
await drain();
watch.stop();
await deployment.stop();
process.exit(0);
