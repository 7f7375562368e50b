import { isIP, type LookupFunction, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import { AnswerError } from './answer-error.ts';
import {
  bare,
  isAdmitted,
  isPublicAddress,
  privateAddress,
  systemResolve,
  type GuardOptions,
  type Resolve,
} from './rules.ts';

/**
 * Opens connections only to checked addresses: the check comes between resolving a name and connecting to one of its
 * addresses. Ends a connection that delivers more than `mostWireBytes` in answer to one call.
 */
export function guardedConnector(
  options: GuardOptions,
  timeoutMs: number,
  mostWireBytes: number,
): buildConnector.connector {
  const resolve = options.resolve ?? systemResolve;
  const resolvePublic: Resolve = async (hostname) => {
    const addresses = await resolve(hostname);
    if (!addresses.every(isPublicAddress)) throw privateAddress();
    return addresses;
  };
  const dial = (find: Resolve): buildConnector.connector => {
    const open = buildConnector({ timeout: timeoutMs, allowH2: false, lookup: lookupBy(find) });
    return (target, callback) =>
      open(target, (...opened) => {
        if (opened[1]) boundWire(opened[1], mostWireBytes);
        callback(...opened);
      });
  };
  const [dialPublic, dialAdmitted] = [dial(resolvePublic), dial(resolve)];

  return (target, callback) => {
    const host = bare(target.hostname);
    const port = target.port || (target.protocol === 'https:' ? '443' : '80');
    if (isAdmitted(host, port, options)) return dialAdmitted(target, callback);
    // Node connects to an IP literal without a lookup.
    if (isIP(host) && !isPublicAddress(host)) return callback(privateAddress(), null);
    return dialPublic(target, callback);
  };
}

/**
 * Framing that is not part of an answer's body takes time as well: chunk extensions, informational responses. Bytes
 * count from the last write to the connection.
 */
function boundWire(socket: Socket, mostBytes: number): void {
  let [sent, readBefore] = [-1, 0];
  socket.on('readable', () => {
    if (socket.bytesWritten !== sent) [sent, readBefore] = [socket.bytesWritten, socket.bytesRead];
    if (socket.bytesRead - readBefore > mostBytes)
      socket.destroy(new AnswerError('too_large', 'Its response is far longer than its content.'));
  });
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
