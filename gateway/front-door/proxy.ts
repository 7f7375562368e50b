import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IdentifyCaller } from '../identity/identify-caller.ts';
import { limitBody } from '../limits/body-limit.ts';
import type { Limits } from '../limits/limits.ts';
import { answerFailure } from './failures.ts';
import { answeredHeaders, forwardedHeaders } from './forwarded-headers.ts';
import type { LiveStreams } from './live-streams.ts';
import type { ProxiedRoute } from './proxied-routes.ts';
import { serviceFailed } from './refusals.ts';

export interface ProxyOptions {
  readonly route: ProxiedRoute;
  readonly upstream: string;
  readonly publicUrl: string;
  readonly limits: Limits;
  readonly identifyCaller: IdentifyCaller;
  readonly live: LiveStreams;
}

/** How long a service may fall silent within an answer; live streams send a heartbeat every 15 seconds. */
const silenceMs = 60_000;
const connectMs = 2_000;

const compressible = /^(text\/(?!event-stream)|application\/(json|javascript|manifest\+json)|image\/svg\+xml)/;

/** Passes one part of the address space on to its service, byte for byte in both directions. */
export function passOn({ route, upstream, publicUrl, limits, identifyCaller, live }: ProxyOptions) {
  return async (scope: FastifyInstance): Promise<void> => {
    scope.addHook('preParsing', limitBody(limits.proxiedBodyBytes));
    scope.setErrorHandler(answerFailure);
    if (route.isCompressed) {
      await scope.register(compress, {
        globalDecompression: false,
        encodings: ['br', 'gzip'],
        customTypes: compressible,
        // Each piece of a page that is streamed goes out as it comes.
        zlibOptions: { level: 6, flush: constants.Z_SYNC_FLUSH },
        brotliOptions: { flush: constants.BROTLI_OPERATION_FLUSH, params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
      });
    }
    await scope.register(httpProxy, {
      upstream,
      prefix: route.prefix,
      rewritePrefix: route.prefix,
      undici: { headersTimeout: limits.proxiedMs, bodyTimeout: silenceMs, connect: { timeout: connectMs } },
      destroyAgent: true,
      websocket: false,
      disableRequestLogging: true,
      // Otherwise a 503 is asked for again up to ten times.
      retryMethods: [],
      ...(route.methods && { httpMethods: [...route.methods] }),
      ...(route.carriesIdentity && {
        async preHandler(request: FastifyRequest) {
          request.caller = await identifyCaller(request);
          request.identityToken = await request.caller.identityFor(route.service);
        },
      }),
      replyOptions: {
        rewriteRequestHeaders: forwardedHeaders(publicUrl, route.drops ?? []),
        rewriteHeaders: answeredHeaders,
        onError: (reply, { error }) => answerFailure(serviceFailed(error), reply.request, reply as FastifyReply),
        ...(route.isLive && { onResponse: (_request, reply, answer) => reply.send(live.passOn(answer.stream)) }),
      },
    });
  };
}
