/** A service that has started. */
export interface Running {
  readonly name: string;
  /** Where it listens. */
  readonly url: string;
  /**
   * Says on `/readyz` that it is about to stop, takes no more jobs, and has its callers connect elsewhere. It goes on answering.
   * Safe to repeat.
   */
  beginStop(): void;
  /** Ends what is under way, within the grace that it was started with, and closes every connection. */
  stop(): Promise<void>;
}

/** What a service's jobs are worked on by. */
export interface StoppableWorker {
  /** False means that nothing is being worked on. */
  isWorking(): boolean;
  /** Takes no more jobs and lets running ones end. Safe to repeat. */
  stop(): Promise<void>;
}

/** Whether each thing that a process depends on is as it must be, by its name. */
export type Readiness = Readonly<Record<string, boolean>>;

/** What `/readyz` answers. */
export function readinessAnswer(readiness: Readiness, isStopping: boolean) {
  const isReady = !isStopping && Object.values(readiness).every(Boolean);
  const status = isStopping ? 'stopping' : isReady ? 'ok' : 'not ready';
  const parts = Object.fromEntries(Object.entries(readiness).map(([name, isFine]) => [name, isFine ? 'ok' : 'not ready']));
  return { statusCode: isReady ? 200 : 503, body: { status, parts } };
}

/** Starts a service from its environment; throws a sentence when something in it is missing or wrong. */
export type StartService = (source: Readonly<Record<string, string | undefined>>) => Promise<Running>;
