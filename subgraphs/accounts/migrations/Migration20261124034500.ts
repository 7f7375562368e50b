import { Migration } from '@mikro-orm/migrations';

export class Migration20261124034500 extends Migration {

  override name = 'Migration20261124034500';

  override up(): void | Promise<void> {
    this.addSql(`create schema if not exists "accounts_directory";`);
    this.addSql(`create schema if not exists "accounts";`);
    this.addSql(`create table "accounts_directory"."mails" ("id" uuid not null, "recipient" text not null, "subject" text not null, "text" text not null, "html" text not null, "created_at" timestamptz not null, primary key ("id"));`);

    this.addSql(`create table "accounts"."members" ("tenant_id" uuid not null, "user_id" uuid not null, "role" text not null, "created_at" timestamptz not null, primary key ("tenant_id", "user_id"));`);
    this.addSql(`create index "members_user_id_index" on "accounts"."members" ("user_id");`);

    this.addSql(`create table "accounts"."onboardings" ("tenant_id" uuid not null, "connect" text not null, "configure" text not null, "test" text not null, "created_at" timestamptz not null, primary key ("tenant_id"));`);

    this.addSql(`create table "accounts_directory"."rate_limits" ("key" text not null, "count" int not null, "window_ends_at" timestamptz not null, "created_at" timestamptz not null, primary key ("key"));`);
    this.addSql(`create index "rate_limits_window_ends_at_index" on "accounts_directory"."rate_limits" ("window_ends_at");`);

    this.addSql(`create table "accounts"."tenants" ("tenant_id" uuid not null, "name" text not null, "time_zone" text not null, "version" int not null, "created_at" timestamptz not null, primary key ("tenant_id"));`);

    this.addSql(`create table "accounts_directory"."users" ("id" uuid not null, "name" text not null, "email" text not null, "email_verified" boolean not null, "image" text null, "updated_at" timestamptz not null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "accounts_directory"."users" add constraint "users_email_unique" unique ("email");`);

    this.addSql(`create table "accounts_directory"."sessions" ("id" uuid not null, "token" text not null, "user_id" uuid not null, "expires_at" timestamptz not null, "ip_address" text null, "user_agent" text null, "updated_at" timestamptz not null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "accounts_directory"."sessions" add constraint "sessions_token_unique" unique ("token");`);
    this.addSql(`create index "sessions_user_id_index" on "accounts_directory"."sessions" ("user_id");`);

    this.addSql(`create table "accounts_directory"."credentials" ("id" uuid not null, "user_id" uuid not null, "provider_id" text not null, "account_id" text not null, "password" text null, "access_token" text null, "refresh_token" text null, "id_token" text null, "access_token_expires_at" timestamptz null, "refresh_token_expires_at" timestamptz null, "scope" text null, "updated_at" timestamptz not null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "credentials_user_id_index" on "accounts_directory"."credentials" ("user_id");`);
    this.addSql(`alter table "accounts_directory"."credentials" add constraint "credentials_provider_id_account_id_unique" unique ("provider_id", "account_id");`);

    this.addSql(`create table "accounts_directory"."verifications" ("id" uuid not null, "identifier" text not null, "value" text not null, "expires_at" timestamptz not null, "updated_at" timestamptz not null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "verifications_identifier_index" on "accounts_directory"."verifications" ("identifier");`);

    this.addSql(`alter table "accounts"."members" add constraint "members_role_check" check ("role" in ('OWNER', 'ADMIN', 'MEMBER', 'VIEWER', 'BILLING'));`);
    this.addSql(`alter table "accounts"."members" enable row level security;`);
    this.addSql(`alter table "accounts"."members" force row level security;`);
    this.addSql(`create policy "tenant" on "accounts"."members" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
    this.addSql(`create policy "across_tenants" on "accounts"."members" for select to "konstruct_accounts_directory", "konstruct_gateway" using (true);`);

    this.addSql(`alter table "accounts"."onboardings" add constraint "onboardings_connect_check" check ("connect" in ('OPEN', 'DONE', 'SKIPPED'));`);
    this.addSql(`alter table "accounts"."onboardings" add constraint "onboardings_configure_check" check ("configure" in ('OPEN', 'DONE', 'SKIPPED'));`);
    this.addSql(`alter table "accounts"."onboardings" add constraint "onboardings_test_check" check ("test" in ('OPEN', 'DONE', 'SKIPPED'));`);
    this.addSql(`alter table "accounts"."onboardings" enable row level security;`);
    this.addSql(`alter table "accounts"."onboardings" force row level security;`);
    this.addSql(`create policy "tenant" on "accounts"."onboardings" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "accounts"."tenants" enable row level security;`);
    this.addSql(`alter table "accounts"."tenants" force row level security;`);
    this.addSql(`create policy "tenant" on "accounts"."tenants" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
    this.addSql(`create policy "across_tenants" on "accounts"."tenants" for select to "konstruct_accounts_directory" using (true);`);

    this.addSql(`alter table "accounts_directory"."sessions" add constraint "sessions_user_id_foreign" foreign key ("user_id") references "accounts_directory"."users" ("id") on delete cascade;`);

    this.addSql(`alter table "accounts_directory"."credentials" add constraint "credentials_user_id_foreign" foreign key ("user_id") references "accounts_directory"."users" ("id") on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "accounts_directory"."sessions" drop constraint "sessions_user_id_foreign";`);
    this.addSql(`alter table "accounts_directory"."credentials" drop constraint "credentials_user_id_foreign";`);

    this.addSql(`drop table if exists "accounts_directory"."mails" cascade;`);
    this.addSql(`drop table if exists "accounts"."members" cascade;`);
    this.addSql(`drop table if exists "accounts"."onboardings" cascade;`);
    this.addSql(`drop table if exists "accounts_directory"."rate_limits" cascade;`);
    this.addSql(`drop table if exists "accounts"."tenants" cascade;`);
    this.addSql(`drop table if exists "accounts_directory"."users" cascade;`);
    this.addSql(`drop table if exists "accounts_directory"."sessions" cascade;`);
    this.addSql(`drop table if exists "accounts_directory"."credentials" cascade;`);
    this.addSql(`drop table if exists "accounts_directory"."verifications" cascade;`);

    this.addSql(`drop schema if exists "accounts_directory";`);
    this.addSql(`drop schema if exists "accounts";`);
  }

}
