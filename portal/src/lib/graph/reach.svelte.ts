/** The rate that was refused. */
interface Limit {
  /** How long to wait, as the gateway said it. */
  readonly seconds: number;
  /** Unix time in milliseconds: nothing is read again by itself before it. */
  readonly until: number;
}

interface Reach {
  isBehind: boolean;
  isFollowed: boolean;
  failureCount: number;
  missingCount: number;
  limit: Limit | null;
}

/** How it goes with reading, in the browser. */
export const reach = $state<Reach>({
  /** Something that the page shows could not be read the last time: it is old, or missing. */
  isBehind: false,
  /** The page is read again by itself. */
  isFollowed: false,
  /** Counts readings that failed. */
  failureCount: 0,
  /** Parts of the page that say that they cannot be shown. */
  missingCount: 0,
  /** Too much was asked for in a short time; null once that is over. */
  limit: null,
});
