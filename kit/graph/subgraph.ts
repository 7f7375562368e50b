import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema, parse } from 'graphql';
import type { Actor } from '../identity/actor.ts';
import { isBusy } from '../database/errors.ts';
import { identityHeader, type IdentityVerifier } from '../identity/identity-token.ts';
import { metricsOf } from '../metrics/metrics.ts';
import type { Logger } from '../process/logger.ts';
import { type Readiness, readinessAnswer, type Running, type StoppableWorker } from '../process/running.ts';
import { stopGently } from '../process/stopping.ts';
import { traceRequests } from '../tracing/trace-requests.ts';
import { guardFields, type IsAllowed } from './permissions.ts';
import { operationRules } from './operation-rules.ts';
import { scalars } from './scalars.ts';
import { guardInput } from './guard-input.ts';

/** Resolvers by type and field; a subgraph's generated `Resolvers` fits. */
export type ResolverMap = Readonly<Record<string, unknown>>;

/** What `startSubgraph` takes. */
export interface SubgraphOptions<TContext extends { actor: Actor }> {
  /** The service's name, also in its log. */
  readonly name: string;
  /** The subgraph's SDL, including the shared one. */
  readonly sdl: string;
  readonly resolvers: ResolverMap;
  readonly isAllowed: IsAllowed;
  readonly verifier: IdentityVerifier;
  /** Called once per request; `requestId` is the gateway's, or created here. */
  createContext(actor: Actor, requestId: string): TContext;
  /** Adds the service's own HTTP routes. */
  routes?(http: FastifyInstance): void | Promise<void>;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  readonly log: Logger;
  /** Whether the service's dependencies work; `/readyz` answers 503 when one does not. */
  readiness?(): Promise<Readiness>;
  /**
   * For services with jobs. Called once the service listens, so that a failed start takes no jobs. The service is ready
   * only while jobs are worked on.
   */
  startWorker?(): Promise<StoppableWorker>;
  /** How long requests under way may take to finish when the service stops. Default 10 s. */
  readonly graceMs?: number;
  /** Closes what must end last: connection pools. */
  close?(): Promise<void>;
}

/** The executable schema, every field guarded. Throws when a field that needs a permission names none. */
export function buildGuardedSchema(sdl: string, resolvers: ResolverMap, isAllowed: IsAllowed): GraphQLSchema {
  const known = Object.fromEntries(
    Object.entries({ ...scalars, ...resolvers }).filter(([type]) =>
      new RegExp(`\\b(type|scalar|union|interface) ${type}\\b`).test(sdl),
    ),
  );
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: known as never }]);
  // Inside the permission checks: a caller without the permission learns nothing about the input.
  guardInput(schema);
  guardFields(schema, isAllowed);
  return schema;
}

/**
 * The caller, by the request's identity token. Throws UNAUTHENTICATED without a valid one: no one bypasses the gateway.
 */
async function actorOf(request: FastifyRequest, verifier: IdentityVerifier): Promise<Actor> {
  try {
    return await verifier.verify(String(request.headers[identityHeader] ?? ''));
  } catch {
    throw new GraphQLError('The request carries no valid identity.', {
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  }
}

const defaultGraceMs = 10_000;

/** The answer when the database had no room or no time: nothing was written, and the caller may try again. */
const busy = {
  message: 'This part is busy right now. Try again in a moment.',
  extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
};

/**
 * Starts a subgraph: `/graphql` for the gateway, `/healthz`, `/readyz` and the service's own routes. Throws when a
 * field names no permission, the port is in use, or the worker cannot start.
 */
export async function startSubgraph<TContext extends { actor: Actor }>(
  options: SubgraphOptions<TContext>,
): Promise<Running> {
  const { name, log } = options;
  const http = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    requestIdHeader: 'x-request-id',
    genReqId: () => randomUUID(),
    bodyLimit: 1_048_576,
    // Requests that arrive on kept-alive connections while the server closes are answered too.
    return503OnClosing: false,
  });
  const { startWorker, graceMs = defaultGraceMs } = options;
  let worker: StoppableWorker | undefined;
  const gentle = stopGently(http.server);
  traceRequests(http, { service: name, isPrivate: true });
  http.setErrorHandler((error, request, reply) => {
    if (!isBusy(error)) return reply.send(error);
    request.log.warn({ err: error }, 'the database was busy');
    return reply.status(503).header('retry-after', '1').send({ message: busy.message });
  });
  const metrics = metricsOf(name);
  http.addHook('onResponse', async (request, reply) => {
    metrics.request(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
  });
  /** The log of each request, with its id. Keyed by the actor, since Apollo copies the context. */
  const logs = new WeakMap<Actor, FastifyBaseLogger>();
  const server = new ApolloServer<TContext>({
    schema: buildGuardedSchema(options.sdl, options.resolvers, options.isAllowed),
    introspection: false,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: false,
    // The launcher stops the process: Apollo would end it in the middle of work under way.
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => (isBusy(unwrapResolverError(error)) ? { ...formatted, ...busy } : formatted),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(http),
      operationRules(metrics, ({ actor }) => logs.get(actor) ?? log),
    ],
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (text) => log.warn(text),
      error: (text) => log.error(text),
    },
  });
  await server.start();
  await http.register(fastifyApollo(server), {
    async context(request) {
      const actor = await actorOf(request, options.verifier);
      logs.set(actor, request.log);
      return options.createContext(actor, request.id);
    },
  });
  // Private, as the port is: the gateway forwards only the paths it knows.
  http.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  http.get('/healthz', () => ({ status: 'ok' }));
  http.get('/readyz', async (_request, reply) => {
    const parts = { ...(await options.readiness?.()), ...(startWorker && { worker: worker?.isWorking() ?? false }) };
    const { statusCode, body } = readinessAnswer(parts, gentle.isStopping);
    return reply.status(statusCode).send(body);
  });
  // A child context: the service may read raw bodies without removing the JSON parser from /graphql.
  if (options.routes) await http.register(async (child) => options.routes?.(child));
  const url = await http.listen({ port: options.port, host: options.host });
  try {
    worker = await startWorker?.();
  } catch (error) {
    await http.close();
    throw error;
  }

  function beginStop(): void {
    gentle.begin();
    void worker?.stop();
  }

  async function stopAll(): Promise<void> {
    beginStop();
    const allEnded = gentle.endConnections(graceMs);
    await Promise.all([http.close(), worker?.stop()]);
    allEnded();
    await options.close?.();
  }

  let stopped: Promise<void> | undefined;
  return { name, url, beginStop, stop: () => (stopped ??= stopAll()) };
}
