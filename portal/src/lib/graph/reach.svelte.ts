/** How it goes with reading, in the browser. */
export const reach = $state({
  /** Something that the page shows could not be read the last time: it is old, or missing. */
  isBehind: false,
  /** The page is read again by itself. */
  isFollowed: false,
  /** Counts readings that failed. */
  failureCount: 0,
  /** Parts of the page that say that they cannot be shown. */
  missingCount: 0,
});
