/** The rate that was refused. */
interface Limit {
  /** How long to wait, as the gateway said it. */
  readonly seconds: number;
  /** Unix time in milliseconds: nothing is read again automatically before it. */
  readonly until: number;
}

interface ConnectionState {
  isStale: boolean;
  isFollowed: boolean;
  failureCount: number;
  missingCount: number;
  limit: Limit | null;
}

/** Whether the page can read what it shows, in the browser. */
export const connection = $state<ConnectionState>({
  /** Something that the page shows could not be read the last time: it is old, or missing. */
  isStale: false,
  /** The page is read again automatically. */
  isFollowed: false,
  /** Counts readings that failed. */
  failureCount: 0,
  /** Parts of the page that say that they cannot be shown. */
  missingCount: 0,
  /** Too much was asked for in a short time; null once that is over. */
  limit: null,
});
