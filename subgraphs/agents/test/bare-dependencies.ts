import { createLogger } from '@konstruct/kit/process';
import { openDependencies } from '../app.ts';
import type { Dependencies } from '../context.ts';
import { readAgentsEnv } from '../env.ts';
import type { AgentsService } from './agents-service.ts';

/**
 * The dependencies of handlers, without the queue, for tests in which two workers believe that they own a job. The
 * caller must close the database.
 */
export async function bareDependencies(
  { source }: AgentsService,
  more: Partial<Dependencies> = {},
): Promise<Dependencies> {
  const log = createLogger({ name: 'agents', level: 'silent' });
  const deps = await openDependencies({ env: readAgentsEnv(source), log, clock: { now: () => new Date() } });
  return { ...deps, quietWindowMs: 0, ...more };
}
