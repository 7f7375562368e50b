import type { FastifyReply, FastifyRequest } from 'fastify';
import { maskedCode, maskedMessage } from './mask-errors.ts';
import { Rejection } from './rejections.ts';

/** What is read from a request that failed. */
type FailedRequest = Pick<FastifyRequest, 'id' | 'log' | 'headers'>;

/** Failures that the HTTP server detects before a route runs. */
const byStatus: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BAD_REQUEST', 'The request could not be understood.'],
  404: ['NOT_FOUND', 'Not found.'],
  405: ['METHOD_NOT_ALLOWED', 'This method is not allowed here.'],
  408: ['REQUEST_TIMEOUT', 'The request took too long to arrive.'],
  413: ['BODY_TOO_LARGE', 'The request is too large.'],
  414: ['ADDRESS_TOO_LONG', 'The address is too long.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'This content type is not accepted here.'],
};

/** A failure as the caller may see it. */
interface Failure {
  readonly statusCode: number;
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
  readonly retryAfterSeconds?: number | null;
}

/**
 * What a caller may know about an error; the rest is logged. A caller who leaves is no one's failure, whatever breaks
 * because of it.
 */
function failureOf(error: unknown, request: FailedRequest, reply: FastifyReply): Failure {
  const requestId = request.id;
  if (error instanceof Rejection) {
    const { statusCode, code, message, retryAfterSeconds } = error;
    return { statusCode, code, message, retryAfterSeconds, requestId };
  }
  const statusCode = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  const known = byStatus[statusCode];
  if (known) return { statusCode, code: known[0], message: known[1], requestId };
  if (reply.raw.destroyed) request.log.debug({ err: error }, 'a request failed, and its caller had left');
  else request.log.error({ err: error }, 'a request failed');
  return { statusCode: 500, code: maskedCode, message: maskedMessage, requestId };
}

function setRetryAfter(error: unknown, reply: FastifyReply): void {
  if (error instanceof Rejection && error.retryAfterSeconds !== null)
    reply.header('retry-after', error.retryAfterSeconds);
}

/** As a GraphQL response. */
export function answerGraphqlFailure(error: unknown, request: FailedRequest, reply: FastifyReply): FastifyReply {
  const { statusCode, message, code, requestId, retryAfterSeconds } = failureOf(error, request, reply);
  const wait = typeof retryAfterSeconds === 'number' && { retryAfterSeconds };
  setRetryAfter(error, reply);
  return reply.code(statusCode).send({ errors: [{ message, extensions: { code, requestId, ...wait } }] });
}

/** As a plain page for a person, as JSON for a program. */
export function answerFailure(error: unknown, request: FailedRequest, reply: FastifyReply): FastifyReply {
  const { statusCode, message, code, requestId } = failureOf(error, request, reply);
  setRetryAfter(error, reply);
  reply.code(statusCode);
  if (!request.headers.accept?.includes('text/html')) return reply.send({ error: { code, message, requestId } });
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Konstruct</title><h1>${message}</h1><p>Request ${requestId}</p></html>`;
  return reply.type('text/html; charset=utf-8').send(page);
}
