import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { UnsafeUrlError } from './unsafe-url-error.ts';

/** Finds all addresses of a name; rejects when there are none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** Who may be called beyond the public internet, and how names are found. */
export interface GuardOptions {
  /** `host:port` pairs the platform admits, as they stand in the address: `ollama.lan:11434`, `127.0.0.1:4010`, `[::1]:80`. */
  allowPrivateHosts: readonly string[];
  /** The system's resolver unless given. */
  resolve?: Resolve;
}

/** The system's resolver, `/etc/hosts` included: what a connection would use. */
export const systemResolve: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, order: 'verbatim' })).map(({ address }) => address);

/** Set apart for use inside a network: a public resolver has no business answering for them (RFC 6761, 6762, 8375, ICANN). */
const localName = /(^|\.)(localhost|localdomain|local|internal|intranet|lan|corp|home|private|home\.arpa|in-addr\.arpa|ip6\.arpa|onion)$/;

/** Azure's own channel to its machines: answers from inside, though the address is a public one. */
const metadataAddresses = new Set(['168.63.129.16']);

const publicIpv6 = ipaddr.parseCIDR('2000::/3');

/** Whether an address literal is one that anyone on the internet reaches. What is not known to be public is not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || metadataAddresses.has(address)) return false;
  const parsed = ipaddr.parse(address);
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(publicIpv6));
}

/** A host of a URL or a connection without the brackets of IPv6. */
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

/** The port that is spoken to, the scheme's own where none is written. */
export const portOf = (url: URL) => url.port || (url.protocol === 'https:' ? '443' : '80');

/** Everything that can be said of an address without asking the network. Gives the one parsed form that is used from here on. */
export function parseSafely(address: string | URL, options: GuardOptions): URL {
  const url = URL.parse(String(address));
  if (!url) throw new UnsafeUrlError('malformed', 'This is not a valid web address.');
  if (url.username || url.password) throw new UnsafeUrlError('credentials', "The address can't contain a user name or password.");
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw notHttps();
  if (isAdmitted(url.hostname, portOf(url), options)) return url;

  if (url.protocol !== 'https:') throw notHttps();
  const host = bare(url.hostname);
  if (!isPublicHost(host)) throw privateAddress();
  if (portOf(url) !== '443') throw new UnsafeUrlError('port', 'Only the standard HTTPS port, 443, is allowed.');
  return url;
}

/** Public names have a dot inside and none at the end (`localhost.` would pass a look at the last label). */
const isLocalName = (host: string) => !host.includes('.') || host.endsWith('.') || localName.test(host);

/** Whether a host, a name or an address, may be on the public internet, as far as can be told without asking the network. */
export const isPublicHost = (host: string) => (ipaddr.isValid(host) ? isPublicAddress(host) : !isLocalName(host));

const notHttps = () => new UnsafeUrlError('not_https', 'The address must start with https://.');

/** The rejection of an address inside someone's network. */
export const privateAddress = () => new UnsafeUrlError('private', 'The address is in a private network, which is not allowed.');
