import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/**
 * Forwards connections from a port of this machine: `4000:gateway:4000`. In a container, localhost is the container
 * itself, but a demonstration uses http://localhost:4000 as the product's address, also for webhooks.
 */
export async function startForward(route: string): Promise<{ stop(): Promise<void> }> {
  const [, port = '', host = '', target = ''] = /^(\d+):([\w.-]+):(\d+)$/.exec(route) ?? [];
  if (!port) throw new Error('SANDBOX_FORWARD must look like 4000:gateway:4000.');
  const open = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect({ host, port: Number(target) });
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen({ port: Number(port), host: 'localhost' });
  await once(server, 'listening');
  return {
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
