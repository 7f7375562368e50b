import { newId, openDatabase, roleUrl, tenantRole } from '@konstruct/kit/database';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client, Pool } from 'pg';
import { Agent } from '../../subgraphs/agents/agent/agent.entity.ts';
import { database as agents } from '../../subgraphs/agents/database.ts';
import { startBenchDatabase } from '../measure/database.ts';
import { type Effort, versionOf, type Report } from '../measure/report.ts';
import { alternate, ratios, shown, spreadOf } from '../measure/rounds.ts';
import { createRequire } from 'node:module';

const [reads, finds] = [400, 10];
const [tenants, agentsEach] = [50, 20];
const require = createRequire(import.meta.url);

const why =
  'What opens the transaction travels with the first statement, so a read makes two trips: begin, tenant and read; commit. The second is left, since MikroORM does not tell before the work is done whether more will follow.';

async function fill(ownerUrl: string) {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const rows = Array.from({ length: tenants }, () => newId()).flatMap((tenantId) =>
    Array.from({ length: agentsEach }, (_, n) => ({ tenantId, id: newId(), name: `Employee ${n}` })),
  );
  await owner.query(
    `insert into agents.agents (tenant_id, id, created_at, name, role, instructions, knowledge, language, answer_length, provider_id, model_id,
       llm_key_id, monthly_budget_usd, status, version, idempotency_key, updated_at)
     select r."tenantId", r.id, now(), r.name, 'Front desk', 'Be kind.', 'Open from 9 to 17.', null, 'SHORT', 'practice', 'practice-1', null, null,
       'ACTIVE', 1, r.id::text, now() from json_to_recordset($1::json) as r("tenantId" uuid, id uuid, name text)`,
    [JSON.stringify(rows)],
  );
  await owner.query('analyze agents.agents');
  await owner.end();
  return rows;
}

/**
 * One row by its id through our data layer with a tenant, compared with MikroORM without row security, and with `pg`.
 */
export async function measure({ isQuick, rounds: given }: Effort): Promise<Report> {
  const rounds = given ?? (isQuick ? 3 : 9);
  const bench = await startBenchDatabase();
  const rows = await fill(bench.ownerUrl);
  const ours = await openDatabase(agents, { ...bench.connection, poolSize: 1 });
  // The owner bypasses row security: the same table, entity and statement, and no tenant to set.
  const bare = await MikroORM.init({
    contextName: 'bare',
    clientUrl: bench.ownerUrl,
    entities: [...agents.entities],
    pool: { min: 1, max: 1 },
    forceUtcTimezone: true,
    debug: false,
  });
  const pool = new Pool({ connectionString: bench.ownerUrl, max: 1 });
  const underPolicy = new Pool({ connectionString: roleUrl(tenantRole('agents'), bench.connection), max: 1 });
  let next = 0;
  const pick = () => rows[(next = (next + 7919) % rows.length)] ?? { tenantId: '', id: '', name: '' };
  const text = 'select * from agents.agents where tenant_id = $1 and id = $2 limit 1';

  const one: Record<string, () => Promise<string | undefined>> = {
    'ours, one read': async () => {
      const { tenantId, id } = pick();
      return (await ours.forTenant(tenantId).findOne(Agent, { tenantId, id }))?.name;
    },
    'MikroORM without row security, one read': async () => {
      const { tenantId, id } = pick();
      return (await bare.em.fork().findOne(Agent, { tenantId, id }))?.name;
    },
    'pg, one read': async () => {
      const { tenantId, id } = pick();
      return (await pool.query<{ name: string }>(text, [tenantId, id])).rows[0]?.name;
    },
    'pg with begin, set local, commit': async () => {
      const { tenantId, id } = pick();
      const client = await underPolicy.connect();
      await client.query(`begin; set local app.tenant_id = '${tenantId}'`);
      const { rows: found } = await client.query<{ name: string }>(text, [tenantId, id]);
      await client.query('commit');
      client.release();
      return found[0]?.name;
    },
    'ours, a request of ten reads': async () => {
      const { tenantId } = pick();
      return ours.forTenant(tenantId).transactional(async (tx) => {
        for (let n = 0; n < finds; n += 1)
          await tx.findOne(Agent, { tenantId, id: pick().id }, { disableIdentityMap: true });
        return 'ten';
      });
    },
    'MikroORM without row security, ten reads': async () => {
      const { tenantId } = pick();
      const em = bare.em.fork();
      for (let n = 0; n < finds; n += 1)
        await em.findOne(Agent, { tenantId, id: pick().id }, { disableIdentityMap: true });
      return 'ten';
    },
  };
  const timed = (read: () => Promise<string | undefined>) => async () => {
    const began = performance.now();
    for (let n = 0; n < reads; n += 1) if (!(await read())) throw new Error('A read found nothing.');
    return (performance.now() - began) / reads;
  };
  const targets = Object.fromEntries(Object.entries(one).map(([name, read]) => [name, timed(read)]));
  await alternate(2, targets);
  const seen = await alternate(rounds, targets);
  await Promise.all([ours.close(), bare.close(true), pool.end(), underPolicy.end()]);
  await bench.stop();

  const values = (name: string) => seen[name] ?? [];
  const [plain, ten] = ['MikroORM without row security, one read', 'MikroORM without row security, ten reads'];
  const single = ratios(values('ours, one read'), values(plain));
  const request = ratios(values('ours, a request of ten reads'), values(ten));
  return {
    title: "tenant-read: what a tenant's own read costs",
    method: `A row by its id out of ${rows.length}, ${tenants} companies. ${rounds} rounds of ${reads}, the targets in turn, one connection each, after two rounds to warm up; milliseconds of wall time on loopback.`,
    columns: ['', 'ms', 'beside MikroORM without row security', 'beside pg'],
    rows: Object.keys(one).map((name) => [
      name,
      shown(spreadOf(values(name)), 3),
      shown(ratios(values(name), values(name.includes('ten') ? ten : plain))),
      shown(ratios(values(name), values('pg, one read'))),
    ]),
    goals: [
      {
        text: 'one read <= 1.4 x MikroORM without row security',
        seen: shown(single),
        isMet: single.median <= 1.4,
        ifMissed: why,
      },
      { text: 'a request of ten reads <= 1.4 x', seen: shown(request), isMet: request.median <= 1.4, ifMissed: why },
    ],
    versions: {
      PostgreSQL: '18 (embedded)',
      MikroORM: versionOf(require.resolve('@mikro-orm/core/package.json')),
      pg: versionOf(require.resolve('pg/package.json')),
    },
  };
}
