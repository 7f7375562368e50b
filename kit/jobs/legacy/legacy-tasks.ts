import type { Client } from 'pg';
import { type Definition, queuesOf } from '../../messages/define.ts';

/** The payload of a job of the legacy queue, or the body of a message in it. */
export type LegacyPayload = Readonly<Record<string, unknown>>;

/** Which queue does a task's work now, and under which key. */
export interface Successor {
  /**
   * Its name. Default: the task's own. Null: nothing is left to do. A function may query the database; it throws when
   * there is no such queue.
   */
  readonly queue?: string | null | ((payload: LegacyPayload, client: Client) => Promise<string>);
  /** The key of a job. Default: its present key. */
  readonly keyOf?: (payload: LegacyPayload) => string;
}

/** By the names of tasks in the legacy queue. A task that is not listed continues as the job of the same name. */
export type LegacyTasks = Readonly<Record<string, Successor>>;

/** The definition of each queue, with the service that takes from it. */
export type KnownQueues = ReadonlyMap<string, { readonly definition: Definition; readonly service: string }>;

/** Every queue of these definitions. */
export function knownQueues(definitions: readonly Definition[]): KnownQueues {
  return new Map(
    definitions.flatMap((definition) =>
      queuesOf(definition).map(({ name, service }) => [name, { definition, service }] as const),
    ),
  );
}
