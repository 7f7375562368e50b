import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../../launcher/home/ports.ts';
import { startBenchDatabase } from '../measure/database.ts';
import { closedLoop, type Load, openLoop, type Request } from '../measure/load.ts';
import { type Child, cpuMs, startChild } from '../measure/processes.ts';
import type { Effort, Report } from '../measure/report.ts';
import { alternate, quantile, ratios, shown, spreadOf } from '../measure/rounds.ts';

const root = join(import.meta.dirname, '../..');
const [connections, pace] = [32, 1000];
const full = { rounds: 5, total: 8000, paceSeconds: 5 };
const quick = { rounds: 2, total: 2000, paceSeconds: 2 };
const why =
  'The endpoint itself is not what costs: with the insert left out it acknowledges about 0.8 of what the bare server does; with processing left out, about a sixth more than now. What costs is that an event is a row, in three indexes and with its share of a commit, before it is acknowledged, and is written once more when it is processed. PostgreSQL spends about as much on it as the service does, and both share with the load the two processors that the bare server and the load have to themselves. In the service, two fifths go to the batches of the insert, a third to HTTP, signature and shape, and a fifth to processing.';
const secret = 'the signing secret of the benchmark';

/** A message in a workspace that is not connected: acknowledged and stored like any other. */
function event(id: string): Request {
  const body = JSON.stringify({
    type: 'event_callback',
    event_id: id,
    team_id: 'T0BENCH',
    api_app_id: 'A0BENCH',
    event: {
      type: 'message',
      channel_type: 'im',
      channel: 'D0BENCH',
      user: 'U0BENCH',
      ts: '1700000000.000100',
      text: 'When are you open? '.repeat(20),
    },
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature,
  };
  return { path: '/webhooks/slack', method: 'POST', headers, body };
}

interface Target {
  readonly url: string;
  readonly child: Child;
}

async function startBare(): Promise<Target> {
  const port = await freePort();
  const env = { BENCH_PORT: String(port), SLACK_SIGNING_SECRET: secret };
  const child = await startChild({
    command: process.execPath,
    args: [join(import.meta.dirname, 'bare-server.ts')],
    env,
    ready: /ready/,
    cpu: 0,
  });
  return { url: `http://127.0.0.1:${port}`, child };
}

/** `channels` as the launcher starts it, with nothing in front of it. */
async function startChannels(
  connection: { databaseUrl: string; platformSecret: string },
  home: string,
): Promise<Target> {
  const env = {
    ...{
      KONSTRUCT_HOME: home,
      DATABASE_URL: connection.databaseUrl,
      PLATFORM_SECRET: connection.platformSecret,
      LOG_LEVEL: 'error',
    },
    ...{ SLACK_CLIENT_ID: 'bench', SLACK_CLIENT_SECRET: 'bench', SLACK_SIGNING_SECRET: secret },
  };
  const args = [join(root, 'launcher/start.ts'), 'channels'];
  const child = await startChild({ command: process.execPath, args, cwd: root, env, ready: /channels ready/, cpu: 0 });
  const ports = JSON.parse(readFileSync(join(home, 'ports.json'), 'utf8')) as Record<string, number>;
  return { url: `http://127.0.0.1:${ports['channels']}`, child };
}

/** A burst of events, and then the rest of their work: no target is measured while another is still working. */
const burst =
  ({ url, child }: Target, total: number, isDone: () => Promise<boolean>) =>
  async (): Promise<Load & { cpu: number }> => {
    const before = cpuMs(child.pid);
    const load = await closedLoop({ url, connections, request: () => event(`Ev${randomUUID()}`) }, total);
    if (load.failures > 0) throw new Error(`${load.failures} of ${total} were refused: ${load.answer}`);
    while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 50));
    return { ...load, cpu: (cpuMs(child.pid) - before) / total };
  };

/**
 * Kills the service in the middle of a burst, and counts the acknowledged events that are missing from the database.
 */
async function lostUnderKill(target: Target, owner: Client): Promise<{ acknowledged: number; lost: number }> {
  const names = new Map<number, string>();
  const acknowledged: string[] = [];
  const load = closedLoop(
    {
      url: target.url,
      connections,
      request(index) {
        const id = `Ev${randomUUID()}`;
        names.set(index, id);
        return event(id);
      },
      answered: (index) => acknowledged.push(names.get(index) ?? ''),
    },
    8000,
  );
  await new Promise((resolve) => setTimeout(resolve, 700));
  await target.child.kill('SIGKILL');
  await load;
  const { rows } = await owner.query<{ n: number }>(
    'select count(*)::int as n from channels_directory.inbox where external_id = any($1)',
    [acknowledged],
  );
  return { acknowledged: acknowledged.length, lost: acknowledged.length - (rows[0]?.n ?? 0) };
}

/** Durable acknowledgements a second, and how long one takes, compared with a server that only checks the signature. */
export async function measure({ isQuick, rounds: given }: Effort): Promise<Report> {
  const settings = isQuick ? quick : full;
  const { total, paceSeconds } = settings;
  const rounds = given ?? settings.rounds;
  const database = await startBenchDatabase();
  const home = mkdtempSync(join(tmpdir(), 'konstruct-bench-'));
  const [ours, bare] = [await startChannels(database.connection, home), await startBare()];
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const isProcessed = async () =>
    (await owner.query('select from channels_directory.inbox where promoted_at is null limit 1')).rowCount === 0;
  const targets = { ours: burst(ours, total, isProcessed), bare: burst(bare, total, async () => true) };
  await alternate(1, targets);
  const closed = await alternate(rounds, targets);
  const paced = (url: string) => () =>
    openLoop({ url, connections: 64, request: () => event(`Ev${randomUUID()}`) }, pace, paceSeconds);
  const open = await alternate(3, { ours: paced(ours.url), bare: paced(bare.url) });
  const killed = await lostUnderKill(ours, owner);
  await bare.child.kill();
  await owner.end();
  await database.stop();
  rmSync(home, { recursive: true, force: true });

  const perSecond = (name: 'ours' | 'bare') => closed[name].map((load) => load.perSecond);
  const p = (loads: readonly Load[], share: number) => loads.map((load) => quantile(load.latencies, share));
  const [rate, tail] = [
    ratios(perSecond('ours'), perSecond('bare')),
    ratios(p(closed.ours, 0.99), p(closed.bare, 0.99)),
  ];
  const row = (label: string, name: 'ours' | 'bare') => [
    label,
    shown(spreadOf(closed[name].map(({ cpu }) => cpu))),
    shown(spreadOf(perSecond(name)), 0),
    shown(spreadOf(p(closed[name], 0.5)), 1),
    shown(spreadOf(p(closed[name], 0.99)), 1),
    shown(spreadOf(p(open[name], 0.5)), 1),
    shown(spreadOf(p(open[name], 0.99)), 1),
  ];
  return {
    title: 'webhooks: durable acknowledgements',
    method: `${rounds} rounds of ${total} signed Slack events over ${connections} connections, then 3 of ${paceSeconds} s at ${pace} events a second whatever is answered; the servers kept to one processor, the load and PostgreSQL on both. The events are processed in the meantime; the next target begins when all are.`,
    columns: ['', 'CPU ms an event', 'acks/s', 'p50 ms', 'p99 ms', `p50 ms at ${pace}/s`, `p99 ms at ${pace}/s`],
    rows: [
      row('channels: verified, stored once, then acknowledged', 'ours'),
      row('a bare server that checks the HMAC', 'bare'),
    ],
    goals: [
      { text: 'acks/s >= 0.40 of the bare server', seen: shown(rate), isMet: rate.median >= 0.4, ifMissed: why },
      { text: 'p99 <= 2.5 x', seen: shown(tail), isMet: tail.median <= 2.5, ifMissed: why },
      {
        text: 'nothing acknowledged is lost under kill -9',
        seen: `${killed.lost} of ${killed.acknowledged} lost`,
        isMet: killed.lost === 0 && killed.acknowledged > 0,
      },
    ],
    versions: { PostgreSQL: '18 (embedded)' },
  };
}
