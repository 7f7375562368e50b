import { Migration } from '@mikro-orm/migrations';

export class Migration20261124033732 extends Migration {

  override name = 'Migration20261124033732';

  override up(): void | Promise<void> {
    // "partition by" is written by hand: MikroORM would rebuild the table for each new month.
    this.addSql(`create table "usage"."audit_events" ("tenant_id" uuid not null, "id" uuid not null, "at" timestamptz(6) not null, "agent_id" uuid not null, "agent_version" int not null, "conversation_id" uuid null, "message_id" uuid null, "provider_id" text not null, "model_id" text not null, "key_id" uuid null, "channel_kind" text not null, "outcome" text not null, "prompt_tokens" bigint not null, "completion_tokens" bigint not null, "cached_tokens" bigint not null, "cost_usd" numeric(20,10) not null, "is_priced" boolean not null, "latency_ms" int not null, "written_xact" xid8 not null default pg_current_xact_id(), "created_at" timestamptz not null, primary key ("tenant_id", "id")) partition by range ("id");`);
    this.addSql(`create index "audit_events_message_index" on "usage"."audit_events" ("tenant_id", "message_id");`);

    this.addSql(`create table "usage"."budgets" ("tenant_id" uuid not null, "agent_id" uuid not null, "period_start" date not null, "spent_usd" numeric(20,10) not null, "reserved_usd" numeric(20,10) not null, "created_at" timestamptz not null, primary key ("tenant_id", "agent_id", "period_start"));`);

    this.addSql(`create table "usage"."known_agents" ("tenant_id" uuid not null, "id" uuid not null, "name" text not null, "version" int not null, "monthly_budget_usd" numeric(20,10) null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);

    this.addSql(`create table "usage"."known_tenants" ("tenant_id" uuid not null, "time_zone" text not null, "version" int not null, "created_at" timestamptz not null, primary key ("tenant_id"));`);

    this.addSql(`create table "usage"."quarter_hours" ("tenant_id" uuid not null, "starts_at" timestamptz not null, "agent_id" uuid not null, "provider_id" text not null, "model_id" text not null, "channel_kind" text not null, "key_id" uuid not null, "answer_count" bigint not null, "interrupted_count" bigint not null, "prompt_tokens" bigint not null, "completion_tokens" bigint not null, "cached_tokens" bigint not null, "cost_usd" numeric(20,10) not null, "unpriced_cost_usd" numeric(20,10) not null, "created_at" timestamptz not null, primary key ("tenant_id", "starts_at", "agent_id", "provider_id", "model_id", "channel_kind", "key_id"));`);

    this.addSql(`create table "usage"."reservations" ("tenant_id" uuid not null, "id" uuid not null, "agent_id" uuid not null, "period_start" date not null, "amount_usd" numeric(20,10) not null, "reserved_at" timestamptz not null, "reaped_at" timestamptz null, "settled_at" timestamptz null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`create index "reservations_open_index" on "usage"."reservations" ("tenant_id", "reserved_at") where settled_at is null;`);

    this.addSql(`create table "usage_directory"."rollup_state" ("name" text not null, "below" xid8 not null, "created_at" timestamptz not null, primary key ("name"));`);

    this.addSql(`create table "usage"."usage_days" ("tenant_id" uuid not null, "day" date not null, "agent_id" uuid not null, "provider_id" text not null, "model_id" text not null, "channel_kind" text not null, "key_id" uuid not null, "answer_count" bigint not null, "interrupted_count" bigint not null, "prompt_tokens" bigint not null, "completion_tokens" bigint not null, "cached_tokens" bigint not null, "cost_usd" numeric(20,10) not null, "unpriced_cost_usd" numeric(20,10) not null, "created_at" timestamptz not null, primary key ("tenant_id", "day", "agent_id", "provider_id", "model_id", "channel_kind", "key_id"));`);

    this.addSql(`alter table "usage"."audit_events" enable row level security;`);
    this.addSql(`alter table "usage"."audit_events" force row level security;`);
    this.addSql(`create policy "tenant" on "usage"."audit_events" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
    this.addSql(`create policy "roll_up" on "usage"."audit_events" for select to "konstruct_usage_directory" using (true);`);
    this.addSql(`create policy "roll_up_marks" on "usage"."audit_events" for update to "konstruct_usage_directory" using (true) with check (true);`);
    this.addSql(`create policy "never_changed" on "usage"."audit_events" as restrictive for update to "konstruct_usage" using (false);`);
    this.addSql(`create policy "never_deleted" on "usage"."audit_events" as restrictive for delete to "konstruct_usage" using (false);`);

    this.addSql(`alter table "usage"."budgets" enable row level security;`);
    this.addSql(`alter table "usage"."budgets" force row level security;`);
    this.addSql(`create policy "tenant" on "usage"."budgets" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "usage"."known_agents" enable row level security;`);
    this.addSql(`alter table "usage"."known_agents" force row level security;`);
    this.addSql(`create policy "tenant" on "usage"."known_agents" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "usage"."known_tenants" enable row level security;`);
    this.addSql(`alter table "usage"."known_tenants" force row level security;`);
    this.addSql(`create policy "tenant" on "usage"."known_tenants" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
    this.addSql(`create policy "roll_up" on "usage"."known_tenants" for select to "konstruct_usage_directory" using (true);`);

    this.addSql(`alter table "usage"."quarter_hours" enable row level security;`);
    this.addSql(`alter table "usage"."quarter_hours" force row level security;`);
    this.addSql(`create policy "tenant" on "usage"."quarter_hours" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
    this.addSql(`create policy "roll_up" on "usage"."quarter_hours" to "konstruct_usage_directory" using (true) with check (true);`);
    this.addSql(`create policy "never_added" on "usage"."quarter_hours" as restrictive for insert to "konstruct_usage" with check (false);`);
    this.addSql(`create policy "never_changed" on "usage"."quarter_hours" as restrictive for update to "konstruct_usage" using (false);`);
    this.addSql(`create policy "never_deleted" on "usage"."quarter_hours" as restrictive for delete to "konstruct_usage" using (false);`);

    this.addSql(`alter table "usage"."reservations" enable row level security;`);
    this.addSql(`alter table "usage"."reservations" force row level security;`);
    this.addSql(`create policy "tenant" on "usage"."reservations" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
    this.addSql(`create policy "reap" on "usage"."reservations" for select to "konstruct_usage_directory" using (true);`);
    this.addSql(`create policy "forget" on "usage"."reservations" for delete to "konstruct_usage_directory" using (settled_at is not null);`);

    this.addSql(`alter table "usage"."usage_days" enable row level security;`);
    this.addSql(`alter table "usage"."usage_days" force row level security;`);
    this.addSql(`create policy "tenant" on "usage"."usage_days" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
    this.addSql(`create policy "roll_up" on "usage"."usage_days" to "konstruct_usage_directory" using (true) with check (true);`);
  }
}
