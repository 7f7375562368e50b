import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Milliseconds for which a connection without a request stays open once its server has closed. */
const unusedMs = 1_000;

/** Lets an HTTP server's callers know, without losing a request, that it is about to stop. */
export interface GentleStop {
  /** Whether `begin` was called: then the process is not ready. */
  readonly isStopping: boolean;
  /**
   * From now on each answer ends its connection, so that the caller opens the next one elsewhere. Every request is
   * still answered.
   */
  begin(): void;
  /**
   * Call it as the server closes: Node waits for connections that have sent a request, and endlessly for those that
   * have not. Ends the latter soon, and after `graceMs` all that are left. Returns a function that cancels this.
   */
  endConnections(graceMs: number): () => void;
}

/** Watches a server's connections, from before it listens. */
export function stopGently(server: Server): GentleStop {
  let isStopping = false;
  /** Whether the server no longer listens: then idle connections are ended. */
  let isClosing = false;
  const asking = new Map<Socket, number>();
  const count = (socket: Socket, by: 1 | -1) => {
    const now = asking.get(socket);
    if (now !== undefined) asking.set(socket, now + by);
  };
  server.on('connection', (socket: Socket) => {
    asking.set(socket, 0);
    socket.once('close', () => asking.delete(socket));
  });
  server.prependListener('request', ({ socket }, response) => {
    count(socket, 1);
    response.once('close', () => {
      count(socket, -1);
      // The request came before its caller could know: Node keeps the connection, and waits for it.
      if (isClosing && asking.get(socket) === 0) socket.end();
    });
    if (isStopping) response.setHeader('connection', 'close');
  });

  const endWhere = (isOver: (requests: number) => boolean) => {
    for (const [socket, requests] of asking) if (isOver(requests)) socket.destroy();
  };
  return {
    get isStopping() {
      return isStopping;
    },
    begin() {
      isStopping = true;
    },
    endConnections(graceMs) {
      isStopping = true;
      isClosing = true;
      const sweep = setInterval(() => endWhere((requests) => requests === 0), unusedMs);
      const last = setTimeout(() => endWhere(() => true), graceMs);
      return () => {
        clearInterval(sweep);
        clearTimeout(last);
      };
    },
  };
}
