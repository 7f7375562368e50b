/** What can be asked to stop. */
export interface Stoppable {
  /** Prepares the stop; the process continues to answer. */
  beginStop?(): void;
  stop(): Promise<void>;
}

/** Two signals within this time count as one: sent to a group of processes, and forwarded by one of them. */
const sameSignalMs = 1_000;

/**
 * Runs what `start` starts until the process is asked to stop. Then it continues for as many milliseconds as
 * `readDelayMs` returns, while it reports that it is about to stop, and stops. Ends with 0. A second signal does not
 * wait: the process ends with 1. An error that prevents the start is printed, and the process ends with 1.
 */
export async function untilStopped(start: () => Promise<Stoppable>, readDelayMs = () => 0): Promise<void> {
  let askedAt = 0;
  const asked = Promise.withResolvers<void>();
  const stopOnce = () => {
    askedAt ||= performance.now();
    asked.resolve();
  };
  const onSignal = () => {
    if (askedAt > 0 && performance.now() - askedAt > sameSignalMs) process.exit(1);
    stopOnce();
  };
  // Registered before the start, so that everything begun by then ends in order.
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // The process that started this one is gone.
  process.on('disconnect', stopOnce);
  try {
    const delayMs = readDelayMs();
    const running = await start();
    await asked.promise;
    if (process.stdout.isTTY)
      setTimeout(() => console.log('Finishing work in progress. Press Ctrl-C again to stop now.'), sameSignalMs);
    running.beginStop?.();
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    await running.stop();
    process.exit(0);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
