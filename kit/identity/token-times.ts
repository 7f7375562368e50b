import { errors, type JWTVerifyOptions } from 'jose';
import type { Logger } from '../process/logger.ts';

/** How long one of our tokens is valid, in seconds, by the signer's clock. */
export const lifeSeconds = 60;

/** The tolerated difference between the clocks of two of our machines, in seconds, either way. */
export const skewSeconds = 120;

/**
 * A token states when it was made and when it ends. Both are compared with this machine's clock, with leeway for its
 * being off.
 */
export const times = {
  clockTolerance: skewSeconds,
  maxTokenAge: lifeSeconds,
  requiredClaims: ['exp', 'iat'],
} as const satisfies JWTVerifyOptions;

const pauseMs = 60_000;

/**
 * Reports, at most once a minute, that a token with a valid signature was rejected for its times: a clock is wrong.
 * Only our own services can trigger the report, since signatures are checked first.
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
