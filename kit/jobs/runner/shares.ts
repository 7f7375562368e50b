/** What a queue may take next: at most so many jobs, and none of these groups. */
export interface Request {
  readonly batchSize: number;
  readonly ignoreGroups: readonly string[];
}

/**
 * How many jobs one statement may take: the text of the statement holds the number, and the server keeps a plan of each. Few enough
 * that a group does not pass its share by them.
 */
const batchSizes = [20, 5, 2, 1];
/** Places beyond the regular ones for groups that have nothing running, as a part of them. */
const reserve = 0.25;

/** Of `places`, what one group may hold where `groupCount` groups are busy: half while it is alone, then the same part for each. */
export function shareOf(places: number, groupCount: number): number {
  return Math.max(1, Math.floor(places / Math.max(2, groupCount)));
}

/**
 * What to take next, from how many jobs run of each group (a group is a tenant). A group never passes its share. While all places
 * are taken, a group that has nothing running still gets a first one, so that no one waits for another's slow work to end. Null:
 * nothing now.
 */
export function nextRequest(places: number, running: ReadonlyMap<string, number>, runningCount: number): Request | null {
  const busy = [...running.keys()];
  if (runningCount >= places) {
    const most = places + Math.max(1, Math.floor(places * reserve));
    return runningCount < most ? { batchSize: 1, ignoreGroups: busy } : null;
  }
  const share = shareOf(places, running.size);
  const ignoreGroups = busy.filter((group) => (running.get(group) ?? 0) >= share);
  const ignored = new Set(ignoreGroups);
  // A group that is new makes every share smaller.
  const capacities = busy.filter((group) => !ignored.has(group)).map((group) => share - (running.get(group) ?? 0));
  const capacity = Math.min(shareOf(places, running.size + 1), ...capacities);
  const most = Math.min(places - runningCount, capacity);
  return { batchSize: batchSizes.find((size) => size <= most) ?? 1, ignoreGroups };
}
