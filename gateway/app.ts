import type { LiveListener } from '@konstruct/kit/live';
import type { LiveTopic } from '@konstruct/schema/live-topics';
import { metricsOf, serveMetrics } from '@konstruct/kit/metrics';
import { type Running, stopGently } from '@konstruct/kit/process';
import type { SubgraphName } from '@konstruct/schema/subgraphs';
import type { FastifyBaseLogger } from 'fastify';
import { startGraphServer } from './federation/graph-server.ts';
import { createReadinessLook, lookAtServices } from './federation/readiness.ts';
import { openServiceConnections } from './federation/service-connections.ts';
import { warmUp } from './federation/warm-up.ts';
import { graphqlRoute } from './front-door/graphql-route.ts';
import { createOpenRequests } from './front-door/open-requests.ts';
import { plainRoutes } from './front-door/plain-routes.ts';
import { proxiedRoutes } from './front-door/proxied-routes.ts';
import { proxyRoute } from './front-door/proxy.ts';
import { createPublicServer } from './front-door/public-server.ts';
import { createFindActor } from './identity/find-actor.ts';
import { createIdentify, type IdentityOptions } from './identity/identify-caller.ts';
import { defaultLimits, type Limits } from './limits/limits.ts';
import { liveRoute } from './live/live-route.ts';
import { createSubscribers } from './live/subscribers.ts';
import { defaultRates, policiesOf, type Rates } from './rates/policies.ts';
import { createQuotas } from './rates/quotas.ts';
import type { RateStore } from './rates/rate-store.port.ts';
import { createRequestRates } from './rates/request-rates.ts';
import { createShares, defaultShare, type ShareLimits } from './rates/request-shares.ts';
import type { TrustedDocuments } from './trusted-documents/manifest.ts';

export interface GatewayOptions extends IdentityOptions {
  readonly host: string;
  readonly port: number;
  /** A port of the private network: metrics are not for the public. */
  readonly metricsPort?: number;
  readonly supergraph: string;
  readonly apiSchema: string;
  readonly subgraphUrls: Readonly<Record<SubgraphName, string>>;
  readonly portalUrl: string;
  readonly documents: TrustedDocuments;
  readonly trustedProxies: readonly string[];
  readonly isIntrospectable: boolean;
  readonly limits?: Partial<Limits>;
  /** Begins to listen for changes in companies. */
  readonly listen: (listener: LiveListener<LiveTopic>) => Promise<{ stop(): Promise<void> }>;
  readonly rateStore: RateStore;
  readonly rates?: Rates;
  /** Multiplies every rate. */
  readonly rateScale?: number;
  readonly share?: Partial<ShareLimits>;
  readonly log: FastifyBaseLogger;
}

/** Builds the only public port and opens it once everything behind it is warm. */
export async function startGateway(options: GatewayOptions): Promise<Running> {
  const { store, rateStore, signer, publicUrl, subgraphUrls, portalUrl, documents, log } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const connections = openServiceConnections(limits.subgraphMs);
  const metrics = metricsOf('gateway');
  const findActor = createFindActor(options);
  const identifyCaller = createIdentify(findActor, signer);
  const subscribers = createSubscribers();
  const open = createOpenRequests(limits);
  const quotas = createQuotas({
    store: rateStore,
    warn: (error) => log.warn({ err: error }, 'the shared rate limits cannot be reached'),
  });
  const openRates = createRequestRates({
    quotas,
    policies: policiesOf(options.rates ?? defaultRates, options.rateScale),
  });
  const shares = createShares({ ...defaultShare, ...options.share });

  const { server, schema } = await startGraphServer({ ...options, connections, limits });
  const urls = Object.values(subgraphUrls);
  await warmUp({ server, schema, documents, signer, store, connections, urls, log });

  const changes = await options.listen({ onEvent: subscribers.notify, onGap: subscribers.notifyAll });
  const fastify = createPublicServer({ ...options, limits, open });
  const gentle = stopGently(fastify.server);
  const look = createReadinessLook(
    () => store.readiness(),
    () => gentle.isStopping,
  );
  await fastify.register(plainRoutes(options.apiSchema, look));
  await fastify.register(graphqlRoute({ server, documents, identifyCaller, limits, openRates, shares }));
  await fastify.register(
    liveRoute({ subscribers, identifyCaller, findActor, open, limits, authSecrets: options.authSecrets }),
  );
  for (const route of proxiedRoutes) {
    const upstream = route.service === 'portal' ? portalUrl : subgraphUrls[route.service];
    await fastify.register(proxyRoute({ route, upstream, publicUrl, limits, identifyCaller }));
  }
  fastify.addHook('onResponse', async (request, reply) => {
    metrics.request(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
  });
  const readiness = async () => {
    const [{ statusCode, body }, services] = await Promise.all([
      look(),
      lookAtServices(connections, { ...subgraphUrls, portal: portalUrl }),
    ]);
    return { statusCode, body: { ...body, services } };
  };
  const metricsServer = await serveMetrics({ metrics, readiness, host: options.host, port: options.metricsPort ?? 0 });
  const url = await fastify.listen({ host: options.host, port: options.port });

  async function stopAll(): Promise<void> {
    const allEnded = gentle.endConnections(limits.drainMs);
    await Promise.all([fastify.close(), metricsServer.stop()]);
    allEnded();
    await Promise.all([server.stop(), connections.close(), changes.stop(), store.close(), rateStore.close()]);
  }

  let stopped: Promise<void> | undefined;
  return { name: 'gateway', url, beginStop: () => gentle.begin(), stop: () => (stopped ??= stopAll()) };
}
