import { createHmac, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { purposeSecret } from '@konstruct/kit/vault';
import type { FastifyRequest } from 'fastify';

/** With `proxyCheckToken` of the present time, `GET /events` answers the check of a set-up in the place of a page. */
export const proxyCheckHeader = 'x-konstruct-check';

/** What became of `X-Forwarded-For` on the way: absent, not believed since its sender is no trusted proxy, or believed. */
export interface ProxyCheck {
  /** Whom the gateway takes the caller for. */
  readonly address: string;
  readonly forwarded: 'absent' | 'ignored' | 'believed';
}

const validSeconds = 120;
/** Between the two events: what a proxy holds back arrives in one piece with the second. */
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

/** Two server-sent events with a pause between; null where the request asks for none, or may not. */
export function answerProxyCheck(request: FastifyRequest, authSecrets: readonly string[]): Readable | null {
  const token = request.headers[proxyCheckHeader];
  if (typeof token !== 'string' || !authSecrets.some((secret) => isGenuine(token, secret, new Date()))) return null;
  const isSent = request.headers['x-forwarded-for'] !== undefined;
  // Fastify lists the addresses on the way as far as it believes them: where the last one is not trusted, that one alone.
  const isBelieved = (request.ips?.length ?? 0) > 1;
  const check: ProxyCheck = { address: request.ip, forwarded: !isSent ? 'absent' : isBelieved ? 'believed' : 'ignored' };
  return Readable.from(twoEvents(check));
}

async function* twoEvents(check: ProxyCheck): AsyncGenerator<string> {
  yield `event: check\ndata: ${JSON.stringify(check)}\n\n`;
  await sleep(pauseMs);
  yield 'event: end\ndata: {}\n\n';
}
