import type { IncomingHttpHeaders } from 'node:http';
import { identityHeader } from '@konstruct/kit/identity';
import { originHeaders } from '@konstruct/kit/tracing';
import type { FastifyRequest } from 'fastify';

/** What is read from a forwarded request. */
type PassedRequest = Pick<FastifyRequest, 'id' | 'ip' | 'method' | 'headers' | 'identityToken'>;

/** Headers that belong to one connection, or that only the gateway may set. */
const ownHeaders = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
  // undici rejects requests that carry it, and the server has already answered it.
  'expect',
  'forwarded',
  'x-real-ip',
  'x-request-id',
  'traceparent',
  'tracestate',
  'baggage',
]);
const ownPrefixes = ['x-konstruct-', 'x-forwarded-'];

/** Response headers that belong to the service's own connection or reveal its software. */
const answerHeaders = ['connection', 'keep-alive', 'server', 'x-powered-by'];

/** Rewrites the headers of a forwarded request: nothing that a caller claims about identity or origin gets through. */
export function forwardedHeaders(publicUrl: string, dropped: readonly string[]) {
  const { protocol, host } = new URL(publicUrl);
  return (request: PassedRequest, headers: IncomingHttpHeaders): IncomingHttpHeaders => {
    const kept = Object.entries(headers).filter(
      ([name]) =>
        !ownHeaders.has(name) && !dropped.includes(name) && !ownPrefixes.some((prefix) => name.startsWith(prefix)),
    );
    const forwarded: IncomingHttpHeaders = {
      ...Object.fromEntries(kept),
      'x-forwarded-for': request.ip,
      // A name that no proxy in front of the gateway uses, so that a service need not decide who set the header.
      'x-konstruct-client-ip': request.ip,
      'x-forwarded-proto': protocol.slice(0, -1),
      'x-forwarded-host': host,
      ...originHeaders(),
      'x-request-id': request.id,
      ...(request.identityToken !== null && { [identityHeader]: request.identityToken }),
    };
    // The proxy library adds a content type to a body that arrived without one.
    if (request.headers['content-type'] === undefined) delete forwarded['content-type'];
    // The body of a GET is not read, so its length must not be announced.
    if (request.method === 'GET' || request.method === 'HEAD') delete forwarded['content-length'];
    return forwarded;
  };
}

/** Rewrites the headers of a service's response. */
export function answeredHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !answerHeaders.includes(name)));
}
