import {
  decodeProtectedHeader,
  importJWK,
  type JWK,
  jwtVerify,
  type JWTVerifyOptions,
  type JWTVerifyResult,
} from 'jose';

/**
 * Checks a token with whichever of the keys it was signed with. Throws as jose does; with several keys, the error of
 * the last one.
 */
export type VerifyWithAny = (
  token: string,
  options: JWTVerifyOptions,
  report: (error: unknown) => void,
) => Promise<JWTVerifyResult>;

/**
 * Reads the public keys of one signer: an Ed25519 JWK as JSON, or a JSON list of them while one replaces another. A
 * token that names its key is checked only with that one; `report` is called with each failure.
 */
export function verifierOf(jwks: string): VerifyWithAny {
  const keys = [JSON.parse(jwks) as JWK | JWK[]].flat().map((jwk) => ({ kid: jwk.kid, key: importJWK(jwk, 'EdDSA') }));
  if (keys.length === 0) throw new Error('A list of public keys has at least one.');
  return async (token, options, report) => {
    const { kid } = decodeProtectedHeader(token);
    const named = keys.filter((each) => each.kid !== undefined && each.kid === kid);
    let refused: unknown;
    for (const { key } of named.length > 0 ? named : keys) {
      try {
        return await jwtVerify(token, await key, options);
      } catch (error) {
        report(error);
        refused = error;
      }
    }
    throw refused;
  };
}

/** The header of a token that is signed with a key: it names the key, if the key has a name. */
export function headerOf(privateJwk: string): { alg: 'EdDSA'; kid?: string } {
  const { kid } = JSON.parse(privateJwk) as JWK;
  return { alg: 'EdDSA', ...(kid !== undefined && { kid }) };
}
