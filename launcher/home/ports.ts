import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Whether the port is free on this machine's own addresses. */
export async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * Below the ports that systems assign to outgoing connections (from 32768), which could take one before a service
 * listens on it.
 */
const lowest = 10_240;
const highest = 32_767;
let next = lowest + Math.floor(Math.random() * (highest - lowest));

/** A free port that this process was not given before, and that is not `spoken` for. */
export async function freePort(spoken: readonly number[] = []): Promise<number> {
  for (let tried = lowest; tried <= highest; tried += 1) {
    const port = next;
    next = port === highest ? lowest : port + 1;
    if (!spoken.includes(port) && (await isFree(port))) return port;
  }
  throw new Error(`There is no free port between ${lowest} and ${highest}.`);
}

/**
 * A port for each name, stored in `home` so that a service started alone finds the others. A port that another program
 * has taken in the meantime is replaced, unless `keep` says that our own process may be listening there. Never one of
 * `spoken`, which other programs will listen on.
 */
export async function namedPorts(
  home: string,
  names: readonly string[],
  { keep, spoken }: { readonly keep: boolean; readonly spoken: readonly number[] },
): Promise<Record<string, number>> {
  const path = join(home, 'ports.json');
  const known = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, number>) : {};
  const ports: Record<string, number> = {};
  for (const name of names) {
    const port = known[name];
    const isKept = port !== undefined && !spoken.includes(port) && (keep || (await isFree(port)));
    ports[name] = isKept ? port : await freePort(spoken);
  }
  // Several launchers that start at once read it: a correct file is left alone.
  const all = { ...known, ...ports };
  if (JSON.stringify(all) !== JSON.stringify(known)) writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`);
  return ports;
}
