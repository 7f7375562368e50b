import { createHash, randomBytes } from 'node:crypto';
import type { GenericEndpointContext } from 'better-auth';

/** Slightly longer than a mailed link is valid. */
const proofSeconds = 48 * 3600;

const cookieOf = (ctx: GenericEndpointContext) => ctx.context.createAuthCookie('sign_up', { maxAge: proofSeconds });

const digestOf = (proof: string) => createHash('sha256').update(proof).digest('base64url');

/** The digest of the proof that this browser keeps since it signed up; null if it has not. */
export async function browserDigest(ctx: GenericEndpointContext): Promise<string | null> {
  const proof = await ctx.getSignedCookie(cookieOf(ctx).name, ctx.context.secret);
  return proof ? digestOf(proof) : null;
}

/**
 * Stores a proof in this browser that it is the one that signed up, for any of its sign-ups. Returns the proof's
 * digest.
 */
export async function keepBrowserProof(ctx: GenericEndpointContext): Promise<string> {
  const { name, attributes } = cookieOf(ctx);
  const proof = (await ctx.getSignedCookie(name, ctx.context.secret)) || randomBytes(24).toString('base64url');
  await ctx.setSignedCookie(name, proof, ctx.context.secret, attributes);
  return digestOf(proof);
}
