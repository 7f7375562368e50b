import { createLogger, type Running, type StartService } from '@konstruct/kit/process';
import { startTracing } from '@konstruct/kit/tracing';
import { dropBlankVariables } from '../env.ts';

/**
 * The services in the order in which they start. They stop in reverse order: callers and publishers before the services
 * that they call.
 */
export const services = ['accounts', 'billing', 'keys', 'usage', 'channels', 'agents', 'portal', 'gateway'] as const;
export type ServiceName = (typeof services)[number];

/** Starts one service from an environment that holds everything it needs. */
export async function startService(
  name: ServiceName,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Running> {
  dropBlankVariables();
  const log = createLogger({ name, level: 'warn' });
  const stopTracing = await startTracing(name, environment, (message) =>
    log.warn({ sdkMessage: message }, 'spans cannot be sent'),
  );
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
