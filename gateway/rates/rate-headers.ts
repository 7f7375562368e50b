import type { QuotaState } from './quotas.ts';

/**
 * `RateLimit-Policy` and `RateLimit` as defined by draft-ietf-httpapi-ratelimit-headers-10: lists of policies with the
 * quota `q` and the window `w` in seconds, and with the remaining quota `r` for `t` more seconds.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function rateHeaders(states: Iterable<QuotaState>): Record<string, string> {
  const all = [...states];
  if (all.length === 0) return {};
  return {
    'ratelimit-policy': all
      .map(({ policy: { name, quota, windowSeconds } }) => `"${name}";q=${quota};w=${windowSeconds}`)
      .join(', '),
    ratelimit: all
      .map(({ policy: { name }, remaining, secondsLeft }) => `"${name}";r=${remaining};t=${secondsLeft}`)
      .join(', '),
  };
}
