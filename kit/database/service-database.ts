import type { EntityClass } from '@mikro-orm/core';
import type { Definition } from '../messages/define.ts';
import type { SealedColumn } from '../vault/sealed-column.ts';

/** What a service keeps in the database, and whom it may call by job. */
export interface ServiceDatabase {
  /** The service's name: its schema, its roles, its migrations' folder. */
  readonly service: string;
  /** Tenant tables, in the schema of the service's name. */
  readonly entities: readonly EntityClass<object>[];
  /** Directory tables, in the schema `<service>_directory`. */
  readonly directoryEntities: readonly EntityClass<object>[];
  /** The jobs that this service's roles may enqueue, and the messages that they may publish. */
  readonly sends: readonly Definition[];
  /** The most connections to its tenant tables and to its directory tables, where they are not two each. A tenant holds half of the first. */
  readonly connections?: { readonly tenant?: number; readonly directory?: number };
  /** The columns that hold what was sealed. */
  readonly sealed?: readonly SealedColumn[];
}
