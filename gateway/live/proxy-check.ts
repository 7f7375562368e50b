import { createHmac, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { purposeSecret } from '@konstruct/kit/vault';
import type { FastifyRequest } from 'fastify';

/** With a current `proxyCheckToken` in this header, `GET /events` answers a set-up check instead of a page. */
export const proxyCheckHeader = 'x-konstruct-check';

/** What happened to `X-Forwarded-For` on the way: absent, ignored since its sender is no trusted proxy, or believed. */
export interface ProxyCheck {
  /** The address that the gateway assigns to the caller. */
  readonly address: string;
  readonly forwarded: 'absent' | 'ignored' | 'believed';
}

const validSeconds = 120;
/** The pause between the two events: a buffering proxy delivers both at once with the second. */
const pauseMs = 1_500;

/** Proves that the caller has the installation's AUTH_SECRET. */
export function proxyCheckToken(authSecret: string, now: Date): string {
  const second = Math.floor(now.getTime() / 1000);
  const signature = createHmac('sha256', purposeSecret(authSecret, 'proxy check')).update(String(second)).digest('hex');
  return `${second}.${signature}`;
}

function isGenuine(token: string, authSecret: string, now: Date): boolean {
  const second = Number(/^(\d{1,12})\./.exec(token)?.[1] ?? Number.NaN);
  if (!(Math.abs(now.getTime() / 1000 - second) <= validSeconds)) return false;
  const [given, right] = [Buffer.from(token), Buffer.from(proxyCheckToken(authSecret, new Date(second * 1000)))];
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Two server-sent events with a pause in between; null when the request does not ask for the check, or may not. */
export function answerProxyCheck(request: FastifyRequest, authSecrets: readonly string[]): Readable | null {
  const token = request.headers[proxyCheckHeader];
  if (typeof token !== 'string' || !authSecrets.some((secret) => isGenuine(token, secret, new Date()))) return null;
  const isSent = request.headers['x-forwarded-for'] !== undefined;
  // Fastify lists the addresses on the way as far as it trusts them: if the last one is not trusted, only that one.
  const isBelieved = (request.ips?.length ?? 0) > 1;
  const check: ProxyCheck = {
    address: request.ip,
    forwarded: !isSent ? 'absent' : isBelieved ? 'believed' : 'ignored',
  };
  return Readable.from(twoEvents(check));
}

async function* twoEvents(check: ProxyCheck): AsyncGenerator<string> {
  yield `event: check\ndata: ${JSON.stringify(check)}\n\n`;
  await sleep(pauseMs);
  yield 'event: end\ndata: {}\n\n';
}
