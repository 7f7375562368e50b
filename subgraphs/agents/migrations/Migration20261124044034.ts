import { Migration } from '@mikro-orm/migrations';

export class Migration20261124044034 extends Migration {

  override name = 'Migration20261124044034';

  override up(): void | Promise<void> {
    this.addSql(`create schema if not exists "agents";`);
    this.addSql(`create table "agents"."agents" ("tenant_id" uuid not null, "id" uuid not null, "name" varchar(255) not null, "role" varchar(255) not null, "instructions" text not null, "knowledge" text not null, "language" varchar(255) null, "answer_length" text not null, "provider_id" varchar(255) not null, "model_id" varchar(255) not null, "llm_key_id" uuid null, "monthly_budget_usd" numeric(20,10) null, "status" text not null, "version" int not null, "idempotency_key" varchar(255) not null, "updated_at" timestamptz(3) not null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`alter table "agents"."agents" add constraint "agents_tenant_id_idempotency_key_unique" unique ("tenant_id", "idempotency_key");`);

    this.addSql(`create table "agents"."conversations" ("tenant_id" uuid not null, "id" uuid not null, "kind" text not null, "agent_id" uuid null, "channel_id" uuid null, "channel_kind" text not null, "thread_key" varchar(255) null, "contact_id" uuid null, "contact_name" varchar(255) not null, "started_at" timestamptz(3) not null, "last_message_at" timestamptz(3) not null, "preview" varchar(255) not null, "message_count" int not null, "failure_count" int not null, "retry_at" timestamptz(3) null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`create index "conversations_tenant_id_last_message_at_id_index" on "agents"."conversations" ("tenant_id", "last_message_at", "id");`);
    this.addSql(`create index "conversations_retry" on "agents"."conversations" ("tenant_id", "retry_at") where retry_at is not null;`);
    this.addSql(`alter table "agents"."conversations" add constraint "conversations_tenant_id_channel_id_thread_key_unique" unique ("tenant_id", "channel_id", "thread_key");`);

    this.addSql(`create table "agents"."entitlements" ("tenant_id" uuid not null, "version" int not null, "status" varchar(255) not null, "agent_quota" int not null, "answer_limit" int null, "may_answer" boolean not null, "used_count" int not null, "open_count" int not null, "created_at" timestamptz not null, primary key ("tenant_id"));`);

    this.addSql(`create table "agents"."known_channels" ("tenant_id" uuid not null, "id" uuid not null, "version" int not null, "kind" text not null, "name" varchar(255) not null, "status" varchar(255) not null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);

    this.addSql(`create table "agents"."known_keys" ("tenant_id" uuid not null, "id" uuid not null, "version" int not null, "provider_id" varchar(255) not null, "base_url" varchar(2048) null, "label" varchar(255) not null, "status" text not null, "is_removed" boolean not null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);

    this.addSql(`create table "agents"."known_tenants" ("tenant_id" uuid not null, "version" int not null, "name" varchar(255) not null, "time_zone" varchar(255) not null, "created_at" timestamptz not null, primary key ("tenant_id"));`);

    this.addSql(`create table "agents"."messages" ("tenant_id" uuid not null, "id" uuid not null, "conversation_id" uuid not null, "position" int not null, "author" text not null, "text" text not null, "sent_at" timestamptz(3) not null, "answer_state" text null, "waiting_cause" text null, "waiting_reason" text null, "run_id" uuid null, "agent_version" int null, "idempotency_key" varchar(255) null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`create index "messages_waiting" on "agents"."messages" ("tenant_id", "id") where answer_state = 'WAITING';`);
    this.addSql(`alter table "agents"."messages" add constraint "messages_tenant_id_conversation_id_position_unique" unique ("tenant_id", "conversation_id", "position");`);
    this.addSql(`alter table "agents"."messages" add constraint "messages_tenant_id_idempotency_key_unique" unique ("tenant_id", "idempotency_key");`);

    this.addSql(`create table "agents"."runs" ("tenant_id" uuid not null, "id" uuid not null, "conversation_id" uuid not null, "agent_id" uuid not null, "agent_version" int not null, "channel_kind" text not null, "provider_id" varchar(255) not null, "model_id" varchar(255) not null, "key_id" uuid null, "state" text not null, "bound_usd" numeric(20,10) not null, "is_priced" boolean not null, "called_at" timestamptz(3) null, "ended_at" timestamptz(3) null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`create index "runs_open" on "agents"."runs" ("tenant_id", "conversation_id") where state in ('RESERVING', 'CALLING');`);

    this.addSql(`alter table "agents"."agents" add constraint "agents_answer_length_check" check ("answer_length" in ('SHORT', 'MEDIUM', 'LONG'));`);
    this.addSql(`alter table "agents"."agents" add constraint "agents_status_check" check ("status" in ('ACTIVE', 'PAUSED', 'PAUSED_BY_PLAN', 'ARCHIVED'));`);
    this.addSql(`alter table "agents"."agents" enable row level security;`);
    this.addSql(`alter table "agents"."agents" force row level security;`);
    this.addSql(`create policy "tenant" on "agents"."agents" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "agents"."conversations" add constraint "conversations_kind_check" check ("kind" in ('CHANNEL', 'PLAYGROUND'));`);
    this.addSql(`alter table "agents"."conversations" add constraint "conversations_channel_kind_check" check ("channel_kind" in ('SLACK', 'PLAYGROUND'));`);
    this.addSql(`alter table "agents"."conversations" enable row level security;`);
    this.addSql(`alter table "agents"."conversations" force row level security;`);
    this.addSql(`create policy "tenant" on "agents"."conversations" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "agents"."entitlements" enable row level security;`);
    this.addSql(`alter table "agents"."entitlements" force row level security;`);
    this.addSql(`create policy "tenant" on "agents"."entitlements" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "agents"."known_channels" add constraint "known_channels_kind_check" check ("kind" in ('SLACK'));`);
    this.addSql(`alter table "agents"."known_channels" enable row level security;`);
    this.addSql(`alter table "agents"."known_channels" force row level security;`);
    this.addSql(`create policy "tenant" on "agents"."known_channels" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "agents"."known_keys" add constraint "known_keys_status_check" check ("status" in ('VALID', 'INVALID', 'RESTRICTED'));`);
    this.addSql(`alter table "agents"."known_keys" enable row level security;`);
    this.addSql(`alter table "agents"."known_keys" force row level security;`);
    this.addSql(`create policy "tenant" on "agents"."known_keys" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "agents"."known_tenants" enable row level security;`);
    this.addSql(`alter table "agents"."known_tenants" force row level security;`);
    this.addSql(`create policy "tenant" on "agents"."known_tenants" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "agents"."messages" add constraint "messages_author_check" check ("author" in ('CONTACT', 'AGENT'));`);
    this.addSql(`alter table "agents"."messages" add constraint "messages_answer_state_check" check ("answer_state" in ('PENDING', 'ANSWERED', 'WAITING'));`);
    this.addSql(`alter table "agents"."messages" add constraint "messages_waiting_cause_check" check ("waiting_cause" in ('BUDGET', 'KEY', 'PLAN', 'PROVIDER', 'PAUSED', 'NO_EMPLOYEE'));`);
    this.addSql(`alter table "agents"."messages" enable row level security;`);
    this.addSql(`alter table "agents"."messages" force row level security;`);
    this.addSql(`create policy "tenant" on "agents"."messages" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "agents"."runs" add constraint "runs_channel_kind_check" check ("channel_kind" in ('SLACK', 'PLAYGROUND'));`);
    this.addSql(`alter table "agents"."runs" add constraint "runs_state_check" check ("state" in ('RESERVING', 'CALLING', 'COMPLETED', 'INTERRUPTED', 'RELEASED', 'FAILED'));`);
    this.addSql(`alter table "agents"."runs" enable row level security;`);
    this.addSql(`alter table "agents"."runs" force row level security;`);
    this.addSql(`create policy "tenant" on "agents"."runs" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "agents"."agents" cascade;`);
    this.addSql(`drop table if exists "agents"."conversations" cascade;`);
    this.addSql(`drop table if exists "agents"."entitlements" cascade;`);
    this.addSql(`drop table if exists "agents"."known_channels" cascade;`);
    this.addSql(`drop table if exists "agents"."known_keys" cascade;`);
    this.addSql(`drop table if exists "agents"."known_tenants" cascade;`);
    this.addSql(`drop table if exists "agents"."messages" cascade;`);
    this.addSql(`drop table if exists "agents"."runs" cascade;`);

    this.addSql(`drop schema if exists "agents";`);
  }

}
