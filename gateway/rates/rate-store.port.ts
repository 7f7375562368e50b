/** What one gateway requests of one key's quota. */
export interface Portion {
  /** The policy and the subject of the quota, `points-per-company 0193...`. */
  readonly key: string;
  readonly quota: number;
  readonly windowSeconds: number;
  /** Less than this is useless: then nothing is granted. */
  readonly needed: number;
  /** At most this much is granted. */
  readonly wanted: number;
}

export interface Grant {
  readonly granted: number;
  /** What is left for all gateways after that. */
  readonly remaining: number;
  /** Milliseconds until the window ends and the quota is full again. */
  readonly windowEndsInMs: number;
}

/** Quotas that all gateways of an installation share. A window begins with the first portion taken from it. */
export interface RateStore {
  /** Fails within a second when the database is away. */
  take(portion: Portion): Promise<Grant>;
  close(): Promise<void>;
}
