/** What one gateway asks for, of one key's quota. */
export interface Portion {
  /** The policy and whose quota it is, `points-per-company 0193...`. */
  readonly key: string;
  readonly quota: number;
  readonly windowSeconds: number;
  /** Less than this is no use: nothing is given then. */
  readonly needed: number;
  /** At most this much is given. */
  readonly wanted: number;
}

export interface Grant {
  readonly granted: number;
  /** What is left for everyone after that. */
  readonly remaining: number;
  /** Milliseconds until the window ends and the quota is whole again. */
  readonly windowEndsInMs: number;
}

/** Quotas that all gateways of an installation share. A window begins with the first portion of it. */
export interface RateStore {
  /** Fails within a second where the database is away. */
  take(portion: Portion): Promise<Grant>;
  close(): Promise<void>;
}
