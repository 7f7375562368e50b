import type { FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultRule } from './faults.ts';

/** Applies one fault to one request, before its handler runs. */
export async function applyFault(
  rule: FaultRule,
  request: FastifyRequest,
  reply: FastifyReply,
  errorBody: (status: number) => unknown,
): Promise<void> {
  if (rule.delayMs !== undefined) await sleep(rule.delayMs);
  if (rule.dropBeforeAccept === true) {
    reply.hijack();
    request.raw.socket.destroy();
    return;
  }
  if (rule.hang === true) {
    reply.hijack();
    return;
  }
  if (rule.status !== undefined || rule.body !== undefined) {
    const status = rule.status ?? 200;
    reply.code(status).headers(rule.headers ?? {});
    if (typeof rule.body === 'string') {
      if (!reply.hasHeader('content-type')) reply.type('text/html; charset=utf-8');
      await reply.send(rule.body);
    } else {
      await reply.send(rule.body ?? errorBody(status));
    }
    return;
  }
  if (rule.headers !== undefined) reply.headers(rule.headers);
  if (rule.hangAfterAccept === true) dropResponse(reply);
  if (rule.dropAfterAccept === true) cut(request, reply, 0);
  if (rule.cutAfterBytes !== undefined) cut(request, reply, rule.cutAfterBytes);
}

/**
 * Sends the first `allowed` bytes of the answer and then destroys the socket. It wraps the raw response, so that it
 * works for plain answers and for hijacked streams alike.
 */
function cut(request: FastifyRequest, reply: FastifyReply, allowed: number): void {
  const raw = reply.raw;
  const write = raw.write.bind(raw) as (chunk: unknown) => boolean;
  const end = raw.end.bind(raw) as (chunk?: unknown) => typeof raw;
  const destroy = () => request.raw.socket.destroy();
  let left = allowed;
  const pass = (chunk: unknown): boolean => {
    const bytes = Buffer.from(chunk as string);
    if (left <= 0) {
      destroy();
      return false;
    }
    const part = bytes.subarray(0, left);
    left -= part.length;
    write(part);
    if (left <= 0) setImmediate(destroy);
    return true;
  };
  raw.write = ((chunk: unknown) => pass(chunk)) as typeof raw.write;
  raw.end = ((chunk?: unknown) => {
    const isData = typeof chunk === 'string' || chunk instanceof Uint8Array;
    if (isData && pass(chunk) && left > 0) return end();
    if (!isData && left > 0) return end();
    if (allowed === 0) destroy();
    return raw;
  }) as typeof raw.end;
}

/** Lets the handler do its work and discards its answer. */
function dropResponse(reply: FastifyReply): void {
  const { raw } = reply;
  raw.write = () => true;
  raw.end = () => raw;
}
