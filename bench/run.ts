import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asMarkdown, type Effort, type Report } from './measure/report.ts';

interface Benchmark {
  measure(effort: Effort): Promise<Report>;
  readonly needsPeers?: boolean;
}

const benchmarks: Record<string, () => Promise<Benchmark>> = {
  start: () => import('./start/start.ts'),
  gateway: () => import('./gateway/gateway.ts'),
  'tenant-read': () => import('./tenant-read/tenant-read.ts'),
  webhooks: () => import('./webhooks/webhooks.ts'),
  portal: () => import('./portal/portal.ts'),
  answer: () => import('./answer/answer.ts'),
  fairness: () => import('./fairness/fairness.ts'),
};

const here = import.meta.dirname;
const [name = '', ...flags] = process.argv.slice(2);
const isQuick = flags.includes('--quick');
const given = flags.find((flag) => flag.startsWith('--rounds='))?.slice('--rounds='.length);
const rounds = given === undefined ? null : Number(given);
const load = benchmarks[name];
if (!load) {
  console.error(
    `Say which benchmark: npm run bench -- NAME [--quick] [--rounds=N], with NAME one of ${Object.keys(benchmarks).join(', ')}.`,
  );
  process.exit(2);
}
const benchmark = await load();
if (benchmark.needsPeers && !existsSync(join(here, 'peers/node_modules'))) {
  console.log('Installing the peers, once ...');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: join(here, 'peers'), stdio: 'inherit' });
}
const text = asMarkdown(await benchmark.measure({ isQuick, rounds }));
console.log(text);
if (!isQuick) {
  mkdirSync(join(here, 'results'), { recursive: true });
  writeFileSync(join(here, 'results', `${name}.md`), text);
}
process.exit(0);
