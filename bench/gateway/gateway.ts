import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startBenchDatabase } from '../measure/database.ts';
import { closedLoop } from '../measure/load.ts';
import { cpuMs } from '../measure/processes.ts';
import { type Effort, type Report, versionOf } from '../measure/report.ts';
import { alternate, quantile, ratios, shown, spreadOf } from '../measure/rounds.ts';
import { calls, coldCalls } from './cold.ts';
import { query } from './graph.ts';
import {
  startGrafbase,
  startHandProxy,
  startHive,
  startOurs,
  startStock,
  startSubgraphs,
  type Target,
} from './targets.ts';
import { issueTokens } from './tokens.ts';

export const needsPeers = true;

const connections = 16;
/** Callers who return, each within a few seconds. */
const regulars = 300;
const returning = 'ours, callers who come back';
const warmUps = 2;
const full = { rounds: 7, total: 1500, starts: 7 };
const quick = { rounds: 2, total: 300, starts: 2 };
const require = createRequire(import.meta.url);
const peer = (name: string) => versionOf(join(import.meta.dirname, '../peers/node_modules', name, 'package.json'));

const whyCpu =
  'The library’s executor and Apollo Server are the same in both. Ours saves on the way to the subgraphs (undici instead of the library’s fetcher) and pays for a look-up in PostgreSQL, shared by the requests that arrive together, and for two signatures with each request, which the others leave out.';
const whyP50 =
  'With every connection busy p50 is the processor time of a request times the connections, so it says what CPU says. One after another, the gateway’s own time stands beside two trips to subgraphs that both have to make. The difference to the hand proxy is the library’s executor and Apollo Server, and our identity: a look-up in PostgreSQL and two signatures.';
const whyCold =
  'Plans are made before the port opens, and the connections to the subgraphs and to PostgreSQL are open. What is left is V8, which compiles each function when it is first called: about 20 ms of processor spread over Fastify, Apollo Server, undici and the executor. Running the plans against made-up answers took a sixth off it, and a compile cache kept from an earlier start nothing.';

interface Burst {
  readonly cpu: number;
  readonly asked: number;
  readonly perSecond: number;
  readonly p50: number;
  /** p50 when requests come one after another. */
  readonly alone: number;
}

/** Our gateway with identity and limits on, beside other gateways and a proxy written by hand. */
export async function measure({ isQuick, rounds: given }: Effort): Promise<Report> {
  const settings = isQuick ? quick : full;
  const { total, starts } = settings;
  const rounds = given ?? settings.rounds;
  const database = await startBenchDatabase();
  const tokens = await issueTokens(
    database.ownerUrl,
    5 * (warmUps + rounds) * (total + total / 5) + calls * starts + regulars,
  );
  const subgraphs = await startSubgraphs();
  const targets: Record<string, Target> = {
    ours: await startOurs(subgraphs, database.connection),
    'stock @apollo/gateway': await startStock(subgraphs),
    'Hive Gateway': await startHive(subgraphs),
    Grafbase: await startGrafbase(subgraphs),
    'hand proxy': await startHandProxy(subgraphs),
  };
  let used = regulars;
  let visits = 0;
  const newToken = () => `Bearer ${tokens[used++]}`;
  const regularToken = () => `Bearer ${tokens[visits++ % regulars]}`;
  const body = JSON.stringify({ query });
  const answers = new Map<string, string>();
  const burst =
    (name: string, { url, child }: Target, token = newToken) =>
    async (): Promise<Burst> => {
      const send = async (over: number, count: number) => {
        const headers = () => ({ 'content-type': 'application/json', authorization: token() });
        const request = () => ({ path: '/graphql', method: 'POST', headers: headers(), body }) as const;
        const load = await closedLoop({ url, connections: over, request }, count);
        if (load.failures > 0) throw new Error(`${name} refused ${load.failures} of ${count}: ${load.answer}`);
        return load;
      };
      const [before, askedBefore] = [cpuMs(child.pid), await subgraphs.asked()];
      const load = await send(connections, total);
      const [after, askedAfter] = [cpuMs(child.pid), await subgraphs.asked()];
      const alone = await send(1, total / 5);
      answers.set(name, JSON.stringify((JSON.parse(load.answer) as { data: unknown }).data));
      return {
        cpu: (after - before) / total,
        asked: (askedAfter - askedBefore) / total,
        perSecond: load.perSecond,
        p50: quantile(load.latencies, 0.5),
        alone: quantile(alone.latencies, 0.5),
      };
    };
  const bursts = Object.fromEntries(Object.entries(targets).map(([name, target]) => [name, burst(name, target)]));
  bursts[returning] = burst(returning, targets['ours'] as Target, regularToken);
  await alternate(warmUps, bursts);
  const seen = await alternate(rounds, bursts);
  const [expected] = answers.values();
  for (const [name, answer] of answers)
    if (answer !== expected) throw new Error(`${name} answered otherwise: ${answer.slice(0, 300)}`);
  for (const { child } of Object.values(targets)) await child.kill('SIGKILL');
  const cold = await coldCalls(starts, () => startOurs(subgraphs, database.connection), newToken);
  await subgraphs.stop();
  await database.stop();

  const of = (name: string, what: keyof Burst) => (seen[name] ?? []).map((each) => each[what]);
  const [stock, hand] = ['stock @apollo/gateway', 'hand proxy'];
  const cpu = ratios(of('ours', 'cpu'), of(stock, 'cpu'));
  const p50 = ratios(of('ours', 'p50'), of(hand, 'p50'));
  const alone = ratios(of('ours', 'alone'), of(hand, 'alone'));
  return {
    title: 'gateway: what federation costs at the public port',
    method: `20 tenants joined to their usage, two subgraphs. ${rounds} rounds of ${total} requests over ${connections} connections and ${total / 5} one after another, the targets in turn after ${warmUps} rounds to warm up. Each request comes with an API token that was not seen before, but in the last row, where ${regulars} callers come back. Ours looks it up in PostgreSQL each time (those that arrive together in one query), keeps its limits and signs an identity for each subgraph, once in 20 seconds for the same caller; the others look at nothing and hand the token on, so that none may share one subgraph's answer among callers. The measured gateway is kept to one processor. All answers are equal.`,
    columns: [
      ...['', 'CPU ms a request', 'CPU beside stock', 'requests/s', 'p50 ms', 'p50 beside the hand proxy'],
      ...['p50 ms, one after another', 'beside the hand proxy', 'subgraph requests a request'],
    ],
    rows: Object.keys(bursts).map((name) => [
      name,
      shown(spreadOf(of(name, 'cpu'))),
      shown(ratios(of(name, 'cpu'), of(stock, 'cpu'))),
      shown(spreadOf(of(name, 'perSecond')), 0),
      shown(spreadOf(of(name, 'p50')), 1),
      shown(ratios(of(name, 'p50'), of(hand, 'p50'))),
      shown(spreadOf(of(name, 'alone')), 1),
      shown(ratios(of(name, 'alone'), of(hand, 'alone'))),
      spreadOf(of(name, 'asked')).median.toFixed(2),
    ]),
    goals: [
      {
        text: 'CPU <= 0.85 of stock, with identity and limits on',
        seen: shown(cpu),
        isMet: cpu.median <= 0.85,
        ifMissed: whyCpu,
      },
      {
        text: `p50 <= 2.5 x the hand proxy, ${connections} connections`,
        seen: shown(p50),
        isMet: p50.median <= 2.5,
        ifMissed: whyP50,
      },
      {
        text: 'p50 <= 2.5 x the hand proxy, one after another',
        seen: shown(alone),
        isMet: alone.median <= 2.5,
        ifMissed: whyP50,
      },
      {
        text: 'first call of a trusted document <= 1.2 x warm',
        seen: shown(cold.first),
        isMet: cold.first.median <= 1.2,
        ifMissed: whyCold,
      },
    ],
    notes: [
      `After a start (${starts} of them) with a manifest as long as the portal's, the first call of a trusted document takes ${shown(cold.firstMs, 1)} ms, ${shown(cold.first)} x warm; the second ${shown(cold.second)} x, the tenth ${shown(cold.tenth)} x.`,
    ],
    versions: {
      '@apollo/gateway': versionOf(require.resolve('@apollo/gateway/package.json')),
      '@graphql-hive/gateway': peer('@graphql-hive/gateway'),
      Grafbase: peer('@grafbase/cli-x86_64-unknown-linux-musl'),
      PostgreSQL: '18 (embedded)',
    },
  };
}
