import { importJWK, SignJWT } from 'jose';
import { z } from 'zod';
import type { Logger } from '../process/logger.ts';
import { originHeaders } from '../tracing/origin.ts';
import { headerOf, verifierOf } from './public-keys.ts';
import { createSkewReport, lifeSeconds, times } from './token-times.ts';

const issuer = 'konstruct-service';
const claims = z.object({ sub: z.string().min(1), tenantId: z.string().min(1) });

const parseKey = (jwk: string) => importJWK(JSON.parse(jwk), 'EdDSA');

/**
 * Headers for a call from one of our services to another, on behalf of a tenant and as part of the current work; valid
 * for 60 seconds.
 */
export type ServiceCaller = (to: string, tenantId: string) => Promise<Record<string, string>>;

/**
 * Makes the headers of internal calls. `from` is the caller's name, `privateJwk` its own Ed25519 key as JSON: no other
 * service has it.
 */
export function createServiceCaller({ privateJwk, from }: { privateJwk: string; from: string }): ServiceCaller {
  const key = parseKey(privateJwk);
  const header = headerOf(privateJwk);
  return async (to, tenantId) => {
    const jwt = new SignJWT({ tenantId }).setProtectedHeader(header).setIssuer(issuer).setSubject(from).setAudience(to);
    return {
      ...originHeaders(),
      authorization: `Bearer ${await jwt
        .setIssuedAt()
        .setExpirationTime(`${lifeSeconds}s`)
        .sign(await key)}`,
    };
  };
}

/** Checks internal calls. */
export interface ServiceCallVerifier {
  /**
   * The calling service and its tenant. Throws when the call is not signed by a caller that is admitted here, or not
   * for this service.
   */
  verify(headers: Readonly<Record<string, string | string[] | undefined>>): Promise<{ from: string; tenantId: string }>;
}

/** What `createServiceCallVerifier` takes. */
export interface ServiceCallVerifierOptions {
  /** The service that is called. */
  readonly to: string;
  /** The admitted callers by name: the public Ed25519 key of each, or a list of them, as JSON. */
  readonly callers: Readonly<Record<string, string>>;
  /** Gets a warning when a clock is more than two minutes off. */
  readonly log?: Pick<Logger, 'warn'>;
}

/** Checks internal calls meant for one service: each caller by its own key, so that none can call in another's name. */
export function createServiceCallVerifier({ to, callers, log }: ServiceCallVerifierOptions): ServiceCallVerifier {
  const known = Object.entries(callers).map(([from, publicJwks]) => ({ from, verifyWithAny: verifierOf(publicJwks) }));
  const report = createSkewReport(log);

  async function claimsOf(token: string) {
    let refused: unknown = new Error('No one may call here.');
    for (const { from, verifyWithAny } of known) {
      try {
        return await verifyWithAny(
          token,
          { issuer, audience: to, subject: from, algorithms: ['EdDSA'], ...times },
          report,
        );
      } catch (error) {
        refused = error;
      }
    }
    throw refused;
  }

  return {
    async verify(headers) {
      const token = /^Bearer (.+)$/.exec(String(headers['authorization'] ?? ''))?.[1] ?? '';
      const { sub, tenantId } = claims.parse((await claimsOf(token)).payload);
      return { from: sub, tenantId };
    },
  };
}
