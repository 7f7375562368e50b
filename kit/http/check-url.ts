import {
  bare,
  isAdmitted,
  isPublicAddress,
  parseSafely,
  portOf,
  privateAddress,
  systemResolve,
  type GuardOptions,
} from './rules.ts';
import { UnsafeUrlError } from './unsafe-url-error.ts';

const resolveTimeoutMs = 5_000;

/**
 * Checks a URL before it is saved, including the addresses that its name resolves to at this moment. Returns the parsed
 * URL, or throws an `UnsafeUrlError`.
 */
export async function checkUrl(address: string, options: GuardOptions): Promise<URL> {
  const url = parseSafely(address, options);
  const host = bare(url.hostname);
  if (isAdmitted(host, portOf(url), options) || isPublicAddress(host)) return url;

  const timeout = AbortSignal.timeout(resolveTimeoutMs);
  const late = new Promise<never>((_resolve, reject) =>
    timeout.addEventListener('abort', () => reject(timeout.reason), { once: true }),
  );
  const addresses = await Promise.race([(options.resolve ?? systemResolve)(host), late]).catch(() => []);
  if (addresses.length === 0)
    throw new UnsafeUrlError('unresolvable', 'No server was found under this name. Check the spelling.');
  if (!addresses.every(isPublicAddress)) throw privateAddress();
  return url;
}
