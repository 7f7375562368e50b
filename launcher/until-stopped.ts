/** Runs what `start` starts until the process is told to stop. What keeps it from starting is printed, and the process ends with 1. */
export async function untilStopped(start: () => Promise<{ stop(): Promise<void> }>): Promise<void> {
  try {
    const running = await start();
    let stopping: Promise<void> | undefined;
    const stop = () => {
      // A second Ctrl-C does not wait.
      if (stopping) process.exit(1);
      stopping = running.stop().then(
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
}
