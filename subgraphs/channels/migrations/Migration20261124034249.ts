import { Migration } from '@mikro-orm/migrations';

export class Migration20261124034249 extends Migration {

  override name = 'Migration20261124034249';

  override up(): void | Promise<void> {
    this.addSql(`create schema if not exists "channels";`);
    this.addSql(`create schema if not exists "channels_directory";`);
    this.addSql(`create table "channels"."channels" ("tenant_id" uuid not null, "id" uuid not null, "kind" text not null, "name" varchar(255) not null, "status" text not null, "status_reason" text null, "external_id" varchar(255) not null, "bot_user_id" varchar(255) not null, "sealed_token" text null, "scopes" text[] not null, "installer_external_id" varchar(255) not null, "connected_at" timestamptz not null, "last_inbound_at" timestamptz null, "version" int not null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`alter table "channels"."channels" add constraint "channels_tenant_id_external_id_unique" unique ("tenant_id", "external_id");`);

    this.addSql(`create table "channels"."contacts" ("tenant_id" uuid not null, "id" uuid not null, "channel_id" uuid not null, "external_id" varchar(255) not null, "name" varchar(255) not null, "name_checked_at" timestamptz null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`alter table "channels"."contacts" add constraint "contacts_tenant_id_channel_id_external_id_unique" unique ("tenant_id", "channel_id", "external_id");`);

    this.addSql(`create table "channels"."inbound_messages" ("tenant_id" uuid not null, "id" uuid not null, "channel_id" uuid not null, "contact_id" uuid not null, "external_id" varchar(255) not null, "thread_key" varchar(255) not null, "sent_at" timestamptz not null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`create index "inbound_messages_tenant_id_channel_id_thread_key_index" on "channels"."inbound_messages" ("tenant_id", "channel_id", "thread_key");`);
    this.addSql(`alter table "channels"."inbound_messages" add constraint "inbound_messages_tenant_id_channel_id_external_id_unique" unique ("tenant_id", "channel_id", "external_id");`);

    this.addSql(`create table "channels_directory"."inbox" ("id" uuid not null, "source" varchar(255) not null, "external_id" varchar(255) not null, "body" bytea null, "received_at" timestamptz not null, "promoted_at" timestamptz null, "failures" int not null default 0, "retry_at" timestamptz null, "set_aside_at" timestamptz null, "note" text null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "inbox_id_index" on "channels_directory"."inbox" ("id") where promoted_at is null and set_aside_at is null;`);
    this.addSql(`alter table "channels_directory"."inbox" add constraint "inbox_source_external_id_unique" unique ("source", "external_id");`);

    this.addSql(`create table "channels_directory"."install_states" ("state_hash" varchar(255) not null, "tenant_id" uuid not null, "user_id" varchar(255) not null, "session_id" varchar(255) not null, "expires_at" timestamptz not null, "used_at" timestamptz null, "created_at" timestamptz not null, primary key ("state_hash"));`);

    this.addSql(`create table "channels"."outbound_messages" ("tenant_id" uuid not null, "id" uuid not null, "message_id" uuid not null, "part" int not null, "channel_id" uuid not null, "thread_key" varchar(255) not null, "text" text null, "author_name" varchar(255) null, "state" text not null, "attempt" int not null, "reason" text null, "not_before" timestamptz null, "external_id" varchar(255) null, "is_test" boolean not null, "idempotency_key" varchar(255) null, "resend_keys" text[] not null, "updated_at" timestamptz not null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`create index "outbound_messages_tenant_id_channel_id_thread_key_id_index" on "channels"."outbound_messages" ("tenant_id", "channel_id", "thread_key", "id") where state in ('QUEUED', 'SENDING');`);
    this.addSql(`create index "outbound_messages_tenant_id_channel_id_id_index" on "channels"."outbound_messages" ("tenant_id", "channel_id", "id") where is_test;`);
    this.addSql(`alter table "channels"."outbound_messages" add constraint "outbound_messages_tenant_id_message_id_part_unique" unique ("tenant_id", "message_id", "part");`);
    this.addSql(`alter table "channels"."outbound_messages" add constraint "outbound_messages_tenant_id_channel_id_idempotency_key_unique" unique ("tenant_id", "channel_id", "idempotency_key");`);

    this.addSql(`create table "channels_directory"."slack_workspaces" ("team_id" varchar(255) not null, "tenant_id" uuid not null, "channel_id" uuid not null, "created_at" timestamptz not null, primary key ("team_id"));`);

    this.addSql(`alter table "channels"."channels" add constraint "channels_kind_check" check ("kind" in ('SLACK'));`);
    this.addSql(`alter table "channels"."channels" add constraint "channels_status_check" check ("status" in ('CONNECTED', 'NEEDS_ATTENTION', 'DISCONNECTED'));`);
    this.addSql(`alter table "channels"."channels" enable row level security;`);
    this.addSql(`alter table "channels"."channels" force row level security;`);
    this.addSql(`create policy "tenant" on "channels"."channels" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "channels"."contacts" enable row level security;`);
    this.addSql(`alter table "channels"."contacts" force row level security;`);
    this.addSql(`create policy "tenant" on "channels"."contacts" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "channels"."inbound_messages" enable row level security;`);
    this.addSql(`alter table "channels"."inbound_messages" force row level security;`);
    this.addSql(`create policy "tenant" on "channels"."inbound_messages" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "channels"."outbound_messages" add constraint "outbound_messages_state_check" check ("state" in ('QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'UNKNOWN'));`);
    this.addSql(`alter table "channels"."outbound_messages" enable row level security;`);
    this.addSql(`alter table "channels"."outbound_messages" force row level security;`);
    this.addSql(`create policy "tenant" on "channels"."outbound_messages" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "channels"."channels" cascade;`);
    this.addSql(`drop table if exists "channels"."contacts" cascade;`);
    this.addSql(`drop table if exists "channels"."inbound_messages" cascade;`);
    this.addSql(`drop table if exists "channels_directory"."inbox" cascade;`);
    this.addSql(`drop table if exists "channels_directory"."install_states" cascade;`);
    this.addSql(`drop table if exists "channels"."outbound_messages" cascade;`);
    this.addSql(`drop table if exists "channels_directory"."slack_workspaces" cascade;`);

    this.addSql(`drop schema if exists "channels";`);
    this.addSql(`drop schema if exists "channels_directory";`);
  }

}
