import { Client } from 'pg';

const nothing = { command: '', rowCount: null, oid: 0, fields: [], rows: [] };

/** Exactly what the tenant's driver sends after `begin`: a statement that only starts like it is not held back. */
const settingTenant = /^set local app\.tenant_id = '[\da-f-]{36}'$/i;

/** Sent by `allowTime`: the rest of the transaction may take longer. */
const allowingTime = /^set local statement_timeout = (\d+)$/;

/** How much longer than the database the client waits, in milliseconds, when a transaction was allowed more time. */
const marginMs = 5_000;

/**
 * Sends the opening of a transaction, `begin` and the tenant, in one message with the first statement: no one waits for
 * the answers to those two. PostgreSQL runs a message statement by statement and stops at the first that fails, so no
 * statement runs without the opening. A transaction without a statement sends nothing.
 *
 * A rollback always succeeds: Kysely releases a connection after it, but never after one that failed. So each
 * connection that the database ended within a transaction would be lost to the pool forever.
 *
 * A statement that is not answered within `query_timeout` ends the connection: pg alone would return the connection to
 * the pool with the statement still running on it.
 */
export class TransactionClient extends Client {
  #opening: string[] = [];
  /**
   * How long a statement of this transaction may take, in milliseconds, if it was allowed more than `query_timeout`.
   */
  #allowedMs: number | undefined;

  override query(statement: unknown, values?: unknown, callback?: unknown): never {
    return this.#pass(statement, values, callback) as never;
  }

  #pass(statement: unknown, values: unknown, callback: unknown): unknown {
    if (statement === 'begin') {
      this.#allowedMs = undefined;
      this.#opening = ['begin'];
      return Promise.resolve(nothing);
    }
    const opening = this.#opening;
    if (opening.length === 0 && statement === 'rollback') return this.#rollBack();
    if (typeof statement === 'string') this.#allowTime(statement);
    if (opening.length === 0 && typeof statement === 'string' && !callback)
      return this.#send(statement, values as unknown[]);
    if (opening.length === 0) return super.query(statement as string, values as unknown[], callback as () => void);
    if (typeof statement !== 'string' || callback || (Array.isArray(values) && values.length > 0)) {
      throw new Error(
        'A transaction opens with a plain statement: one with values apart, or a stream, may only come later.',
      );
    }
    if (settingTenant.test(statement)) {
      opening.push(statement);
      return Promise.resolve(nothing);
    }
    this.#opening = [];
    if (statement === 'commit' || statement === 'rollback') return Promise.resolve(nothing);
    return this.#last([...opening, statement].join('; '));
  }

  #allowTime(statement: string): void {
    const allowed = allowingTime.exec(statement)?.[1];
    if (allowed !== undefined) this.#allowedMs = Number(allowed) + marginMs;
    if (statement === 'commit' || statement === 'rollback') this.#allowedMs = undefined;
  }

  async #send(text: string, values?: unknown[]): Promise<unknown> {
    try {
      return (await super.query({
        text,
        ...(values && { values }),
        ...(this.#allowedMs && { query_timeout: this.#allowedMs }),
      })) as unknown;
    } catch (error) {
      if (error instanceof Error && error.message === 'Query read timeout') void this.end().catch(() => undefined);
      throw error;
    }
  }

  async #rollBack(): Promise<unknown> {
    try {
      return (await super.query('rollback')) as unknown;
    } catch {
      // The connection is gone, and the transaction with it; the pool drops a client that is ending.
      void this.end().catch(() => undefined);
      return nothing;
    }
  }

  async #last(message: string): Promise<unknown> {
    const results: unknown = await this.#send(message);
    return Array.isArray(results) ? results.at(-1) : results;
  }
}
