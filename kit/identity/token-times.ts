import { errors, type JWTVerifyOptions } from 'jose';
import type { Logger } from '../process/logger.ts';

/** How long a token of ours is good for, in seconds, by the signer's clock. */
export const lifeSeconds = 60;

/** How far the clocks of two of our machines may be apart, in seconds, either way. */
export const skewSeconds = 120;

/** A token says when it was made and when it ends, and both are compared with this machine's clock, with leeway for its being off. */
export const times = {
  clockTolerance: skewSeconds,
  maxTokenAge: lifeSeconds,
  requiredClaims: ['exp', 'iat'],
} as const satisfies JWTVerifyOptions;

const pauseMs = 60_000;

/**
 * Reports, once a minute at most, that a token with a good signature was refused for its times: someone's clock is wrong. No one but
 * our own services can make it speak, since signatures are checked first.
 */
export function createSkewReport(log: Pick<Logger, 'warn'> | undefined): (error: unknown) => void {
  let reportedAt = -Infinity;
  return (error) => {
    const isAboutTime =
      error instanceof errors.JWTExpired ||
      (error instanceof errors.JWTClaimValidationFailed && ['iat', 'nbf', 'exp'].includes(error.claim));
    const at = performance.now();
    if (!isAboutTime || at - reportedAt < pauseMs) return;
    reportedAt = at;
    const { iat } = error.payload;
    const offSeconds = typeof iat === 'number' ? Math.round(Date.now() / 1000 - iat) : null;
    log?.warn(
      { offSeconds, from: error.payload.sub ?? error.payload.iss },
      `clock skew: a token was refused that was made ${offSeconds} s ago by this machine's clock; set the clocks of both machines (NTP)`,
    );
  };
}
