import type { Running, StartService } from '@konstruct/kit/process';
import { subgraphs } from '@konstruct/schema/subgraphs';

/** What serves requests, in the order in which it starts. */
export const services = [...subgraphs, 'portal', 'gateway'] as const;
export type ServiceName = (typeof services)[number];

/** Starts one service from an environment, which holds all that it needs. */
export async function startService(name: ServiceName, environment: Readonly<Record<string, string | undefined>>): Promise<Running> {
  const { start } = (await import(`@konstruct/${name}/main`)) as { start: StartService };
  return start(environment);
}
