import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayAskAgain } from '../federation/ask-again.ts';
import type { IdentifyCaller } from '../identity/identify-caller.ts';
import type { Limits } from '../limits/limits.ts';
import { subjectAddress } from '../rates/subject-address.ts';
import { answerFailure } from '../errors/failures.ts';
import { answeredHeaders, forwardedHeaders } from './forwarded-headers.ts';
import { createPlaces } from './places.ts';
import type { ProxiedRoute } from './proxied-routes.ts';
import { callerLeft, serviceFailed } from '../errors/rejections.ts';

export interface ProxyOptions {
  readonly route: ProxiedRoute;
  readonly upstream: string;
  readonly publicUrl: string;
  readonly limits: Limits;
  readonly identifyCaller: IdentifyCaller;
}

/** How long a service may pause within an answer. */
const silenceMs = 60_000;
const connectMs = 2_000;
/**
 * Shorter than the services' own keep-alive time: a connection that both ends close at the same moment loses the
 * request on it.
 */
const restMs = 4_000;
const askAgainMs = 50;

const compressible = /^(text\/(?!event-stream)|application\/(json|javascript|manifest\+json)|image\/svg\+xml)/;

function isSafe({ safe }: ProxiedRoute, method: string): boolean {
  return safe === 'all' || (safe !== 'none' && ['GET', 'HEAD'].includes(method));
}

/** Who must have no more than a share of a route: the address, and the company if it is known. */
function holdersOf({ ip, caller }: FastifyRequest): string[] {
  const tenantId = caller && 'tenantId' in caller.actor ? caller.actor.tenantId : null;
  const address = `address ${subjectAddress(ip)}`;
  return tenantId === null ? [address] : [address, `company ${tenantId}`];
}

/** Aborts when the caller leaves before the answer has begun. */
function untilCallerLeaves(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  if (reply.raw.destroyed) left.abort(callerLeft());
  reply.raw.once('close', () => left.abort(callerLeft()));
  return left.signal;
}

/**
 * Forwards one part of the address space to its service, byte for byte in both directions. A service handles a limited
 * number of requests at once. No pool limits the connections: an answer that is read slowly would hold a connection
 * that others need.
 */
export function proxyRoute({ route, upstream, publicUrl, limits, identifyCaller }: ProxyOptions) {
  const { mostLongAnswers } = route;
  const count = Math.min(limits.placesPerRoute, route.places ?? Infinity);
  const places = createPlaces({ count, share: mostLongAnswers ?? count / 2, waitMs: limits.placeWaitMs });
  /** Called once the service has answered or failed. */
  const answered = new WeakMap<object, () => void>();

  async function takePlace(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const giveBack = await places.take(holdersOf(request), untilCallerLeaves(reply));
    answered.set(request, () => {
      if (mostLongAnswers === undefined || reply.raw.destroyed || reply.raw.writableFinished) giveBack();
      else reply.raw.once('close', giveBack);
    });
  }

  async function identify(request: FastifyRequest): Promise<void> {
    request.caller = await identifyCaller(request);
    request.identityToken = await request.caller.identityFor(route.service);
  }

  return async (scope: FastifyInstance): Promise<void> => {
    scope.setErrorHandler(answerFailure);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (request, _payload, done) => done(null, request.rawBody));
    if (route.isCompressed) {
      await scope.register(compress, {
        globalDecompression: false,
        encodings: ['br', 'gzip'],
        customTypes: compressible,
        // Each piece of a streamed page is sent as soon as it arrives.
        zlibOptions: { level: 6, flush: constants.Z_SYNC_FLUSH },
        brotliOptions: { flush: constants.BROTLI_OPERATION_FLUSH, params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
      });
    }
    await scope.register(httpProxy, {
      upstream,
      prefix: route.prefix,
      rewritePrefix: route.prefix,
      proxyPayloads: false,
      undici: {
        connections: null,
        headersTimeout: limits.proxiedMs,
        bodyTimeout: silenceMs,
        connect: { timeout: connectMs },
        keepAliveTimeout: restMs,
        keepAliveMaxTimeout: restMs,
      },
      destroyAgent: true,
      websocket: false,
      disableRequestLogging: true,
      // Otherwise a request that got a 503 is repeated up to ten times.
      retryMethods: [],
      ...(route.methods && { httpMethods: [...route.methods] }),
      ...(route.carriesIdentity && {
        preHandler(request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void) {
          identify(request).then(() => done(), done);
        },
      }),
      async handler(request, reply, destination, options) {
        await takePlace(request, reply);
        const { rawBody } = request;
        const contentType = request.headers['content-type'] ?? 'application/octet-stream';
        return reply.from(destination, {
          ...options,
          ...(rawBody && { body: rawBody, contentType }),
          retryDelay: ({ err, attempt }) =>
            attempt === 0 && mayAskAgain(err, isSafe(route, request.method)) ? askAgainMs : null,
        });
      },
      replyOptions: {
        rewriteRequestHeaders: forwardedHeaders(publicUrl, route.drops ?? []),
        rewriteHeaders(headers, request) {
          if (request) answered.get(request)?.();
          return answeredHeaders(headers);
        },
        onError(reply, { error }) {
          answered.get(reply.request)?.();
          answerFailure(serviceFailed(error), reply.request, reply as FastifyReply);
        },
      },
    });
  };
}
