/** What a queue may take next: at most so many jobs, and none of these groups. */
export interface Request {
  readonly batchSize: number;
  readonly ignoreGroups: readonly string[];
}

/**
 * How many jobs one statement may take: the text of the statement contains the number, and the server keeps a plan of
 * each. Small enough that a batch does not take a group over its share.
 */
const batchSizes = [20, 5, 2, 1];
/** Additional places, as a fraction of the regular ones, for groups that have nothing running. */
const reserve = 0.25;

/**
 * How many of `places` one group may hold when `groupCount` groups are busy: half while it is alone, then an equal part
 * for each.
 */
export function shareOf(places: number, groupCount: number): number {
  return Math.max(1, Math.floor(places / Math.max(2, groupCount)));
}

/**
 * What to take next, given how many jobs of each group (a group is a tenant) are running. A group never exceeds its
 * share. Even while all places are taken, a group that has nothing running still gets one, so that no one waits for
 * another's slow work to end. Null: nothing now.
 */
export function nextRequest(
  places: number,
  running: ReadonlyMap<string, number>,
  runningCount: number,
): Request | null {
  const busy = [...running.keys()];
  if (runningCount >= places) {
    const most = places + Math.max(1, Math.floor(places * reserve));
    return runningCount < most ? { batchSize: 1, ignoreGroups: busy } : null;
  }
  const share = shareOf(places, running.size);
  const ignoreGroups = busy.filter((group) => (running.get(group) ?? 0) >= share);
  const ignored = new Set(ignoreGroups);
  // A new group makes every share smaller.
  const capacities = busy.filter((group) => !ignored.has(group)).map((group) => share - (running.get(group) ?? 0));
  const capacity = Math.min(shareOf(places, running.size + 1), ...capacities);
  const most = Math.min(places - runningCount, capacity);
  return { batchSize: batchSizes.find((size) => size <= most) ?? 1, ignoreGroups };
}
