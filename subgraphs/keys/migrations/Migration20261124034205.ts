import { Migration } from '@mikro-orm/migrations';

export class Migration20261124034205 extends Migration {

  override name = 'Migration20261124034205';

  override up(): void | Promise<void> {
    this.addSql(`create schema if not exists "keys";`);
    this.addSql(`create table "keys"."llm_keys" ("tenant_id" uuid not null, "id" uuid not null, "provider_id" varchar(40) not null, "label" varchar(60) not null, "base_url" varchar(2048) null, "sealed" text null, "last_four" varchar(4) not null, "fingerprint" varchar(19) not null, "status" text not null, "last_error" varchar(255) null, "version" int not null, "idempotency_key" varchar(200) not null, "created_by_id" varchar(255) not null, "created_by_name" text not null, "removed_at" timestamptz null, "removed_by_name" text null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`alter table "keys"."llm_keys" add constraint "llm_keys_tenant_id_idempotency_key_unique" unique ("tenant_id", "idempotency_key");`);

    this.addSql(`alter table "keys"."llm_keys" add constraint "llm_keys_status_check" check ("status" in ('VALID', 'INVALID', 'RESTRICTED'));`);
    this.addSql(`alter table "keys"."llm_keys" enable row level security;`);
    this.addSql(`alter table "keys"."llm_keys" force row level security;`);
    this.addSql(`create policy "tenant" on "keys"."llm_keys" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "keys"."llm_keys" cascade;`);

    this.addSql(`drop schema if exists "keys";`);
  }

}
