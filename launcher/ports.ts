import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Whether nobody listens on the port, on this machine's own addresses. */
export async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port that the system gave away just now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.'))));
    });
  });
}

/**
 * A port for each name, kept in `home` so that a service started alone finds the others. A port that somebody else took
 * meanwhile is replaced, unless `keep` says that ours may be listening there.
 */
export async function namedPorts(home: string, names: readonly string[], keep: boolean): Promise<Record<string, number>> {
  const path = join(home, 'ports.json');
  const known = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, number>) : {};
  const ports: Record<string, number> = {};
  for (const name of names) {
    const port = known[name];
    ports[name] = port !== undefined && (keep || (await isFree(port))) ? port : await freePort();
  }
  // Several that start at once read it: what is right is left alone.
  const all = { ...known, ...ports };
  if (JSON.stringify(all) !== JSON.stringify(known)) writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`);
  return ports;
}
