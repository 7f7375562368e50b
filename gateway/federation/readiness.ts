import { type Readiness, readinessAnswer } from '@konstruct/kit/process';
import type { ServiceConnections } from './service-connections.ts';

const lookEveryMs = 1_000;

export type ReadinessLook = () => Promise<ReturnType<typeof readinessAnswer>>;

/**
 * One check for all callers at the same time and within the next second: frequent probes must not use up the database's
 * time.
 */
export function createReadinessLook(readiness: () => Promise<Readiness>, isStopping: () => boolean): ReadinessLook {
  let last: { readonly at: number; readonly parts: Promise<Readiness> } | undefined;
  return async () => {
    const at = performance.now();
    if (!last || at - last.at >= lookEveryMs) last = { at, parts: readiness().catch(() => ({ identity: false })) };
    return readinessAnswer(await last.parts, isStopping());
  };
}

/**
 * The state of each service behind the gateway. The gateway is ready without them: a service that is down costs only
 * its own part.
 */
export async function lookAtServices(connections: ServiceConnections, urls: Readonly<Record<string, string>>) {
  const looks = Object.entries(urls).map(async ([name, url]) => {
    const status = await connections.status(new URL('/readyz', url)).catch(() => null);
    return [name, status === null ? 'away' : status === 200 ? 'ok' : 'not ready'] as const;
  });
  return Object.fromEntries(await Promise.all(looks));
}
