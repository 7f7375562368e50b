import type { Configuration, LoggingOptions, SessionContext, Transaction } from '@mikro-orm/core';
import { PostgreSqlDriver, type PostgreSqlConnection } from '@mikro-orm/postgresql';
import { isId } from './ids.ts';

/** Sets the tenant with SET LOCAL: unlike set_config, Citus carries it to its workers. */
async function applyTenant(this: PostgreSqlConnection, trx: Transaction, session: SessionContext, log?: LoggingOptions) {
  const { 'app.tenant_id': tenantId, ...rest } = session.variables ?? {};
  if (typeof tenantId !== 'string' || !isId(tenantId) || Object.keys(rest).length > 0 || session.role) {
    throw new Error('A session names one tenant and nothing else.');
  }
  await this.execute(`set local app.tenant_id = '${tenantId}'`, [], 'run', trx, log);
}

/**
 * MikroORM's PostgreSQL driver, with the tenant set once per transaction and checked to be a UUID.
 * The method it replaces is private to MikroORM, so a release that renames it stops the start here.
 */
export class TenantDriver extends PostgreSqlDriver {
  constructor(config: Configuration) {
    super(config);
    for (const connection of [this.connection, ...this.replicas]) {
      if (!('applySessionContext' in connection)) throw new Error('MikroORM no longer has applySessionContext: the tenant cannot be set.');
      Object.defineProperty(connection, 'applySessionContext', { value: applyTenant });
    }
  }
}
