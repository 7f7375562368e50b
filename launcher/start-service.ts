import { createLogger, type Running, type StartService } from '@konstruct/kit/process';
import { startTracing } from '@konstruct/kit/tracing';
import { subgraphs } from '@konstruct/schema/subgraphs';

/** What serves requests, in the order in which it starts. */
export const services = [...subgraphs, 'portal', 'gateway'] as const;
export type ServiceName = (typeof services)[number];

/** Starts one service from an environment, which holds all that it needs. */
export async function startService(name: ServiceName, environment: Readonly<Record<string, string | undefined>>): Promise<Running> {
  const log = createLogger({ name, level: 'warn' });
  const stopTracing = await startTracing(name, environment, (complaint) => log.warn({ complaint }, 'spans cannot be sent'));
  const { start } = (await import(`@konstruct/${name}/main`)) as { start: StartService };
  const running = await start(environment);
  return {
    ...running,
    async stop() {
      await running.stop();
      await stopTracing();
    },
  };
}
