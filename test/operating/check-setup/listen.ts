import type { Server } from 'node:net';
import type { AddressInfo } from 'node:net';

const servers: Server[] = [];

/** Makes a server listen on a free port; returns the port. */
export async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Closes all listening servers. */
export function closeAll(): void {
  for (const server of servers.splice(0)) server.close();
}

/** What checks found, by name. */
export async function issuesOf(
  checks: readonly (readonly [string, Promise<string | null>])[],
): Promise<Record<string, string | null>> {
  return Object.fromEntries(await Promise.all(checks.map(async ([what, issue]) => [what, await issue] as const)));
}
