import { Migration } from '@mikro-orm/migrations';

/**
 * Rotation of the vault's keys: which row was sealed with which key, listed across companies without the secret, and
 * keys that are retired. A transaction that writes a seal holds its key until it ends. A transaction that retires a
 * key waits for those that hold it.
 */
export class Migration20261129174446 extends Migration {
  override name = 'Migration20261129174446';

  override up(): void | Promise<void> {
    this.addSql(`create table "channels_directory"."retired_vault_keys" ("key_id" text not null, "created_at" timestamptz not null, primary key ("key_id"));`);

    this.addSql(`alter table "channels"."channels" add "sealed_with" text null;`);
    this.addSql(`create policy "list_sealed" on "channels"."channels" for select to "konstruct_channels_directory" using (sealed_token is not null);`);
    this.addSql(`grant usage on schema channels to konstruct_channels_directory;`);
    this.addSql(`grant select (tenant_id, id, sealed_with) on channels.channels to konstruct_channels_directory;`);

    this.addSql(`alter table "channels_directory"."whatsapp_connections" add "sealed_with" text null;`);

    // In a schema that is not the entities': there MikroORM would drop it.
    this.addSql(`create schema if not exists channels_functions;`);
    this.addSql(`grant usage on schema channels_functions to konstruct_channels, konstruct_channels_directory;`);
    this.addSql(`create function channels_functions.hold_vault_key(wanted text) returns boolean
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      begin
        perform pg_advisory_xact_lock_shared(hashtextextended('konstruct vault key ' || wanted, 0));
        return not exists (select from channels_directory.retired_vault_keys r where r.key_id = wanted);
      end $$;`);
    this.addSql(`revoke all on function channels_functions.hold_vault_key(text) from public;`);
    this.addSql(`grant execute on function channels_functions.hold_vault_key(text) to konstruct_channels, konstruct_channels_directory;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop schema channels_functions cascade;`);
    this.addSql(`revoke select (tenant_id, id, sealed_with) on channels.channels from konstruct_channels_directory;`);
    this.addSql(`drop table if exists "channels_directory"."retired_vault_keys" cascade;`);

    this.addSql(`drop policy "list_sealed" on "channels"."channels";`);

    this.addSql(`alter table "channels"."channels" drop column "sealed_with";`);

    this.addSql(`alter table "channels_directory"."whatsapp_connections" drop column "sealed_with";`);
  }
}
