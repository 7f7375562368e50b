import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';
import type { Limits } from '../limits/limits.ts';
import { subjectAddress } from '../rates/subject-address.ts';

const lookEveryMs = 500;

interface Connection {
  readonly socket: Socket;
  readonly address: string;
  /** Requests that are not fully answered. */
  requests: number;
  /** Since when the connection has been idle. */
  restsSince: number;
  isUsed: boolean;
}

/**
 * Limits the server's connections. Node itself closes a connection on which nothing ever arrives. After an answer,
 * however, any byte ends Node's keep-alive timeout, so that a connection that then sends blank lines would stay open
 * indefinitely.
 */
export function boundConnections(server: Server, trustedProxies: readonly string[], limits: Limits): void {
  const isProxy = proxyAddr.compile([...trustedProxies]);
  const byAddress = new Map<string, Set<Connection>>();
  const bySocket = new WeakMap<object, Connection>();
  let count = 0;

  /** Closes the connection that has been idle longest; false when none is idle. */
  function closeLongestResting(connections: Iterable<Connection>): boolean {
    let longest: Connection | undefined;
    for (const connection of connections) {
      if (connection.requests === 0 && (!longest || connection.restsSince < longest.restsSince)) longest = connection;
    }
    if (longest) close(longest);
    return longest !== undefined;
  }

  function close(connection: Connection): void {
    leave(connection);
    connection.socket.destroy();
  }

  function leave(connection: Connection): void {
    const own = byAddress.get(connection.address);
    if (!own?.delete(connection)) return;
    count -= 1;
    if (own.size === 0) byAddress.delete(connection.address);
  }

  /** Whether the address may open one more connection, if necessary after closing an idle one. */
  function hasRoom(address: string, isTrusted: boolean): boolean {
    const own = byAddress.get(address) ?? new Set();
    if (own.size >= limits.connectionsPerAddress && !isTrusted) return closeLongestResting(own);
    if (count < limits.connections) return true;
    const most = [...byAddress.values()].reduce((one, other) => (other.size > one.size ? other : one), own);
    return closeLongestResting(most);
  }

  server.on('connection', (socket: Socket) => {
    const remote = socket.remoteAddress ?? '';
    const address = subjectAddress(remote);
    if (!hasRoom(address, remote !== '' && isProxy(remote, 0))) return void socket.destroy();
    const connection: Connection = { socket, address, requests: 0, restsSince: Date.now(), isUsed: false };
    bySocket.set(socket, connection);
    byAddress.set(address, (byAddress.get(address) ?? new Set()).add(connection));
    count += 1;
    socket.once('close', () => leave(connection));
  });
  server.on('request', ({ socket }, response) => {
    const connection = bySocket.get(socket);
    if (!connection) return;
    connection.requests += 1;
    connection.isUsed = true;
    response.once('close', () => {
      connection.requests -= 1;
      connection.restsSince = Date.now();
    });
  });

  const timer = setInterval(() => {
    const now = Date.now();
    for (const own of byAddress.values()) {
      for (const connection of own) {
        // If any bytes have arrived, Node checks the connection first, and answers 408.
        const mostMs =
          limits.headersMs +
          (connection.isUsed ? limits.keepAliveMs : 0) +
          (connection.socket.bytesRead > 0 ? 2 * lookEveryMs : 0);
        if (connection.requests === 0 && now - connection.restsSince >= mostMs) close(connection);
      }
    }
  }, lookEveryMs).unref();
  server.once('close', () => clearInterval(timer));
}
