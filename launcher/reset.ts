import { rmSync } from 'node:fs';
import { isFree, namedPorts } from './home/ports.ts';
import { readSettings } from './env.ts';
import { openHome } from './home/home.ts';

const settings = readSettings();
const home = openHome(settings.KONSTRUCT_HOME);
const { postgres } = await namedPorts(home, ['postgres'], { keep: true, spoken: [] });
if (postgres !== undefined && !(await isFree(postgres))) {
  console.error('Konstruct is running. Stop it first (Ctrl-C), then reset.');
  process.exit(1);
}
rmSync(home, { recursive: true, force: true });
console.log(`Everything under ${home} was deleted. The next npm start begins from scratch.`);
