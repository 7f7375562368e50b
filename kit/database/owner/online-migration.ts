import { Migration } from '@mikro-orm/migrations';
import { retryDdl } from './retry-ddl.ts';

/** The policy by which the owner sees rows of every tenant while it changes them. */
const ownersPolicy = 'owner_while_migrating';

/**
 * A migration that runs its statements one by one, outside a transaction, and retries each while other sessions hold
 * its locks: for a table in use, whose writers must never wait. It may be killed at any line and starts again: every
 * step detects what the previous run left. `up` calls these methods instead of `addSql`. Table names include their
 * schema.
 */
export abstract class OnlineMigration extends Migration {
  override isTransactional(): boolean {
    return false;
  }

  /** Runs one statement, which must be safe to repeat. */
  async run(statement: string): Promise<Record<string, unknown>[]> {
    return (await retryDdl(() => this.execute(statement))) as unknown as Record<string, unknown>[];
  }

  /**
   * Creates an index of this name; `definition` is what follows the name: `on agents.runs (tenant_id, state)`. Not for
   * partitioned tables.
   */
  async createIndex(name: string, definition: string, { isUnique = false } = {}): Promise<void> {
    const schema = /^on "?(\w+)"?\./.exec(definition)?.[1] ?? '';
    await retryDdl(async () => {
      // An index left invalid by an aborted attempt, or by a duplicate row, is used by no query, and would be taken for
      // the finished index.
      const left = await this.execute(
        `select from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname = '${name}' and c.relnamespace = to_regnamespace('${schema}') and not i.indisvalid`,
      );
      if (left.length > 0) await this.#waitLong(`drop index concurrently if exists ${schema}."${name}"`);
      await this.#waitLong(
        `create ${isUnique ? 'unique ' : ''}index concurrently if not exists "${name}" ${definition}`,
      );
    });
  }

  async dropIndex(name: string): Promise<void> {
    await retryDdl(() => this.#waitLong(`drop index concurrently if exists ${name}`));
  }

  /** A concurrent statement waits for every open transaction, and blocks no one. The migrator has one connection. */
  async #waitLong(statement: string): Promise<void> {
    await this.execute('set lock_timeout = 0');
    await this.execute(statement).finally(() => this.execute('reset lock_timeout'));
  }

  /**
   * Gives a table a check, replacing any of this name: new rows must satisfy it at once, existing ones are checked
   * afterwards.
   */
  async replaceCheck(table: string, name: string, condition: string): Promise<void> {
    await this.run(
      `alter table ${table} drop constraint if exists "${name}", add constraint "${name}" check (${condition}) not valid`,
    );
    await this.run(`alter table ${table} validate constraint "${name}"`);
  }

  /**
   * Changes rows of a tenant table, of every tenant: row security is forced, so that the owner would otherwise see none
   * of them. `statement` changes one batch of unchanged rows, and runs until there are none.
   */
  async changeRows(table: string, statement: string): Promise<void> {
    await this.run(`drop policy if exists ${ownersPolicy} on ${table}`);
    await this.run(`create policy ${ownersPolicy} on ${table} to current_user using (true) with check (true)`);
    const counted = `with changed as (${statement} returning 1) select count(*)::int as count from changed`;
    while (Number((await this.run(counted))[0]?.['count']) > 0);
    await this.run(`drop policy if exists ${ownersPolicy} on ${table}`);
  }
}
