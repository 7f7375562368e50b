import './output.ts';
import { launch } from './start/launch.ts';
import { untilStopped } from './start/until-stopped.ts';

await untilStopped(() => launch(process.argv.slice(2), (line) => console.log(line)));
