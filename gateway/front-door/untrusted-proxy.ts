import proxyAddr from '@fastify/proxy-addr';
import type { FastifyInstance } from 'fastify';
import { subjectAddress } from '../rates/subject-address.ts';

/** Anybody on the internet may send the header: the log is not to be filled by them. */
const mostTold = 5;

/**
 * Tells, once for each address, of whoever says for whom it speaks and is not believed. Where that is the operator's own proxy, all people
 * behind it share one address, and with it one address's limits.
 */
export function tellOfUntrustedProxies(fastify: FastifyInstance, trustedProxies: readonly string[]): void {
  const isProxy = proxyAddr.compile([...trustedProxies]);
  const told = new Set<string>();
  fastify.addHook('onRequest', async ({ headers, log, raw }) => {
    const { remoteAddress } = raw.socket;
    if (headers['x-forwarded-for'] === undefined || remoteAddress === undefined || told.size >= mostTold) return;
    const address = subjectAddress(remoteAddress);
    if (told.has(address) || isProxy(remoteAddress, 0)) return;
    told.add(address);
    log.warn({ address }, 'X-Forwarded-For is not believed from this address: if it is your proxy, name it in TRUSTED_PROXIES');
  });
}
