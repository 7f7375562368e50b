import type { CombinedError } from '@urql/core';
import { waitIn } from '#lib/format/duration.ts';
import { text } from './text.ts';

type Failure = CombinedError | undefined;

/** The error codes, in the order of the answer. */
export const codesOf = (failure: Failure) => failure?.graphQLErrors.map(({ extensions }) => extensions?.['code']) ?? [];

/** The paths in the answer that failed with this code. */
export const pathsOf = (failure: Failure, code: string) =>
  failure?.graphQLErrors.filter(({ extensions }) => extensions?.['code'] === code).map(({ path }) => path ?? []) ?? [];

/**
 * The number of seconds to wait before the next request if the gateway's rate limit rejected this one; null otherwise.
 */
export function waitOf(failure: Failure): number | null {
  const limited = failure?.graphQLErrors.find(({ extensions }) => extensions?.['code'] === 'RATE_LIMITED');
  return limited ? Math.max(1, Number(limited.extensions?.['retryAfterSeconds']) || 1) : null;
}

/** Shown when the rate limit prevents a page from loading. */
export const waitMessage = (seconds: number) => text.page.rateLimited(waitIn(seconds));

/**
 * The message for a change that returned no result. It says that nothing was changed only if the change itself failed.
 * If a field below it is missing, the change was made. If a subgraph did not answer, the outcome is unknown.
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
