import type { EntityClass } from '@mikro-orm/core';
import type { Definition } from '../messages/define.ts';
import type { SealedColumn } from '../vault/sealed-column.ts';

/** What a service stores in the database, and which jobs and messages it may send. */
export interface ServiceDatabase {
  /** The service's name: its schema, its roles, its migrations' folder. */
  readonly service: string;
  /** Tenant tables, in the schema with the service's name. */
  readonly entities: readonly EntityClass<object>[];
  /** Directory tables, in the schema `<service>_directory`. */
  readonly directoryEntities: readonly EntityClass<object>[];
  /** The jobs that this service's roles may enqueue, and the messages that they may publish. */
  readonly sends: readonly Definition[];
  /**
   * The maximum number of connections to its tenant tables and to its directory tables, if not two each. A tenant may
   * hold half of the first.
   */
  readonly connections?: { readonly tenant?: number; readonly directory?: number };
  /** The columns that hold sealed secrets. */
  readonly sealed?: readonly SealedColumn[];
}
