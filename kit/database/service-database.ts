import type { EntityClass } from '@mikro-orm/core';

/** What a service keeps in the database, and whom it may call by job. */
export interface ServiceDatabase {
  /** The service's name: its schema, its roles, its migrations' folder. */
  readonly service: string;
  /** Tenant tables, in the schema of the service's name. */
  readonly entities: readonly EntityClass<object>[];
  /** Directory tables, in the schema `<service>_directory`. */
  readonly directoryEntities: readonly EntityClass<object>[];
  /** Tasks that this service's roles may enqueue. */
  readonly sends: readonly string[];
}
