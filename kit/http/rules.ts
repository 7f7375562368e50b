import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { UnsafeUrlError } from './unsafe-url-error.ts';

/** Finds all addresses of a name; rejects when there are none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** Which hosts may be called beyond the public internet, and how names are resolved. */
export interface GuardOptions {
  /**
   * `host:port` pairs that the platform admits, written as in the URL: `ollama.lan:11434`, `127.0.0.1:4010`,
   * `[::1]:80`.
   */
  allowPrivateHosts: readonly string[];
  /** Default: the system's resolver. */
  resolve?: Resolve;
}

/** The system's resolver, including `/etc/hosts`: the same that a connection would use. */
export const systemResolve: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, order: 'verbatim' })).map(({ address }) => address);

/** Reserved for use inside a network: a public resolver must not answer for them (RFC 6761, 6762, 8375, ICANN). */
const localName =
  /(^|\.)(localhost|localdomain|local|internal|intranet|lan|corp|home|private|home\.arpa|in-addr\.arpa|ip6\.arpa|onion)$/;

/** Azure's own channel to its machines: it answers from inside, although the address is a public one. */
const metadataAddresses = new Set(['168.63.129.16']);

const publicIpv6 = ipaddr.parseCIDR('2000::/3');

/** Whether anyone on the internet can reach an address literal. Addresses that are not known to be public are not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || metadataAddresses.has(address)) return false;
  const parsed = ipaddr.parse(address);
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(publicIpv6));
}

/** The host of a URL or a connection, without the brackets of IPv6. */
export const bare = (hostname: string) => hostname.replace(/^\[(.*)\]$/, '$1');

/** Whether the platform admits this pair. */
export function isAdmitted(hostname: string, port: string, { allowPrivateHosts }: GuardOptions): boolean {
  const wanted = `${bare(hostname)}:${port}`.toLowerCase();
  return allowPrivateHosts.some(
    (pair) =>
      pair
        .trim()
        .toLowerCase()
        .replace(/^\[(.*)\]:/, '$1:') === wanted,
  );
}

/** The URL's port, or the scheme's default. */
export const portOf = (url: URL) => url.port || (url.protocol === 'https:' ? '443' : '80');

/** All checks of a URL that need no network. Returns the one parsed form that is used from here on. */
export function parseSafely(address: string | URL, options: GuardOptions): URL {
  const url = URL.parse(String(address));
  if (!url) throw new UnsafeUrlError('malformed', 'This is not a valid web address.');
  if (url.username || url.password)
    throw new UnsafeUrlError('credentials', 'The address can’t contain a user name or password.');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw notHttps();
  if (isAdmitted(url.hostname, portOf(url), options)) return url;

  if (url.protocol !== 'https:') throw notHttps();
  const host = bare(url.hostname);
  if (!isPublicHost(host)) throw privateAddress();
  if (portOf(url) !== '443') throw new UnsafeUrlError('port', 'Only the standard HTTPS port, 443, is allowed.');
  return url;
}

/** Public names contain a dot and do not end with one (`localhost.` would pass a check of the last label). */
const isLocalName = (host: string) => !host.includes('.') || host.endsWith('.') || localName.test(host);

/**
 * Whether a host, a name or an address, may be on the public internet, as far as can be decided without the network.
 */
export const isPublicHost = (host: string) => (ipaddr.isValid(host) ? isPublicAddress(host) : !isLocalName(host));

const notHttps = () => new UnsafeUrlError('not_https', 'The address must start with https://.');

/** The rejection of an address inside a private network. */
export const privateAddress = () =>
  new UnsafeUrlError('private', 'The address is in a private network, which is not allowed.');
