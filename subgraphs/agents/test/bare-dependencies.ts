import { createLogger } from '@konstruct/kit/process';
import { createDependencies } from '../app.ts';
import type { Dependencies } from '../context.ts';
import { readAgentsEnv } from '../env.ts';
import type { AgentsService } from './agents-service.ts';

/** What handlers are made of, without the queue: for what happens when two workers believe that a job is theirs. Close the database at the end. */
export async function bareDependencies({ source }: AgentsService, more: Partial<Dependencies> = {}): Promise<Dependencies> {
  const log = createLogger({ name: 'agents', level: 'silent' });
  const deps = await createDependencies({ env: readAgentsEnv(source), log, clock: { now: () => new Date() } });
  return { ...deps, quietWindowMs: 0, ...more };
}
