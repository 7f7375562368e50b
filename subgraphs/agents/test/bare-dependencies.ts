import { openDependencies } from '../app.ts';
import type { Dependencies } from '../context.ts';
import type { AgentsService } from './agents-service.ts';

/**
 * The dependencies of handlers, without the queue, for tests in which two workers believe that they own a job. The
 * caller must close the database.
 */
export async function bareDependencies(
  { parts }: AgentsService,
  more: Partial<Dependencies> = {},
): Promise<Dependencies> {
  return { ...(await openDependencies(parts())), quietWindowMs: 0, ...more };
}
