import { createLogger, type Running, type StartService } from '@konstruct/kit/process';
import { startTracing } from '@konstruct/kit/tracing';
import { dropBlankVariables } from '../env.ts';

/** What serves requests, in the order in which it starts. It stops in the opposite one: callers and publishers before the services that they call. */
export const services = ['accounts', 'billing', 'keys', 'usage', 'channels', 'agents', 'portal', 'gateway'] as const;
export type ServiceName = (typeof services)[number];

/** Starts one service from an environment, which holds all that it needs. */
export async function startService(name: ServiceName, environment: Readonly<Record<string, string | undefined>>): Promise<Running> {
  dropBlankVariables();
  const log = createLogger({ name, level: 'warn' });
  const stopTracing = await startTracing(name, environment, (message) => log.warn({ sdkMessage: message }, 'spans cannot be sent'));
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
