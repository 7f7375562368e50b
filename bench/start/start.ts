import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPortal } from '../../launcher/start/portal-build.ts';
import { freePort } from '../../launcher/home/ports.ts';
import { residentMib, startChild } from '../measure/processes.ts';
import type { Effort, Report } from '../measure/report.ts';
import { alternate, ratios, shown, spreadOf } from '../measure/rounds.ts';

const root = join(import.meta.dirname, '../..');

const why =
  'Every service is started in the order of its needs, and Node reads the TypeScript of all of them again. Beside it: a PostgreSQL alone, and the same start with a database that is there already.';

interface Start {
  readonly seconds: number;
  readonly mib: number;
}

async function once(
  args: readonly string[],
  ready: RegExp,
  env: NodeJS.ProcessEnv = {},
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<Start> {
  const child = await startChild({ command: process.execPath, args, cwd: root, env, ready });
  const mib = residentMib(child.pid);
  await child.kill(signal);
  return { seconds: child.readyMs / 1000, mib };
}

async function product(home: string): Promise<Start> {
  return once(['launcher/start.ts'], /Konstruct is ready/, {
    KONSTRUCT_HOME: home,
    PORT: String(await freePort()),
    DATABASE_URL: '',
  });
}

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'konstruct-bench-'));
  // When started by root, PostgreSQL runs as its own user, which needs access to this folder.
  chmodSync(home, 0o755);
  return home;
}

/**
 * `npm start` until ready, and the memory of all its processes, compared with an empty Node process and a PostgreSQL
 * alone.
 */
export async function measure({ isQuick, rounds: given }: Effort): Promise<Report> {
  const rounds = given ?? (isQuick ? 1 : 5);
  await buildPortal(console.log);
  const kept = newHome();
  await product(kept);
  const postgres = join(kept, 'postgres');
  const seen = await alternate(rounds, {
    'npm start, first': async () => {
      const home = newHome();
      const start = await product(home);
      rmSync(home, { recursive: true, force: true });
      return start;
    },
    'npm start, again': () => product(kept),
    'PostgreSQL alone': async () =>
      once([join(import.meta.dirname, 'postgres-alone.ts'), postgres], /ready/, {
        BENCH_PORT: String(await freePort()),
      }),
    'empty Node process': () => once(['-e', 'console.log("ready"); setInterval(() => {}, 1000)'], /ready/),
  });
  rmSync(kept, { recursive: true, force: true });
  const seconds = (name: keyof typeof seen) => seen[name].map((start) => start.seconds);
  const first = spreadOf(seconds('npm start, first'));
  const mib = spreadOf(seen['npm start, again'].map((start) => start.mib));
  return {
    title: 'start: from `npm start` to ready, and the memory of everything',
    method: `${rounds} rounds, the targets in turn; the portal is built before. Memory counts every process of the product (gateway, six services, portal, sandbox servers, PostgreSQL), shared pages once.`,
    columns: ['', 'seconds to ready', 'beside PostgreSQL alone', 'MiB'],
    rows: (Object.keys(seen) as (keyof typeof seen)[]).map((name) => [
      name,
      shown(spreadOf(seconds(name))),
      shown(ratios(seconds(name), seconds('PostgreSQL alone')), 1),
      shown(spreadOf(seen[name].map((start) => start.mib)), 0),
    ]),
    goals: [
      {
        text: 'ready within 15 s on two cores',
        seen: `${first.median.toFixed(1)} s on an empty directory`,
        isMet: first.median <= 15,
        ifMissed: why,
      },
      {
        text: 'at most 900 MB in all',
        seen: `${(mib.median * 1.048576).toFixed(0)} MB`,
        isMet: mib.median * 1.048576 <= 900,
        ifMissed: why,
      },
    ],
    versions: { PostgreSQL: '18 (embedded)' },
  };
}
