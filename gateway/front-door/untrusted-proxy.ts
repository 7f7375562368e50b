import proxyAddr from '@fastify/proxy-addr';
import type { FastifyInstance } from 'fastify';
import { subjectAddress } from '../rates/subject-address.ts';

/** Anyone on the internet may send the header, and must not be able to fill the log. */
const mostReported = 5;

/**
 * Reports, once per address, a caller that names another client and is not trusted to do so. If this is the operator's
 * own proxy, all people behind it share one address, and therefore the limits of one address.
 */
export function reportUntrustedProxies(fastify: FastifyInstance, trustedProxies: readonly string[]): void {
  const isProxy = proxyAddr.compile([...trustedProxies]);
  const reported = new Set<string>();
  fastify.addHook('onRequest', async ({ headers, log, raw }) => {
    const { remoteAddress } = raw.socket;
    if (headers['x-forwarded-for'] === undefined || remoteAddress === undefined || reported.size >= mostReported)
      return;
    const address = subjectAddress(remoteAddress);
    if (reported.has(address) || isProxy(remoteAddress, 0)) return;
    reported.add(address);
    log.warn(
      { address },
      'X-Forwarded-For is ignored from this address: if it is your proxy, add it to TRUSTED_PROXIES',
    );
  });
}
