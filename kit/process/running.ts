/** A service that has started. */
export interface Running {
  readonly name: string;
  /** Where it listens. */
  readonly url: string;
  /**
   * Reports on `/readyz` that the service is about to stop, takes no more jobs, and makes its callers connect
   * elsewhere. It continues to answer. Safe to repeat.
   */
  beginStop(): void;
  /** Ends work under way, within the grace period that the service was started with, and closes every connection. */
  stop(): Promise<void>;
}

/** The worker that runs a service's jobs. */
export interface StoppableWorker {
  /** False means that no jobs are worked on. */
  isWorking(): boolean;
  /** Takes no more jobs and lets running ones end. Safe to repeat. */
  stop(): Promise<void>;
}

/** Whether each dependency of a process works, by its name. */
export type Readiness = Readonly<Record<string, boolean>>;

/** What `/readyz` answers. */
export function readinessAnswer(readiness: Readiness, isStopping: boolean) {
  const isReady = !isStopping && Object.values(readiness).every(Boolean);
  const status = isStopping ? 'stopping' : isReady ? 'ok' : 'not ready';
  const parts = Object.fromEntries(
    Object.entries(readiness).map(([name, isFine]) => [name, isFine ? 'ok' : 'not ready']),
  );
  return { statusCode: isReady ? 200 : 503, body: { status, parts } };
}

/** Starts a service from its environment; throws a readable error when something in it is missing or wrong. */
export type StartService = (source: Readonly<Record<string, string | undefined>>) => Promise<Running>;
