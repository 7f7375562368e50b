import type { CombinedError } from '@urql/core';
import { waitIn } from '#lib/format/duration.ts';

type Failure = CombinedError | undefined;

/** The codes of what failed, in the order of the answer. */
export const codesOf = (failure: Failure) => failure?.graphQLErrors.map(({ extensions }) => extensions?.['code']) ?? [];

/** Where in the answer something failed with this code. */
export const pathsOf = (failure: Failure, code: string) =>
  failure?.graphQLErrors.filter(({ extensions }) => extensions?.['code'] === code).map(({ path }) => path ?? []) ?? [];

/** For how many seconds nothing should be asked, where too much was asked in a short time; null otherwise. */
export function waitOf(failure: Failure): number | null {
  const limited = failure?.graphQLErrors.find(({ extensions }) => extensions?.['code'] === 'RATE_LIMITED');
  return limited ? Math.max(1, Number(limited.extensions?.['retryAfterSeconds']) || 1) : null;
}

/** Said on a page that cannot be drawn for that reason. */
export const waitMessage = (seconds: number) =>
  `Konstruct was asked for too much in a short time, by you or by your company. Wait ${waitIn(seconds)}, then try again.`;

/**
 * What an operator is told of a change without an answer. That nothing was changed is said only where the change itself failed:
 * where something below it is missing it was made, and where a part of the product did not answer nobody knows.
 */
export function messageOf(failure: CombinedError): string {
  const codes = codesOf(failure);
  if (failure.networkError) return 'Konstruct cannot be reached. Check your connection and try again.';
  if (failure.graphQLErrors.some(({ path }) => (path?.length ?? 0) > 1))
    return 'It was done, but not all of it can be shown right now. Reload the page.';
  const seconds = waitOf(failure);
  if (seconds !== null)
    return `That was too much in a short time, by you or by your company. Nothing was changed; try again in ${waitIn(seconds)}.`;
  if (codes.includes('FOREIGN_ORIGIN'))
    return 'This page was opened at another address than its own. Open Konstruct at its usual address, and sign in there.';
  if (codes.includes('FORBIDDEN')) return 'Your role in this company does not allow this.';
  if (codes.includes('SUBGRAPH_UNAVAILABLE'))
    return 'A part of Konstruct does not answer. Reload the page to see whether it was done before you try again.';
  return 'That did not work. Nothing was changed; try again in a moment.';
}
