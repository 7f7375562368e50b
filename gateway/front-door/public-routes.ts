import type { FastifyInstance } from 'fastify';
import { proxiedRoutes } from './proxied-routes.ts';

/** Every path that the gateway itself answers. */
export const ownRoutes = ['/events', '/graphql', '/healthz', '/metrics', '/readyz', '/schema.graphql'] as const;

/** Every part of the public address space: the attack tests go through these. */
export const publicRoutes: readonly string[] = [...ownRoutes, ...proxiedRoutes.map(({ prefix }) => prefix)];

/** Stops the start when a route is in neither list: no attack test would cover it. */
export function demandListedRoutes(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', ({ url }) => {
    if (!publicRoutes.includes(url.replace(/(?<=.)\/?\*?$/, '')) && !publicRoutes.includes(url.replace(/\*$/, ''))) {
      throw new Error(`List the route ${url} in front-door/public-routes.ts.`);
    }
  });
}
