import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

const issuer = 'konstruct-service';
const claims = z.object({ sub: z.string().min(1), tenantId: z.string().min(1) });

/** Headers for a call from one of our services to another, on behalf of a tenant; good for 60 seconds. */
export type ServiceCaller = (to: string, tenantId: string) => Promise<Record<string, string>>;

/**
 * Makes the headers of internal calls. `from` is the caller's name, `secret` at least 32 characters: every service knows it; the
 * browser and third parties never see it.
 */
export function createServiceCaller({ secret, from }: { secret: string; from: string }): ServiceCaller {
  const key = new TextEncoder().encode(secret);
  return async (to, tenantId) => {
    const jwt = new SignJWT({ tenantId }).setProtectedHeader({ alg: 'HS256' }).setIssuer(issuer).setSubject(from).setAudience(to);
    return { authorization: `Bearer ${await jwt.setIssuedAt().setExpirationTime('60s').sign(key)}` };
  };
}

/** Checks internal calls. */
export interface ServiceCallVerifier {
  /** Who calls, for which tenant. Throws when the call is not signed by one of our services, or not for this one. */
  verify(headers: Readonly<Record<string, string | string[] | undefined>>): Promise<{ from: string; tenantId: string }>;
}

/** Checks internal calls meant for the service `to`, by the same `secret`. */
export function createServiceCallVerifier({ secret, to }: { secret: string; to: string }): ServiceCallVerifier {
  const key = new TextEncoder().encode(secret);
  return {
    async verify(headers) {
      const token = /^Bearer (.+)$/.exec(String(headers['authorization'] ?? ''))?.[1] ?? '';
      const { payload } = await jwtVerify(token, key, { issuer, audience: to, algorithms: ['HS256'], requiredClaims: ['exp'] });
      const { sub, tenantId } = claims.parse(payload);
      return { from: sub, tenantId };
    },
  };
}
