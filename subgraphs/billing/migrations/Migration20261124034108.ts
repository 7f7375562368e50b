import { Migration } from '@mikro-orm/migrations';

export class Migration20261124034108 extends Migration {

  override name = 'Migration20261124034108';

  override up(): void | Promise<void> {
    this.addSql(`create schema if not exists "billing";`);
    this.addSql(`create table "billing"."entitlements" ("tenant_id" uuid not null, "version" int not null, "status" text not null, "agent_quota" int not null, "answer_limit" int null, "created_at" timestamptz not null, primary key ("tenant_id"));`);

    this.addSql(`alter table "billing"."entitlements" add constraint "entitlements_status_check" check ("status" in ('NONE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'CANCELED'));`);
    this.addSql(`alter table "billing"."entitlements" enable row level security;`);
    this.addSql(`alter table "billing"."entitlements" force row level security;`);
    this.addSql(`create policy "tenant" on "billing"."entitlements" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "billing"."entitlements" cascade;`);

    this.addSql(`drop schema if exists "billing";`);
  }

}
