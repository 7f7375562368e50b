/** A service that has started. */
export interface Running {
  readonly name: string;
  /** Where it listens. */
  readonly url: string;
  /** Ends what is under way and closes every connection. */
  stop(): Promise<void>;
}

/** Starts a service from its environment; throws a sentence when something in it is missing or wrong. */
export type StartService = (source: Readonly<Record<string, string | undefined>>) => Promise<Running>;
