import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ArrivingBody, OpenRequests } from './open-requests.ts';
import { bodyTooLarge, callerLeft, type Rejection } from '../errors/rejections.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it arrived; null when there is none. */
    rawBody: Buffer | null;
  }
}

/** Fastify reads no body for these methods. */
const bodiless = new Set(['GET', 'HEAD', 'TRACE']);
const firstBytes = 4_096;

/** Whether the request announces a body. */
export const hasBody = ({ headers }: FastifyRequest) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Bytes in one buffer that grows: as a list of pieces, a body of many small ones would take a hundred times its size.
 */
function createBuffer(limitBytes: number, hold: (bytes: number) => void) {
  let bytes = Buffer.alloc(0);
  let length = 0;
  return {
    add(piece: Buffer): void {
      const needed = length + piece.length;
      if (needed > limitBytes) throw bodyTooLarge();
      if (needed > bytes.length) {
        const capacity = Math.min(limitBytes, Math.max(needed, 2 * bytes.length, firstBytes));
        hold(capacity - bytes.length);
        const grown = Buffer.allocUnsafeSlow(capacity);
        bytes.copy(grown, 0, 0, length);
        bytes = grown;
      }
      piece.copy(bytes, length);
      length = needed;
    },
    taken: () => bytes.subarray(0, length),
  };
}

/**
 * Reads a body to its end. Fails with a rejection when the body is too large, too slow or cut off. It handles errors of
 * the stream until the end.
 */
function readToEnd(
  payload: Readable,
  limitBytes: number,
  begin: (refuse: (rejection: Rejection) => void) => ArrivingBody,
): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const arriving = begin(refuse);
  const buffer = createBuffer(limitBytes, arriving.hold);
  let isRead = false;

  function finish(): boolean {
    if (isRead) return false;
    isRead = true;
    arriving.arrived();
    return true;
  }
  function refuse(rejection: unknown): void {
    if (finish()) reject(rejection);
  }
  // After a rejection, further data is discarded until the connection is closed.
  payload.on('data', (piece: Buffer) => {
    if (isRead) return;
    try {
      buffer.add(piece);
    } catch (error) {
      refuse(error);
    }
  });
  payload.once('end', () => {
    if (finish()) resolve(buffer.taken());
  });
  payload.on('error', () => refuse(callerLeft()));
  payload.once('close', () => refuse(callerLeft()));
  return promise;
}

/**
 * Receives the whole body of each request, unchanged, before anything else happens: a caller who sends slowly holds
 * nothing but the caller's own connection. A route's `bodyLimit` limits it.
 */
export function takeInBodies(fastify: FastifyInstance, open: OpenRequests): void {
  fastify.decorateRequest('rawBody', null);
  fastify.addHook('preParsing', async (request, _reply, payload) => {
    if (bodiless.has(request.method) || !hasBody(request)) return payload;
    const { bodyLimit } = request.routeOptions;
    if (Number(request.headers['content-length'] ?? 0) > bodyLimit) throw bodyTooLarge();
    const body = await readToEnd(payload as Readable, bodyLimit, (refuse) => open.arriving(request, refuse));
    request.rawBody = body;
    return Readable.from(body.length > 0 ? [body] : [], { objectMode: false });
  });
  fastify.addHook('onSend', async (request, reply) => {
    // The unread rest of a body would be taken for the next request.
    if (!request.raw.complete && hasBody(request)) reply.header('connection', 'close');
  });
}
