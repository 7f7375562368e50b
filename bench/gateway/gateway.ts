import { createRequire } from 'node:module';
import { join } from 'node:path';
import { documentId } from '../../gateway/trusted-documents/manifest.ts';
import { startBenchDatabase } from '../measure/database.ts';
import { closedLoop } from '../measure/load.ts';
import { cpuMs } from '../measure/processes.ts';
import { type Report, versionOf } from '../measure/report.ts';
import { alternate, quantile, ratios, shown, spreadOf } from '../measure/rounds.ts';
import { query } from './graph.ts';
import { startGrafbase, startHandProxy, startHive, startOurs, startStock, startSubgraphs, type Target } from './targets.ts';
import { issueTokens } from './tokens.ts';

export const needsPeers = true;

const [rounds, total, connections, tokenCount, starts] = [7, 1500, 16, 3000, 7];
const require = createRequire(import.meta.url);
const peer = (name: string) => versionOf(join(import.meta.dirname, '../peers/node_modules', name, 'package.json'));

/** Our gateway with identity and limits on, beside other gateways and a proxy written by hand. */
export async function measure(): Promise<Report> {
  const database = await startBenchDatabase();
  const tokens = await issueTokens(database.ownerUrl, tokenCount);
  const subgraphs = await startSubgraphs();
  const targets: Record<string, Target> = {
    ours: await startOurs(subgraphs, database.connection),
    'stock @apollo/gateway': await startStock(subgraphs),
    'Hive Gateway': await startHive(subgraphs),
    Grafbase: await startGrafbase(subgraphs),
    'hand proxy': await startHandProxy(subgraphs),
  };
  let asked = 0;
  const headers = () => ({ 'content-type': 'application/json', authorization: `Bearer ${tokens[(asked += 1) % tokens.length]}` });
  const body = JSON.stringify({ query });
  const answers = new Map<string, string>();
  const burst =
    (name: string, { url, child }: Target) =>
    async () => {
      const before = cpuMs(child.pid);
      const load = await closedLoop(
        { url, connections, request: () => ({ path: '/graphql', method: 'POST', headers: headers(), body }) },
        total,
      );
      if (load.failures > 0) throw new Error(`${name} refused ${load.failures} of ${total}: ${load.answer}`);
      answers.set(name, JSON.stringify((JSON.parse(load.answer) as { data: unknown }).data));
      return { cpu: (cpuMs(child.pid) - before) / total, perSecond: load.perSecond, p50: quantile(load.latencies, 0.5) };
    };
  const bursts = Object.fromEntries(Object.entries(targets).map(([name, target]) => [name, burst(name, target)]));
  await alternate(2, bursts);
  const seen = await alternate(rounds, bursts);
  const [expected] = answers.values();
  for (const [name, answer] of answers) if (answer !== expected) throw new Error(`${name} answered otherwise: ${answer.slice(0, 300)}`);
  for (const { child } of Object.values(targets)) await child.kill('SIGKILL');

  const cold: { first: number; warm: number }[] = [];
  for (let n = 0; n < starts; n += 1) {
    const own = await startOurs(subgraphs, database.connection);
    const ask = async () => {
      const began = performance.now();
      const response = await fetch(`${own.url}/graphql`, {
        method: 'POST',
        headers: headers(),
        body: JSON.stringify({ documentId: documentId(query) }),
      });
      const text = await response.text();
      if (response.status !== 200 || !text.includes('Company 20')) throw new Error(text);
      return performance.now() - began;
    };
    // The client's own first request is slow as well: it makes one elsewhere.
    await fetch(`${own.url}/healthz`).then((response) => response.text());
    const first = await ask();
    const later: number[] = [];
    for (let call = 0; call < 40; call += 1) later.push(await ask());
    cold.push({ first, warm: spreadOf(later.slice(20)).median });
    await own.child.kill('SIGKILL');
  }
  await subgraphs.stop();
  await database.stop();

  const of = (name: string, what: 'cpu' | 'perSecond' | 'p50') => (seen[name] ?? []).map((each) => each[what]);
  const cpu = ratios(of('ours', 'cpu'), of('stock @apollo/gateway', 'cpu'));
  const p50 = ratios(of('ours', 'p50'), of('hand proxy', 'p50'));
  const coldRatio = spreadOf(cold.map(({ first, warm }) => first / warm));
  return {
    title: 'gateway: what federation costs at the door',
    method: `20 tenants joined to their usage, two subgraphs. ${rounds} rounds of ${total} requests over ${connections} connections, the targets in turn after two rounds to warm up; each request with one of ${tokenCount} API tokens, which ours looks up in PostgreSQL each time, with limits and signed identities; the others look at nothing. The measured gateway is kept to one processor. All answers are equal.`,
    columns: ['', 'CPU ms a request', 'CPU beside stock', 'requests/s', 'p50 ms', 'p50 beside the hand proxy'],
    rows: [
      ...Object.keys(targets).map((name) => [
        name,
        shown(spreadOf(of(name, 'cpu'))),
        shown(ratios(of(name, 'cpu'), of('stock @apollo/gateway', 'cpu'))),
        shown(spreadOf(of(name, 'perSecond')), 0),
        shown(spreadOf(of(name, 'p50')), 1),
        shown(ratios(of(name, 'p50'), of('hand proxy', 'p50'))),
      ]),
      [
        'ours, first call of a trusted document after start',
        `${shown(coldRatio)} x warm`,
        '',
        '',
        shown(spreadOf(cold.map(({ first }) => first)), 1),
        '',
      ],
    ],
    goals: [
      { text: 'CPU <= 0.85 of stock, with identity and limits on', seen: shown(cpu), isMet: cpu.median <= 0.85 },
      { text: 'p50 <= 2.5 x the hand proxy', seen: shown(p50), isMet: p50.median <= 2.5 },
      { text: 'first call <= 1.2 x warm', seen: shown(coldRatio), isMet: coldRatio.median <= 1.2 },
    ],
    versions: {
      '@apollo/gateway': versionOf(require.resolve('@apollo/gateway/package.json')),
      '@graphql-hive/gateway': peer('@graphql-hive/gateway'),
      Grafbase: peer('@grafbase/cli-x86_64-unknown-linux-musl'),
      PostgreSQL: '18 (embedded)',
    },
  };
}
