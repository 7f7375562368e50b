import { Client } from 'pg';

const nothing = { command: '', rowCount: null, oid: 0, fields: [], rows: [] };

/** What the tenant's driver sends after `begin`, to the letter: a statement that only begins like it does not wait. */
const settingTenant = /^set local app\.tenant_id = '[\da-f-]{36}'$/i;

/**
 * Sends what opens a transaction, `begin` and the tenant, in one message with the first statement: nobody waits for
 * their answers. PostgreSQL runs a message statement by statement and stops at the first that fails, so no statement runs
 * without what opens it. A transaction that never came to a statement sends nothing.
 *
 * A rollback always works out: Kysely gives a connection back after it, and never after one that failed, so each connection that
 * the database ended in a transaction would be missing from the pool for good.
 */
export class TransactionClient extends Client {
  #opening: string[] = [];

  override query(statement: unknown, values?: unknown, callback?: unknown): never {
    return this.#pass(statement, values, callback) as never;
  }

  #pass(statement: unknown, values: unknown, callback: unknown): unknown {
    if (statement === 'begin') {
      this.#opening = ['begin'];
      return Promise.resolve(nothing);
    }
    const opening = this.#opening;
    if (opening.length === 0 && statement === 'rollback') return this.#rollBack();
    if (opening.length === 0) return super.query(statement as string, values as unknown[], callback as () => void);
    if (typeof statement !== 'string' || callback || (Array.isArray(values) && values.length > 0)) {
      throw new Error('A transaction opens with a plain statement: one with values apart, or a stream, may only come later.');
    }
    if (settingTenant.test(statement)) {
      opening.push(statement);
      return Promise.resolve(nothing);
    }
    this.#opening = [];
    if (statement === 'commit' || statement === 'rollback') return Promise.resolve(nothing);
    return this.#last([...opening, statement].join('; '));
  }

  async #rollBack(): Promise<unknown> {
    try {
      return (await super.query('rollback')) as unknown;
    } catch {
      // The connection is gone and the transaction with it; the pool drops a client that is ending.
      void this.end().catch(() => undefined);
      return nothing;
    }
  }

  async #last(message: string): Promise<unknown> {
    const results: unknown = await super.query(message);
    return Array.isArray(results) ? results.at(-1) : results;
  }
}
