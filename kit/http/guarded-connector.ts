import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { bare, isAdmitted, isPublicAddress, privateAddress, systemResolve, type GuardOptions, type Resolve } from './rules.ts';

/** Opens connections to checked addresses only: the check sits between finding a name's addresses and dialling one of them. */
export function guardedConnector(options: GuardOptions, timeoutMs: number): buildConnector.connector {
  const resolve = options.resolve ?? systemResolve;
  const resolvePublic: Resolve = async (hostname) => {
    const addresses = await resolve(hostname);
    if (!addresses.every(isPublicAddress)) throw privateAddress();
    return addresses;
  };
  const dial = (find: Resolve) => buildConnector({ timeout: timeoutMs, allowH2: false, lookup: lookupBy(find) });
  const [dialPublic, dialAdmitted] = [dial(resolvePublic), dial(resolve)];

  return (target, callback) => {
    const host = bare(target.hostname);
    const port = target.port || (target.protocol === 'https:' ? '443' : '80');
    if (isAdmitted(host, port, options)) return dialAdmitted(target, callback);
    // Node dials a literal without a look-up.
    if (isIP(host) && !isPublicAddress(host)) return callback(privateAddress(), null);
    return dialPublic(target, callback);
  };
}

/** Node asks for all addresses when it may race them, else for one. */
function lookupBy(find: Resolve): LookupFunction {
  return (hostname, { all }, callback) => {
    find(hostname).then(
      (found) => {
        const addresses = found.map((address) => ({ address, family: isIP(address) }));
        const [first] = addresses;
        if (!first) return callback(new Error('The name has no address.'), []);
        return all ? callback(null, addresses) : callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}
