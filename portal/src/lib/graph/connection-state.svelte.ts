/** The rate limit that rejected a request. */
interface Limit {
  /** How long to wait, as the gateway reported it. */
  readonly seconds: number;
  /** Unix time in milliseconds: the page does not reload automatically before it. */
  readonly until: number;
}

interface ConnectionState {
  isStale: boolean;
  isFollowed: boolean;
  failureCount: number;
  missingCount: number;
  limit: Limit | null;
}

/** Whether the page can read its data, in the browser. */
export const connection = $state<ConnectionState>({
  /** The last attempt to read part of the page's data failed, so the data is outdated or missing. */
  isStale: false,
  /** The page reloads automatically. */
  isFollowed: false,
  /** The number of failed reads. */
  failureCount: 0,
  /** The number of parts of the page that show that their data is missing. */
  missingCount: 0,
  /** Set while a rate limit applies; null otherwise. */
  limit: null,
});
