import { Migration } from '@mikro-orm/migrations';

/**
 * Rotation of the vault keys: lists which row was sealed with which key, across companies and without the secret, and
 * which keys are retired. A transaction that writes a seal holds its key until it ends. A transaction that retires a
 * key waits for those that hold it.
 */
export class Migration20261129174443 extends Migration {
  override name = 'Migration20261129174443';

  override up(): void | Promise<void> {
    this.addSql(`create table "keys_directory"."retired_vault_keys" ("key_id" text not null, "created_at" timestamptz not null, primary key ("key_id"));`);

    this.addSql(`alter table "keys"."llm_keys" add "sealed_with" text null;`);
    this.addSql(`create policy "list_sealed" on "keys"."llm_keys" for select to "konstruct_keys_directory" using (sealed is not null);`);
    this.addSql(`grant usage on schema keys to konstruct_keys_directory;`);
    this.addSql(`grant select (tenant_id, id, sealed_with) on keys.llm_keys to konstruct_keys_directory;`);

    // In a separate schema: MikroORM would drop it from the entities' schema.
    this.addSql(`create schema if not exists keys_functions;`);
    this.addSql(`grant usage on schema keys_functions to konstruct_keys;`);
    this.addSql(`create function keys_functions.hold_vault_key(wanted text) returns boolean
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      begin
        perform pg_advisory_xact_lock_shared(hashtextextended('konstruct vault key ' || wanted, 0));
        return not exists (select from keys_directory.retired_vault_keys r where r.key_id = wanted);
      end $$;`);
    this.addSql(`revoke all on function keys_functions.hold_vault_key(text) from public;`);
    this.addSql(`grant execute on function keys_functions.hold_vault_key(text) to konstruct_keys;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop schema keys_functions cascade;`);
    this.addSql(`revoke select (tenant_id, id, sealed_with) on keys.llm_keys from konstruct_keys_directory;`);
    this.addSql(`drop table if exists "keys_directory"."retired_vault_keys" cascade;`);

    this.addSql(`drop policy "list_sealed" on "keys"."llm_keys";`);

    this.addSql(`alter table "keys"."llm_keys" drop column "sealed_with";`);
  }
}
