import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Connection, directoryRole, roleUrl, tenantRole } from './roles.ts';
import type { ServiceDatabase } from './service-database.ts';
import { TenantDriver } from './tenant-driver.ts';

/** A service's tenant tables, under its own role. */
export interface Database {
  /** A unit of work that sees and changes the rows of this tenant only; of none with null. */
  forTenant(tenantId: string | null): EntityManager;
  close(): Promise<void>;
}

/** A service's directory tables, under a role of their own. */
export interface Directory {
  /** A unit of work over the directory tables. */
  fork(): EntityManager;
  close(): Promise<void>;
}

async function connect(role: string, entities: ServiceDatabase['entities'], connection: Connection, poolSize: number) {
  return MikroORM.init<PostgreSqlDriverLike>({
    driver: TenantDriver,
    // Of its own: within a transaction, MikroORM hands its unit of work to everything of the same name, the other role's too.
    contextName: role,
    clientUrl: roleUrl(role, connection),
    entities: [...entities],
    pool: { min: 0, max: connection.poolSize ?? poolSize },
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    debug: false,
  });
}

type PostgreSqlDriverLike = TenantDriver;

/** Opens a service's tenant tables. Close it at the end. */
export async function openDatabase({ service, entities }: ServiceDatabase, connection: Connection): Promise<Database> {
  const orm = await connect(tenantRole(service), entities, connection, 5);
  return {
    forTenant: (tenantId) => orm.em.fork(tenantId === null ? {} : { session: { variables: { 'app.tenant_id': tenantId } } }),
    close: () => orm.close(true),
  };
}

/** Opens a service's directory tables. Close it at the end. */
export async function openDirectory({ service, directoryEntities }: ServiceDatabase, connection: Connection): Promise<Directory> {
  const orm = await connect(directoryRole(service), directoryEntities, connection, 3);
  return { fork: () => orm.em.fork(), close: () => orm.close(true) };
}
