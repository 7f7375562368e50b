import { createServer, connect, type Socket } from 'node:net';

/** Distributes connections among the copies of a service, in turns, and skips a copy that refuses. */
export interface Balancer {
  /** Gives a copy no more connections, or gives it connections again: what a health check would decide. */
  setHealthy(port: number, isHealthy: boolean): void;
  stop(): Promise<void>;
}

const checkMs = 200;

/**
 * Listens on `port` of the loopback address, for the copies that listen on `targets`. With `isChecking` it requests
 * `/readyz` from each repeatedly, and gives connections only to those that answer 200.
 */
export async function startBalancer(port: number, targets: readonly number[], isChecking = false): Promise<Balancer> {
  const unhealthy = new Set<number>();
  const open = new Set<Socket>();
  let turn = 0;

  function join(client: Socket, left: readonly number[]): void {
    const [target, ...others] = left;
    if (target === undefined) return void client.destroy();
    const upstream = connect({ port: target, host: '127.0.0.1' });
    const refused = () => join(client, others);
    upstream.once('error', refused);
    upstream.once('connect', () => {
      upstream.off('error', refused);
      keep(upstream);
      upstream.pipe(client);
      client.pipe(upstream);
      for (const [one, other] of [[client, upstream] as const, [upstream, client] as const])
        one.once('close', () => other.destroy());
      if (client.destroyed) upstream.destroy();
    });
  }

  function keep(socket: Socket): void {
    open.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
  }

  const server = createServer((client) => {
    keep(client);
    turn += 1;
    const inTurn = targets.map((_, step) => targets[(turn + step) % targets.length] ?? 0);
    join(
      client,
      inTurn.filter((target) => !unhealthy.has(target)),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const timers = (isChecking ? targets : []).map((target) =>
    setInterval(async () => {
      const init = { headers: { connection: 'close' }, signal: AbortSignal.timeout(2_000) };
      const answer = await fetch(`http://127.0.0.1:${target}/readyz`, init).catch(() => null);
      await answer?.arrayBuffer();
      if (answer?.ok) unhealthy.delete(target);
      // A copy that does not answer in time may do so next time; one that is gone refuses, and is skipped.
      else if (answer) unhealthy.add(target);
    }, checkMs),
  );
  return {
    setHealthy(target, isHealthy) {
      if (isHealthy) unhealthy.delete(target);
      else unhealthy.add(target);
    },
    async stop() {
      timers.forEach(clearInterval);
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
