import type { CombinedError } from '@urql/core';

type Failure = CombinedError | undefined;

/** The codes of what failed, in the order of the answer. */
export const codesOf = (failure: Failure) => failure?.graphQLErrors.map(({ extensions }) => extensions?.['code']) ?? [];

/** Where in the answer something failed with this code. */
export const pathsOf = (failure: Failure, code: string) =>
  failure?.graphQLErrors.filter(({ extensions }) => extensions?.['code'] === code).map(({ path }) => path ?? []) ?? [];

/**
 * What an operator is told of a change without an answer. That nothing was changed is said only where the change itself failed:
 * where something below it is missing it was made, and where a part of the product did not answer nobody knows.
 */
export function wordsOf(failure: CombinedError): string {
  const codes = codesOf(failure);
  if (failure.networkError) return 'Konstruct cannot be reached. Check your connection and try again.';
  if (failure.graphQLErrors.some(({ path }) => (path?.length ?? 0) > 1))
    return 'It was done, but not all of it can be shown right now. Reload the page.';
  if (codes.includes('FORBIDDEN')) return 'Your role in this company does not allow this.';
  if (codes.includes('SUBGRAPH_UNAVAILABLE'))
    return 'A part of Konstruct does not answer. Reload the page to see whether it was done before you try again.';
  return 'That did not work. Nothing was changed; try again in a moment.';
}
