import type { Params } from './params.ts';

/** The metadata after a request: given keys are set, empty ones are removed, and `metadata=` clears all. */
export function mergedMetadata(
  before: Record<string, string>,
  params: Params,
  name = 'metadata',
): Record<string, string> {
  const given = params.pairs(name);
  if (given === undefined) return before;
  if (given === null) return {};
  return Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== ''));
}
