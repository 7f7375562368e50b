type Path = readonly (string | number)[];
type Parts = Record<string, unknown>;

const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The object that holds the end of a path. Undefined if the path leads through a list, because the earlier item is
 * unknown.
 */
function holderOf(answer: unknown, path: Path): Parts | undefined {
  const end = path.slice(0, -1).reduce<unknown>((value, step) => (isParts(value) ? value[step] : undefined), answer);
  return isParts(end) ? end : undefined;
}

/**
 * Fills the missing parts of an answer, named by the paths, from the previous answer. Without an answer, returns the
 * previous one.
 */
export function mergeStale<R>(answer: R | undefined, before: R | undefined, paths: readonly Path[]): R | undefined {
  for (const path of paths) {
    const [holder, earlier, name] = [holderOf(answer, path), holderOf(before, path), path.at(-1)];
    if (holder && earlier && name !== undefined) holder[name] ??= earlier[name];
  }
  return answer ?? before;
}
