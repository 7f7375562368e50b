import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { metricsOf } from '../metrics/metrics.ts';
import { queryTimeoutMs } from './limits.ts';
import { type Connection, directoryRole, roleUrl, tenantRole } from './roles.ts';
import type { ServiceDatabase } from './service-database.ts';
import { connectionOptions } from './connection/pool.ts';
import { noteConnections, watchMostConnections } from './connection/most-connections.ts';
import { TenantDriver } from './connection/tenant-driver.ts';
import { TransactionClient } from './connection/transaction-client.ts';

/**
 * The default for a service that declares no other numbers. It is low, since one copy of every service shares the
 * database's connections.
 */
const defaultConnections = { tenant: 2, directory: 2 } as const;

/** A service's tenant tables, under its own role. */
export interface Database {
  /** A unit of work that sees and changes only the rows of this tenant; with null, of none. */
  forTenant(tenantId: string | null): EntityManager;
  close(): Promise<void>;
}

/** A service's directory tables, under their own role. */
export interface Directory {
  /** A unit of work over the directory tables. */
  fork(): EntityManager;
  close(): Promise<void>;
}

async function connect(role: string, entities: ServiceDatabase['entities'], connection: Connection, most: number) {
  const url = roleUrl(role, connection);
  const max = connection.poolSize ?? most;
  const orm = await MikroORM.init<PostgreSqlDriverLike>({
    driver: TenantDriver,
    // A separate context: within a transaction, MikroORM passes its unit of work to everything with the same context
    // name, including the other role's.
    contextName: role,
    clientUrl: url,
    entities: [...entities],
    pool: { min: 0, max },
    // MikroORM reads from a URL how to reach the database, but not its TLS settings.
    driverOptions: {
      ...connectionOptions,
      connectionString: url,
      Client: TransactionClient,
      query_timeout: queryTimeoutMs,
    },
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    debug: false,
  });
  const forget = noteConnections(max);
  return { em: orm.em, close: () => (forget(), orm.close(true)) };
}

type PostgreSqlDriverLike = TenantDriver;

/** The role's connections, including those of the service's other copies: the database counts them. */
function watchConnections(service: string, role: string, em: EntityManager): () => void {
  const help =
    "Connections of the service's roles to the database, by state. Of the database, not of the process: take max over copies, never sum.";
  return metricsOf(service).watch('konstruct_database_connections', help, ['role', 'state'], async () => {
    const rows = await em.fork().execute<{ state: string; count: string }[]>(
      `select coalesce(state, 'other') as state, count(*)::text as count from pg_stat_activity
       where usename = current_user and datname = current_database() group by 1`,
    );
    return rows.map(({ state, count }) => ({ labels: { role, state }, value: Number(count) }));
  });
}

/** Opens a service's tenant tables. The caller closes it at the end. */
export async function openDatabase(
  { service, entities, connections }: ServiceDatabase,
  connection: Connection,
): Promise<Database> {
  const orm = await connect(
    tenantRole(service),
    entities,
    connection,
    connections?.tenant ?? defaultConnections.tenant,
  );
  const unwatches = [watchConnections(service, tenantRole(service), orm.em), watchMostConnections(service)];
  return {
    // Without a context: a fork made within a transaction would inherit that transaction's tenant.
    forTenant: (tenantId) => {
      const session = tenantId === null ? {} : { session: { variables: { 'app.tenant_id': tenantId } } };
      return orm.em.fork({ disableContextResolution: true, ...session });
    },
    async close() {
      for (const unwatch of unwatches) unwatch();
      await orm.close();
    },
  };
}

/** Opens a service's directory tables. The caller closes it at the end. */
export async function openDirectory(
  { service, directoryEntities, connections }: ServiceDatabase,
  connection: Connection,
): Promise<Directory> {
  const orm = await connect(
    directoryRole(service),
    directoryEntities,
    connection,
    connections?.directory ?? defaultConnections.directory,
  );
  const unwatch = watchConnections(service, directoryRole(service), orm.em);
  return { fork: () => orm.em.fork(), close: () => (unwatch(), orm.close()) };
}
