import { Migration } from '@mikro-orm/migrations';
import { retryDdl } from './retry-ddl.ts';

/** The policy by which the owner sees rows of every tenant while it changes them. */
const ownersPolicy = 'owner_while_migrating';

/**
 * A migration whose statements run one by one, outside of a transaction, each again while other sessions hold its locks: for a table
 * that is in use, whose writers are never kept waiting. It may be killed at any line and begins again: every step finds what the one
 * before left. `up` calls these methods, in place of `addSql`. Tables are named with their schema.
 */
export abstract class OnlineMigration extends Migration {
  override isTransactional(): boolean {
    return false;
  }

  /** Runs one statement, which is safe to repeat. */
  async run(statement: string): Promise<Record<string, unknown>[]> {
    return (await retryDdl(() => this.execute(statement))) as unknown as Record<string, unknown>[];
  }

  /** Makes an index of this name; `definition` is what stands behind it: `on agents.runs (tenant_id, state)`. Not for partitioned tables. */
  async createIndex(name: string, definition: string, { isUnique = false } = {}): Promise<void> {
    const schema = /^on "?(\w+)"?\./.exec(definition)?.[1] ?? '';
    await retryDdl(async () => {
      // What a try that was ended, or a row that is there twice, left behind is used by no query, and would be taken for the index.
      const left = await this.execute(
        `select from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname = '${name}' and c.relnamespace = to_regnamespace('${schema}') and not i.indisvalid`,
      );
      if (left.length > 0) await this.#waitLong(`drop index concurrently if exists ${schema}."${name}"`);
      await this.#waitLong(`create ${isUnique ? 'unique ' : ''}index concurrently if not exists "${name}" ${definition}`);
    });
  }

  async dropIndex(name: string): Promise<void> {
    await retryDdl(() => this.#waitLong(`drop index concurrently if exists ${name}`));
  }

  /** What is done concurrently waits for every transaction that is open, and keeps no one waiting. The migrator has one connection. */
  async #waitLong(statement: string): Promise<void> {
    await this.execute('set lock_timeout = 0');
    await this.execute(statement).finally(() => this.execute('reset lock_timeout'));
  }

  /** Gives a table a check, in the place of one of this name: new rows are held to it at once, those that are there looked at afterwards. */
  async replaceCheck(table: string, name: string, condition: string): Promise<void> {
    await this.run(`alter table ${table} drop constraint if exists "${name}", add constraint "${name}" check (${condition}) not valid`);
    await this.run(`alter table ${table} validate constraint "${name}"`);
  }

  /**
   * Changes rows of a tenant table, of every tenant: row security is forced, so that the owner sees none of them otherwise.
   * `statement` changes one batch that is not changed yet, and runs until there is none.
   */
  async changeRows(table: string, statement: string): Promise<void> {
    await this.run(`drop policy if exists ${ownersPolicy} on ${table}`);
    await this.run(`create policy ${ownersPolicy} on ${table} to current_user using (true) with check (true)`);
    const counted = `with changed as (${statement} returning 1) select count(*)::int as count from changed`;
    while (Number((await this.run(counted))[0]?.['count']) > 0);
    await this.run(`drop policy if exists ${ownersPolicy} on ${table}`);
  }
}
