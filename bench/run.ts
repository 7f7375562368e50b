import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asMarkdown, type Report } from './measure/report.ts';

const benchmarks: Record<string, () => Promise<{ measure(): Promise<Report>; needsPeers?: boolean }>> = {
  start: () => import('./start/start.ts'),
  gateway: () => import('./gateway/gateway.ts'),
  'tenant-read': () => import('./tenant-read/tenant-read.ts'),
  webhooks: () => import('./webhooks/webhooks.ts'),
  portal: () => import('./portal/portal.ts'),
};

const here = import.meta.dirname;
const name = process.argv[2] ?? '';
const load = benchmarks[name];
if (!load) {
  console.error(`Say which benchmark: npm run bench -- NAME, with NAME one of ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}
const benchmark = await load();
if (benchmark.needsPeers && !existsSync(join(here, 'peers/node_modules'))) {
  console.log('Installing the peers, once ...');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: join(here, 'peers'), stdio: 'inherit' });
}
const text = asMarkdown(await benchmark.measure());
console.log(text);
mkdirSync(join(here, 'results'), { recursive: true });
writeFileSync(join(here, 'results', `${name}.md`), text);
process.exit(0);
