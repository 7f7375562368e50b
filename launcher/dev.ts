import './output.ts';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { startWatched, type WatchedProcess } from './dev/watched-process.ts';
import { environment } from './env.ts';
import { launch } from './start/launch.ts';
import { untilStopped } from './start/until-stopped.ts';

const root = join(import.meta.dirname, '..');
/** An editor writes a file in several steps, and `npm run schema` writes many files. */
const settledMs = 300;

const print = (line: string) => console.log(line);
const processes: WatchedProcess[] = [];

/** Every service reads the schema as text, which Node does not watch. */
function watchSchema(): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const restartAll = () => void Promise.all(processes.map((each) => each.restart()));
  return watch(join(root, 'schema'), { recursive: true }, (_event, name) => {
    if (!name?.endsWith('.graphql')) return;
    clearTimeout(timer);
    timer = setTimeout(restartAll, settledMs);
  });
}

await untilStopped(async () => {
  const { PATH, HOME } = environment;
  const launched = await launch(process.argv.slice(2), print, {
    isBuilt: false,
    async startService(name, own) {
      const program = name === 'portal' ? ['launcher/dev/portal.ts'] : ['launcher/serve.ts', name];
      const started = await startWatched(
        program.map((part) => (part.endsWith('.ts') ? join(root, part) : part)),
        { PATH, HOME, ...own },
        print,
      );
      if (name !== 'portal') processes.push(started);
      return started;
    },
  });
  const watching = watchSchema();
  return {
    async stop() {
      watching.close();
      await launched.stop();
    },
  };
});
