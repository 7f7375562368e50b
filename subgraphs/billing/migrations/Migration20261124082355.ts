import { Migration } from '@mikro-orm/migrations';

export class Migration20261124082355 extends Migration {

  override name = 'Migration20261124082355';

  override up(): void | Promise<void> {
    this.addSql(`create schema if not exists "billing_directory";`);
    this.addSql(`create table "billing_directory"."customers" ("tenant_id" uuid not null, "customer_id" varchar(255) null, "generation" int not null, "read_at" timestamptz(3) null, "created_at" timestamptz not null, primary key ("tenant_id"));`);
    this.addSql(`alter table "billing_directory"."customers" add constraint "customers_customer_id_unique" unique ("customer_id");`);

    this.addSql(`create table "billing"."invoices" ("tenant_id" uuid not null, "id" uuid not null, "provider_id" varchar(255) not null, "number" varchar(255) null, "status" text not null, "total_minor" bigint not null, "due_minor" bigint not null, "currency" varchar(255) not null, "issued_at" timestamptz(3) not null, "url" text null, "pdf_url" text null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`create index "invoices_tenant_id_issued_at_id_index" on "billing"."invoices" ("tenant_id", "issued_at", "id");`);
    this.addSql(`alter table "billing"."invoices" add constraint "invoices_tenant_id_provider_id_unique" unique ("tenant_id", "provider_id");`);

    this.addSql(`create table "billing_directory"."stripe_events" ("id" varchar(255) not null, "type" varchar(255) not null, "is_live" boolean not null, "happened_at" timestamptz not null, "received_at" timestamptz(3) not null, "body" bytea null, "applied_at" timestamptz(3) null, "tenant_id" uuid null, "note" text null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "stripe_events_received_at_index" on "billing_directory"."stripe_events" ("received_at");`);

    this.addSql(`create table "billing"."subscriptions" ("tenant_id" uuid not null, "asked_version" int not null, "read_version" int not null, "subscription_id" varchar(255) null, "item_id" varchar(255) null, "provider_status" varchar(255) null, "quantity" int null, "interval" text null, "unit_amount_minor" bigint null, "currency" varchar(255) null, "trial_ends_at" timestamptz(3) null, "current_period_ends_at" timestamptz(3) null, "cancels_at" timestamptz(3) null, "ended_at" timestamptz(3) null, "past_due_since" timestamptz(3) null, "due_minor" bigint null, "pay_url" text null, "has_used_trial" boolean not null, "created_at" timestamptz not null, primary key ("tenant_id"));`);

    this.addSql(`alter table "billing"."entitlements" add "is_fixed" boolean not null default false;`);
    this.addSql(`grant usage on schema billing to konstruct_billing_directory;`);
    this.addSql(`grant select (tenant_id, is_fixed) on billing.entitlements to konstruct_billing_directory;`);
    this.addSql(`create policy "reconcile" on "billing"."entitlements" for select to "konstruct_billing_directory" using (true);`);

    this.addSql(`alter table "billing"."invoices" add constraint "invoices_status_check" check ("status" in ('OPEN', 'PAID', 'UNCOLLECTIBLE', 'VOID'));`);
    this.addSql(`alter table "billing"."invoices" enable row level security;`);
    this.addSql(`alter table "billing"."invoices" force row level security;`);
    this.addSql(`create policy "tenant" on "billing"."invoices" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "billing"."subscriptions" add constraint "subscriptions_interval_check" check ("interval" in ('MONTH', 'YEAR'));`);
    this.addSql(`alter table "billing"."subscriptions" enable row level security;`);
    this.addSql(`alter table "billing"."subscriptions" force row level security;`);
    this.addSql(`create policy "tenant" on "billing"."subscriptions" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "billing_directory"."customers" cascade;`);
    this.addSql(`drop table if exists "billing"."invoices" cascade;`);
    this.addSql(`drop table if exists "billing_directory"."stripe_events" cascade;`);
    this.addSql(`drop table if exists "billing"."subscriptions" cascade;`);

    this.addSql(`revoke all on billing.entitlements from konstruct_billing_directory;`);
    this.addSql(`revoke usage on schema billing from konstruct_billing_directory;`);
    this.addSql(`drop policy "reconcile" on "billing"."entitlements";`);

    this.addSql(`alter table "billing"."entitlements" drop column "is_fixed";`);

    this.addSql(`drop schema if exists "billing_directory";`);
  }

}
