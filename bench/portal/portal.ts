import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subgraphs } from '@konstruct/schema/subgraphs';
import { buildPortal } from '../../launcher/start/portal-build.ts';
import { freePort } from '../../launcher/home/ports.ts';
import { startBenchDatabase } from '../measure/database.ts';
import { closedLoop } from '../measure/load.ts';
import { cpuMs, startChild } from '../measure/processes.ts';
import { type Effort, type Report, versionOf } from '../measure/report.ts';
import { alternate, ratios, shown, spreadOf } from '../measure/rounds.ts';
import { openCompanySession } from './company.ts';
import { lighthouse } from './lighthouse.ts';
import { javaScriptOf } from './sent.ts';

export const needsPeers = true;

const root = join(import.meta.dirname, '../..');
const full = { rounds: 5, requests: 100 };
const quick = { rounds: 1, requests: 50 };
const open = ['/sign-in', '/sign-up'];
const behind = [
  '/',
  '/employees',
  '/channels',
  '/conversations',
  '/keys',
  '/usage',
  '/billing',
  '/team',
  '/api-tokens',
  '/settings',
  '/welcome/connect',
  '/welcome/configure',
];
const weighed = ['/sign-in', '/', '/usage'];

const why = {
  size: 'Every page has one chunk of 52 KB in common (Svelte, SvelteKit, the graph’s client, what all pages use; an empty route has 31 KB of it). What a heavy page adds is its own forms and confirmations, which are sent with it though they open only when they are asked for.',
  paint:
    'The page is rendered on the server and brings its styles along, so nothing stands between its text and the first paint. Lighthouse works out a slow network afterwards and counts all that had come before the paint it saw; here, where the network is fast and the processor slow, that is the script and the font as well, of which the empty route has half and none.',
  blocking:
    'What is left is hydration: the common chunk is evaluated and Svelte walks over the page that is already there, in one task. The empty route has neither forms nor tables.',
};

async function startEmpty() {
  const directory = join(import.meta.dirname, 'empty');
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], {
    cwd: directory,
    stdio: 'inherit',
  });
  const port = await freePort();
  const env = { PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'production' };
  const child = await startChild({
    command: process.execPath,
    args: ['build/index.js'],
    cwd: directory,
    env,
    ready: /Listening/,
    cpu: 0,
  });
  return { url: `http://127.0.0.1:${port}`, child };
}

async function startProduct() {
  const database = await startBenchDatabase();
  const home = mkdtempSync(join(tmpdir(), 'konstruct-bench-'));
  chmodSync(home, 0o755);
  const port = await freePort();
  const env = {
    ...{
      KONSTRUCT_HOME: home,
      PORT: String(port),
      DATABASE_URL: database.ownerUrl,
      PLATFORM_SECRET: database.connection.platformSecret,
    },
    ...{ TRUSTED_DOCUMENTS: 'test/graph/generated/persisted-documents.json', LOG_LEVEL: 'error' },
  };
  const launcher = join(root, 'launcher/start.ts');
  const start = (parts: readonly string[], cpu?: number) =>
    startChild({
      ...{ command: process.execPath, args: [launcher, ...parts], cwd: root, env },
      ready: new RegExp(`${parts.at(-1)} ready`),
      ...(cpu === undefined ? {} : { cpu }),
    });
  const rest = await start(['sandbox', ...subgraphs, 'gateway']);
  const portal = await start(['portal'], 0);
  const ports = JSON.parse(readFileSync(join(home, 'ports.json'), 'utf8')) as Record<string, number>;
  return {
    url: `http://localhost:${port}`,
    mailbox: `http://127.0.0.1:${ports['mail']}`,
    portalUrl: `http://127.0.0.1:${ports['portal']}`,
    portal,
    async stop() {
      await portal.kill();
      await rest.kill();
      await database.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** What the portal sends and how soon it arrives, compared with a SvelteKit app with one empty route. */
export async function measure({ isQuick, rounds: given }: Effort): Promise<Report> {
  const settings = isQuick ? quick : full;
  const { requests } = settings;
  const rounds = given ?? settings.rounds;
  await buildPortal(console.log);
  const [empty, product] = [await startEmpty(), await startProduct()];
  const cookie = await openCompanySession(product.url, product.mailbox);

  const pages = [
    ...open.map((path) => [path, { url: product.url + path }] as const),
    ...behind.map((path) => [path, { url: product.url + path, cookie }] as const),
  ];
  const sent = await javaScriptOf({ 'an empty route': { url: empty.url }, ...Object.fromEntries(pages) });

  const session = (path: string) => (open.includes(path) ? '' : cookie);
  const lights = {
    'an empty route': () => lighthouse(empty.url),
    ...Object.fromEntries(weighed.map((path) => [path, () => lighthouse(product.url + path, session(path))])),
  } as Record<string, () => ReturnType<typeof lighthouse>>;
  const vitals = await alternate(rounds, lights);

  const render = (url: string, pid: number, path: string, own: string) => async () => {
    const before = cpuMs(pid);
    const headers: Record<string, string> = {
      host: new URL(product.url).host,
      'x-forwarded-proto': 'http',
      ...(own ? { cookie: own } : {}),
    };
    const load = await closedLoop({ url, connections: 8, request: () => ({ path, method: 'GET', headers }) }, requests);
    if (load.failures > 0) throw new Error(`${path}: ${load.answer.slice(0, 300)}`);
    return { cpu: (cpuMs(pid) - before) / requests, perSecond: load.perSecond };
  };
  const renders = {
    'an empty route': render(empty.url, empty.child.pid, '/', ''),
    ...Object.fromEntries(
      weighed.map((path) => [path, render(product.portalUrl, product.portal.pid, path, session(path))]),
    ),
  } as Record<string, () => Promise<{ cpu: number; perSecond: number }>>;
  await alternate(1, renders);
  const rendered = await alternate(rounds, renders);
  await product.stop();
  await empty.child.kill();

  const of = (name: string, what: 'lcpMs' | 'tbtMs' | 'cls') => (vitals[name] ?? []).map((each) => each[what]);
  const lcp = weighed.map((path) => ratios(of(path, 'lcpMs'), of('an empty route', 'lcpMs')));
  const heaviest = Object.entries(sent).toSorted(([, a], [, b]) => b - a)[0] ?? ['', 0];
  const most = (what: 'tbtMs' | 'cls') => Math.max(...weighed.map((path) => spreadOf(of(path, what)).median));
  const cells = (name: string) => {
    if (!vitals[name]) return ['', '', '', '', '', ''];
    const cpu = (rendered[name] ?? []).map((each) => each.cpu);
    return [
      shown(spreadOf(of(name, 'lcpMs')), 0),
      shown(ratios(of(name, 'lcpMs'), of('an empty route', 'lcpMs'))),
      shown(spreadOf(of(name, 'tbtMs')), 0),
      shown(spreadOf(of(name, 'cls')), 3),
      shown(spreadOf(cpu), 1),
      shown(spreadOf((rendered[name] ?? []).map((each) => each.perSecond)), 0),
    ];
  };
  const worst = Math.max(...lcp.map(({ median }) => median));
  return {
    title: 'portal: what a page sends, and when it is there',
    method: `JavaScript as a browser fetches it, each file gzipped, of every page for a company with one employee. Lighthouse as a phone, ${rounds} rounds, the pages in turn. Server rendering: ${rounds} rounds of ${requests} pages over 8 connections, the portal's process on one processor, the graph behind it on both.`,
    columns: [
      'page',
      'JavaScript KiB',
      'LCP ms',
      'LCP beside the empty route',
      'TBT ms',
      'CLS',
      'CPU ms a rendering',
      'renderings/s',
    ],
    rows: Object.entries(sent).map(([name, kib]) => [name, kib.toFixed(1), ...cells(name)]),
    goals: [
      {
        text: 'any route <= 70 KB of JavaScript',
        seen: `${((heaviest[1] * 1024) / 1000).toFixed(1)} KB on ${heaviest[0]}`,
        isMet: heaviest[1] * 1024 <= 70_000,
        ifMissed: why.size,
      },
      { text: 'LCP <= 1.15 x the empty route', seen: worst.toFixed(2), isMet: worst <= 1.15, ifMissed: why.paint },
      { text: 'CLS 0', seen: most('cls').toFixed(3), isMet: most('cls') < 0.0005 },
      {
        text: 'TBT <= 50 ms',
        seen: `${most('tbtMs').toFixed(0)} ms`,
        isMet: most('tbtMs') <= 50,
        ifMissed: why.blocking,
      },
    ],
    versions: {
      lighthouse: versionOf(join(import.meta.dirname, '../peers/node_modules/lighthouse/package.json')),
      '@sveltejs/kit': versionOf(
        createRequire(join(root, 'portal/package.json')).resolve('@sveltejs/kit/package.json'),
      ),
    },
  };
}
