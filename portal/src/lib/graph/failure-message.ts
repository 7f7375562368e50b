import type { CombinedError } from '@urql/core';
import { waitIn } from '#lib/format/duration.ts';
import { text } from './text.ts';

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
export const waitMessage = (seconds: number) => text.page.rateLimited(waitIn(seconds));

/**
 * What the page says of a change without an answer. That nothing was changed is said only where the change itself failed:
 * where something below it is missing it was made, and where a part of the product did not answer it is not known.
 */
export function messageOf(failure: CombinedError): string {
  const codes = codesOf(failure);
  if (failure.networkError) return text.change.offline;
  if (failure.graphQLErrors.some(({ path }) => (path?.length ?? 0) > 1)) return text.change.madeInPart;
  const seconds = waitOf(failure);
  if (seconds !== null) return text.change.rateLimited(waitIn(seconds));
  if (codes.includes('FOREIGN_ORIGIN')) return text.change.foreignOrigin;
  if (codes.includes('FORBIDDEN')) return text.change.forbidden;
  if (codes.includes('SUBGRAPH_UNAVAILABLE')) return text.change.partUnavailable;
  return text.change.failed;
}
