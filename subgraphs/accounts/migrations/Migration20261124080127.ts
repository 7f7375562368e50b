import { Migration } from '@mikro-orm/migrations';

export class Migration20261124080127 extends Migration {

  override name = 'Migration20261124080127';

  override up(): void | Promise<void> {
    this.addSql(`create table "accounts"."notices" ("tenant_id" uuid not null, "id" uuid not null, "subject" text not null, "paragraphs" jsonb not null, "link" jsonb null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);

    this.addSql(`alter table "accounts"."notices" enable row level security;`);
    this.addSql(`alter table "accounts"."notices" force row level security;`);
    this.addSql(`create policy "tenant" on "accounts"."notices" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "accounts"."notices" cascade;`);
  }

}
