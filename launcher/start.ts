import './output.ts';
import { launch } from './launch.ts';
import { untilStopped } from './until-stopped.ts';

await untilStopped(() => launch(process.argv.slice(2), (line) => console.log(line)));
