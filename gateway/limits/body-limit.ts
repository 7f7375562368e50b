import { Transform, type Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { bodyTooLarge } from '../front-door/refusals.ts';

/**
 * Counts a body that is passed on as a stream, and ends it with 413 when it grows past the limit: Fastify's own `bodyLimit` binds
 * parsed bodies only. Bytes go through as they came.
 */
export function limitBody(limitBytes: number) {
  return async (request: FastifyRequest, _reply: unknown, payload: Readable): Promise<Readable> => {
    if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw bodyTooLarge();
    let seenBytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        seenBytes += chunk.length;
        if (seenBytes > limitBytes) done(bodyTooLarge());
        else done(null, chunk);
      },
    });
    // A caller who goes away must not leave the service waiting for the rest.
    payload.once('close', () => {
      if (!request.raw.complete) counted.destroy();
    });
    payload.once('error', (error) => counted.destroy(error));
    return payload.pipe(counted);
  };
}
