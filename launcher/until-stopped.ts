/** What can be told to stop. */
export interface Stoppable {
  /** What goes before stopping: it goes on answering. */
  beginStop?(): void;
  stop(): Promise<void>;
}

/** A signal that comes twice within this time was sent once: to a group of processes, and handed on by one of them. */
const sameSignalMs = 1_000;

/**
 * Runs what `start` starts until the process is told to stop; then goes on for as many milliseconds as `readDelayMs` gives, in which it says that it is about to stop,
 * and stops. Ends with 0. A second signal does not wait: it ends with 1. What keeps it from starting is printed, and it ends with 1.
 */
export async function untilStopped(start: () => Promise<Stoppable>, readDelayMs = () => 0): Promise<void> {
  try {
    const delayMs = readDelayMs();
    const running = await start();
    let stopping: Promise<void> | undefined;
    let toldAt = 0;

    async function stop(): Promise<void> {
      running.beginStop?.();
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      await running.stop();
    }

    function stopOnce(): void {
      if (stopping) return;
      toldAt = performance.now();
      stopping = stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(String(error));
          process.exit(1);
        },
      );
      if (process.stdout.isTTY) setTimeout(() => console.log('Waiting for what is under way. Ctrl-C again ends it.'), sameSignalMs);
    }

    const onSignal = () => {
      if (stopping && performance.now() - toldAt > sameSignalMs) process.exit(1);
      stopOnce();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    // Whoever started this as a child is gone.
    process.on('disconnect', stopOnce);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
