import { Migration } from '@mikro-orm/migrations';

export class Migration20261124081129 extends Migration {

  override name = 'Migration20261124081129';

  override up(): void | Promise<void> {
    this.addSql(`create table "accounts"."invitations" ("tenant_id" uuid not null, "id" uuid not null, "email" text not null, "role" text not null, "token_digest" text not null, "sent_count" int not null, "sent_at" timestamptz not null, "expires_at" timestamptz not null, "invited_by_id" uuid not null, "invited_by_name" text not null, "accepted_at" timestamptz null, "accepted_by_id" uuid null, "revoked_at" timestamptz null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`create index "invitations_token_digest_index" on "accounts"."invitations" ("token_digest");`);
    this.addSql(`alter table "accounts"."invitations" add constraint "invitations_tenant_id_email_unique" unique ("tenant_id", "email");`);

    this.addSql(`alter table "accounts"."invitations" add constraint "invitations_role_check" check ("role" in ('OWNER', 'ADMIN', 'MEMBER', 'VIEWER', 'BILLING'));`);
    this.addSql(`alter table "accounts"."invitations" enable row level security;`);
    this.addSql(`alter table "accounts"."invitations" force row level security;`);
    this.addSql(`create policy "tenant" on "accounts"."invitations" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
    this.addSql(`create policy "across_tenants" on "accounts"."invitations" for select to "konstruct_accounts_directory" using (true);`);

    // The directory finds an invitation's company by the token's digest alone; it reads no other column.
    this.addSql(`grant select (tenant_id, id, token_digest) on accounts.invitations to konstruct_accounts_directory;`);
    this.addSql(`create view accounts_directory.invitations_view with (security_invoker = true) as
      select token_digest, tenant_id, id from accounts.invitations;`);
    this.addSql(`grant select on accounts_directory.invitations_view to konstruct_accounts_directory;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop view accounts_directory.invitations_view;`);
    this.addSql(`drop table if exists "accounts"."invitations" cascade;`);
  }

}
