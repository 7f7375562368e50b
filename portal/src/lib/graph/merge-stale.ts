type Path = readonly (string | number)[];
type Parts = Record<string, unknown>;

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that a path leads into, unless it leads through a list: which item that was before is not known. */
function holderOf(answer: unknown, path: Path): Parts | undefined {
  const end = path.slice(0, -1).reduce<unknown>((value, step) => (isParts(value) ? value[step] : undefined), answer);
  return isParts(end) ? end : undefined;
}

/**
 * Puts what was answered before into an answer, where the paths say that it lacks something; without an answer, what was answered
 * before takes its place.
 */
export function mergeStale<R>(answer: R | undefined, before: R | undefined, paths: readonly Path[]): R | undefined {
  for (const path of paths) {
    const [holder, earlier, name] = [holderOf(answer, path), holderOf(before, path), path.at(-1)];
    if (holder && earlier && name !== undefined) holder[name] ??= earlier[name];
  }
  return answer ?? before;
}
