import { isIP, type LookupFunction, type Socket } from 'node:net';
import { buildConnector } from 'undici';
import { AnswerError } from './answer-error.ts';
import { bare, isAdmitted, isPublicAddress, privateAddress, systemResolve, type GuardOptions, type Resolve } from './rules.ts';

/**
 * Opens connections to checked addresses only: the check sits between finding a name's addresses and dialling one of them. Ends a
 * connection by which more than `mostWireBytes` come in answer to one call.
 */
export function guardedConnector(options: GuardOptions, timeoutMs: number, mostWireBytes: number): buildConnector.connector {
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
    // Node dials a literal without a look-up.
    if (isIP(host) && !isPublicAddress(host)) return callback(privateAddress(), null);
    return dialPublic(target, callback);
  };
}

/**
 * What is framing, and no byte of an answer's body, takes time as well: extensions of chunks, answers before the answer. Bytes count from
 * what was last sent on the connection.
 */
function boundWire(socket: Socket, mostBytes: number): void {
  let [sent, readBefore] = [-1, 0];
  socket.on('readable', () => {
    if (socket.bytesWritten !== sent) [sent, readBefore] = [socket.bytesWritten, socket.bytesRead];
    if (socket.bytesRead - readBefore > mostBytes)
      socket.destroy(new AnswerError('too_large', 'Its answer is far longer than what it says.'));
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
