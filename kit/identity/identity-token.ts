import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Logger } from '../process/logger.ts';
import { type Actor, actorSchema } from './actor.ts';
import { headerOf, verifierOf } from './public-keys.ts';
import { createSkewReport, lifeSeconds, times } from './token-times.ts';

/** The header that carries an identity token between the gateway and the services. */
export const identityHeader = 'x-konstruct-identity';

const issuer = 'konstruct-gateway';

function parseKey(jwk: string) {
  return importJWK(JSON.parse(jwk), 'EdDSA');
}

/**
 * Signs the caller's identity, for one service (`audience`: its name) and 60 seconds. An equal actor gets the same
 * token for 20 seconds. `privateJwk` is an Ed25519 key as JSON.
 */
export function createIdentitySigner(privateJwk: string): { sign(actor: Actor, audience: string): Promise<string> } {
  const key = parseKey(privateJwk);
  const header = headerOf(privateJwk);
  // A signature costs a twentieth of a request through the gateway. The cache uses the clock that the token's expiry
  // uses.
  const signed = new LRUCache<string, Promise<string>>({ max: 10_000, ttl: 20_000, perf: Date });
  return {
    sign(actor, audience) {
      const claims = JSON.stringify([audience, actor]);
      const known = signed.get(claims);
      if (known) return known;
      const jwt = new SignJWT({ actor })
        .setProtectedHeader(header)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt();
      const token = key.then((privateKey) => jwt.setExpirationTime(`${lifeSeconds}s`).sign(privateKey));
      signed.set(claims, token);
      return token;
    },
  };
}

/** Checks identity tokens. */
export interface IdentityVerifier {
  /** The caller. Throws when the token is not the gateway's, not for this service, or too old. */
  verify(token: string): Promise<Actor>;
}

/**
 * Checks identity tokens meant for one service. `publicJwks` is the gateway's Ed25519 key as JSON, or a list of them;
 * `log` gets a warning when a clock is more than two minutes off.
 */
export function createIdentityVerifier(
  publicJwks: string,
  audience: string,
  log?: Pick<Logger, 'warn'>,
): IdentityVerifier {
  const verifyWithAny = verifierOf(publicJwks);
  const report = createSkewReport(log);
  return {
    async verify(token) {
      const { payload } = await verifyWithAny(token, { issuer, audience, algorithms: ['EdDSA'], ...times }, report);
      return actorSchema.parse(payload['actor']);
    },
  };
}

/** A new pair of Ed25519 keys, each a JWK as JSON: for identity tokens, or for one service's calls. */
export async function generateIdentityKeys(): Promise<{ publicJwk: string; privateJwk: string }> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  return {
    publicJwk: JSON.stringify(await exportJWK(publicKey)),
    privateJwk: JSON.stringify(await exportJWK(privateKey)),
  };
}
