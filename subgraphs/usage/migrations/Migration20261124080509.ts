import { Migration } from '@mikro-orm/migrations';

export class Migration20261124080509 extends Migration {

  override name = 'Migration20261124080509';

  override up(): void | Promise<void> {
    this.addSql(`create table "usage"."budget_alerts" ("tenant_id" uuid not null, "id" uuid not null, "subject_id" uuid not null, "period_start" date not null, "threshold" int not null, "reached_at" timestamptz not null, "is_open" boolean not null, "told_at" timestamptz null, "resolved_at" timestamptz null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`alter table "usage"."budget_alerts" add constraint "budget_alerts_once" unique ("tenant_id", "subject_id", "period_start", "threshold");`);

    this.addSql(`create table "usage"."budget_settings" ("tenant_id" uuid not null, "monthly_limit_usd" numeric(20,10) null, "thresholds" int[] not null, "created_at" timestamptz not null, primary key ("tenant_id"));`);

    this.addSql(`create index "audit_events_time_index" on "usage"."audit_events" ("tenant_id", "at", "id");`);

    this.addSql(`alter table "usage"."budgets" add "refused_usd" numeric(20,10) null, add "company_refused_usd" numeric(20,10) null;`);

    // The rollups are rebuilt from the events, with the new sum. Truncate, since row security is forced on the owner
    // too.
    this.addSql(`select pg_advisory_xact_lock(hashtext('konstruct usage rollups'));`);
    this.addSql(`truncate "usage"."quarter_hours", "usage"."usage_days";`);
    this.addSql(`update "usage_directory"."rollup_state" set "below" = '0' where "name" = 'audit_events';`);
    this.addSql(`alter table "usage"."quarter_hours" add "interrupted_cost_usd" numeric(20,10) not null;`);

    this.addSql(`alter table "usage"."usage_days" add "interrupted_cost_usd" numeric(20,10) not null;`);

    this.addSql(`alter table "usage"."budget_alerts" enable row level security;`);
    this.addSql(`alter table "usage"."budget_alerts" force row level security;`);
    this.addSql(`create policy "tenant" on "usage"."budget_alerts" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);

    this.addSql(`alter table "usage"."budget_settings" enable row level security;`);
    this.addSql(`alter table "usage"."budget_settings" force row level security;`);
    this.addSql(`create policy "tenant" on "usage"."budget_settings" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
  }
}
