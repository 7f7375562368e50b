import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { createClock, type Clock } from './clock.ts';
import { addControlRoutes } from './control-routes.ts';
import { applyFault } from './apply-fault.ts';
import { createFaults } from './faults.ts';
import { createRecorder, type RecordedRequest } from './recorder.ts';

/** Where a sandbox server listens. */
export interface ListenOptions {
  /** 0 picks a free port. */
  port: number;
  /** The address to bind; `localhost` binds both loopbacks. */
  host?: string;
  /** The beginning of the URL shown to others; `http://localhost` if absent. */
  publicHost?: string;
}

/** A running sandbox server. */
export interface RunningSandbox {
  /** Without a trailing slash. */
  url: string;
  port: number;
  /** Ends open streams and hanging requests, saves the state, and closes the port. */
  stop(): Promise<void>;
}

/** The differences between one vendor and another. */
export interface Vendor {
  /** This vendor's body for a failed request at `path`. */
  errorBody(status: number, path: string, message: string): unknown;
  /** The sandbox server's own pages, which are neither recorded nor subject to faults. */
  isOwnPage(path: string): boolean;
  reset(): void;
  /** Called when the clock was moved: what became due in between happens now. */
  clockMoved?(): void;
}

/** The HTTP server of one vendor, with control endpoints, recording and faults. */
export interface SandboxServer {
  app: FastifyInstance;
  clock: Clock;
  listen(options: ListenOptions, onStop?: () => void | Promise<void>): Promise<RunningSandbox>;
}

declare module 'fastify' {
  interface FastifyRequest {
    recorded: RecordedRequest | null;
  }
}

const BODY_LIMIT_BYTES = 20_000_000;

/** Creates the server. Routes are added to `app` before `listen`. */
export async function createSandboxServer(vendor: Vendor): Promise<SandboxServer> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  });
  const clock = createClock();
  const faults = createFaults();
  const recorder = createRecorder();
  const sockets = new Set<Socket>();
  const isQuiet = (path: string) => path.startsWith('/_control') || vendor.isOwnPage(path);

  await app.register(formbody);
  app.removeContentTypeParser('application/json');
  // An empty body with a JSON content type counts as no body, because clients send the header on every POST.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') return done(null, undefined);
    try {
      done(null, JSON.parse(body as string));
    } catch {
      done(Object.assign(new Error('The body is not valid JSON.'), { statusCode: 400 }));
    }
  });
  app.decorateRequest('recorded', null);
  app.addHook('onRequest', async (request) => {
    track(sockets, request.raw.socket);
    const path = pathOf(request);
    if (isQuiet(path)) return;
    request.recorded = recorder.add({
      at: new Date(clock.now()).toISOString(),
      method: request.method,
      path,
      query: request.query,
      headers: request.headers,
      body: null,
      status: null,
    });
  });
  app.addHook('preHandler', async (request, reply) => {
    if (request.recorded === null) return;
    request.recorded.body = request.body ?? null;
    const content = `${request.headers.authorization ?? ''} ${JSON.stringify(request.body ?? null)}`;
    const rule = faults.take(request.method, request.recorded.path, content);
    if (rule !== undefined)
      await applyFault(rule, request, reply, (status) =>
        vendor.errorBody(status, request.recorded?.path ?? '', `Fault: ${status}`),
      );
  });
  app.addHook('onResponse', async (request, reply) => {
    if (request.recorded !== null) request.recorded.status = reply.statusCode;
  });
  app.setNotFoundHandler((request, reply) =>
    answerError(vendor, request, reply, 404, `No such route: ${request.method} ${pathOf(request)}`),
  );
  app.setErrorHandler((error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    // The developer must see an error in the sandbox server itself; otherwise it looks like the vendor's.
    if (status >= 500) console.error(error);
    return answerError(vendor, request, reply, status, (error as Error).message);
  });
  addControlRoutes(app, { clock, faults, recorder, reset: vendor.reset, clockMoved: () => vendor.clockMoved?.() });

  return {
    app,
    clock,
    listen: async (options, onStop) => {
      await app.listen({ port: options.port, host: options.host ?? 'localhost' });
      const address = app.server.address();
      const port = typeof address === 'object' && address !== null ? address.port : options.port;
      return {
        port,
        url: `${options.publicHost ?? 'http://localhost'}:${port}`,
        stop: async () => {
          for (const socket of sockets) socket.destroy();
          await app.close();
          await onStop?.();
        },
      };
    },
  };
}

/** The request's path without its query. */
function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}

function answerError(vendor: Vendor, request: FastifyRequest, reply: FastifyReply, status: number, message: string) {
  return reply.code(status).send(vendor.errorBody(status, pathOf(request), message));
}

function track(sockets: Set<Socket>, socket: Socket): void {
  if (sockets.has(socket)) return;
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
}
