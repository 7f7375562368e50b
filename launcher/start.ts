import { launch } from './launch.ts';

try {
  const product = await launch(process.argv.slice(2), (line) => console.log(line));
  let stopping: Promise<void> | undefined;
  const stop = () => {
    // A second Ctrl-C does not wait.
    if (stopping) process.exit(1);
    stopping = product.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(String(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // Whoever started this as a child is gone.
  process.on('disconnect', stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
