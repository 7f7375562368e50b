import type { Actor } from '@konstruct/kit/identity';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../context.ts';
import { identityUnavailable } from '../errors/rejections.ts';
import type { FindActor, FindActorOptions } from './find-actor.ts';

export interface IdentityOptions extends FindActorOptions {
  readonly signer: { sign(actor: Actor, audience: string): Promise<string> };
}

/** Identifies the caller, once per request, and states the identity to the services. */
export function createIdentify(findActor: FindActor, signer: IdentityOptions['signer']) {
  return async function identifyCaller(request: FastifyRequest): Promise<Caller> {
    const actor = await findActor(request.headers).catch((error: unknown) => {
      if (error instanceof Error && 'statusCode' in error) throw error;
      request.log.error({ err: error }, 'the caller could not be identified');
      throw identityUnavailable();
    });
    return { actor, requestId: request.id, log: request.log, identityFor: (audience) => signer.sign(actor, audience) };
  };
}

export type IdentifyCaller = ReturnType<typeof createIdentify>;
