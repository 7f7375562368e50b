import type { IncomingHttpHeaders } from 'node:http';
import { identityHeader } from '@konstruct/kit/identity';
import { originHeaders } from '@konstruct/kit/tracing';
import type { FastifyRequest } from 'fastify';

/** What is read of a request that is passed on. */
type PassedRequest = Pick<FastifyRequest, 'id' | 'ip' | 'method' | 'headers' | 'identityToken'>;

/** Headers that belong to one connection, or that the gateway alone may set. */
const ownHeaders = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
  // undici refuses requests that carry it, and the server has answered it already.
  'expect',
  'forwarded',
  'x-real-ip',
  'x-request-id',
  'traceparent',
  'tracestate',
  'baggage',
]);
const ownPrefixes = ['x-konstruct-', 'x-forwarded-'];

/** Of an answer: what belongs to the service's own connection, or says what it runs on. */
const answerHeaders = ['connection', 'keep-alive', 'server', 'x-powered-by'];

/** Rewrites the headers of a request that is passed on: nothing that a caller claims about identity or origin gets through. */
export function forwardedHeaders(publicUrl: string, dropped: readonly string[]) {
  const { protocol, host } = new URL(publicUrl);
  return (request: PassedRequest, headers: IncomingHttpHeaders): IncomingHttpHeaders => {
    const kept = Object.entries(headers).filter(
      ([name]) => !ownHeaders.has(name) && !dropped.includes(name) && !ownPrefixes.some((prefix) => name.startsWith(prefix)),
    );
    const forwarded: IncomingHttpHeaders = {
      ...Object.fromEntries(kept),
      'x-forwarded-for': request.ip,
      // Under a name that no proxy before the gateway uses, so that a service need not decide who wrote it.
      'x-konstruct-client-ip': request.ip,
      'x-forwarded-proto': protocol.slice(0, -1),
      'x-forwarded-host': host,
      ...originHeaders(),
      'x-request-id': request.id,
      ...(request.identityToken !== null && { [identityHeader]: request.identityToken }),
    };
    // The proxy library names a type for a body that came without one.
    if (request.headers['content-type'] === undefined) delete forwarded['content-type'];
    // The body of a GET is not read, so its length must not be announced.
    if (request.method === 'GET' || request.method === 'HEAD') delete forwarded['content-length'];
    return forwarded;
  };
}

/** Rewrites the headers of a service's answer. */
export function answeredHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !answerHeaders.includes(name)));
}
