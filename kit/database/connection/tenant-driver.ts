import type { Configuration, LoggingOptions, SessionContext, Transaction } from '@mikro-orm/core';
import { PostgreSqlDriver, type PostgreSqlConnection } from '@mikro-orm/postgresql';
import { isId } from '../ids.ts';
import { shareTimeoutMs } from '../limits.ts';
import { TenantShares } from './tenant-shares.ts';

/** The tenant of a session. Throws when the session has any other variable. */
function tenantOf(session: SessionContext): string {
  const { 'app.tenant_id': tenantId, ...rest } = session.variables ?? {};
  if (typeof tenantId !== 'string' || !isId(tenantId) || Object.keys(rest).length > 0 || session.role) {
    throw new Error('A session names one tenant and nothing else.');
  }
  return tenantId;
}

/** Sets the tenant with SET LOCAL: unlike set_config, Citus propagates it to its workers. */
async function applyTenant(
  this: PostgreSqlConnection,
  trx: Transaction,
  session: SessionContext,
  log?: LoggingOptions,
) {
  await this.execute(`set local app.tenant_id = '${tenantOf(session)}'`, [], 'run', trx, log);
}

type Begin = PostgreSqlConnection['begin'];
type End = PostgreSqlConnection['commit'];

/** Each tenant's transactions take turns on the tenant's own share of the pool. */
function shareOut(connection: PostgreSqlConnection, shares: TenantShares): void {
  const held = new WeakMap<Transaction, () => void>();
  const begin: Begin = async (options) => {
    const own = connection.constructor.prototype as PostgreSqlConnection;
    if (options?.ctx || !options?.sessionContext) return own.begin.call(connection, options);
    const giveBack = await shares.take(tenantOf(options.sessionContext));
    try {
      const trx = await own.begin.call(connection, options);
      held.set(trx, giveBack);
      return trx;
    } catch (error) {
      giveBack();
      throw error;
    }
  };
  const ending = (name: 'commit' | 'rollback'): End => {
    return async (trx, ...rest) => {
      try {
        await (connection.constructor.prototype as PostgreSqlConnection)[name].call(connection, trx, ...rest);
      } finally {
        // The transactions of savepoints are not in the map.
        held.get(trx)?.();
      }
    };
  };
  Object.assign(connection, { begin, commit: ending('commit'), rollback: ending('rollback') });
}

/**
 * MikroORM's PostgreSQL driver. It sets the tenant once per transaction, checks that it is a UUID, and gives each
 * tenant at most half of the pool. The method it replaces is private to MikroORM, so a release that renames it stops
 * the start here.
 */
export class TenantDriver extends PostgreSqlDriver {
  constructor(config: Configuration) {
    super(config);
    for (const connection of [this.connection, ...this.replicas]) {
      if (!('applySessionContext' in connection))
        throw new Error('MikroORM no longer has applySessionContext: the tenant cannot be set.');
      Object.defineProperty(connection, 'applySessionContext', { value: applyTenant });
      const places = Math.ceil((config.get('pool').max ?? 1) / 2);
      shareOut(connection, new TenantShares(places, shareTimeoutMs));
    }
  }
}
