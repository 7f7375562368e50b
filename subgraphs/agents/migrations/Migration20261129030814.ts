import { Migration } from '@mikro-orm/migrations';

export class Migration20261129030814 extends Migration {

  override name = 'Migration20261129030814';

  override up(): void | Promise<void> {
    this.addSql(`create table "agents"."contact_rates" ("tenant_id" uuid not null, "contact_id" uuid not null, "hour_started_at" timestamptz(3) not null, "answer_count" int not null, "day_started_at" timestamptz(3) not null, "cost_usd" numeric(20,10) not null, "notice_until" timestamptz(3) null, "created_at" timestamptz not null, primary key ("tenant_id", "contact_id"));`);

    this.addSql(`alter table "agents"."entitlements" drop column "open_count";`);

    this.addSql(`alter table "agents"."messages" drop constraint "messages_answer_state_check";`);
    this.addSql(`alter table "agents"."messages" drop constraint "messages_waiting_cause_check";`);
    this.addSql(`alter table "agents"."messages" add "is_notice" boolean not null default false;`);
    this.addSql(`alter table "agents"."messages" add constraint "messages_answer_state_check" check ("answer_state" in ('PENDING', 'ANSWERED', 'WAITING', 'NOT_ANSWERED'));`);
    this.addSql(`alter table "agents"."messages" add constraint "messages_waiting_cause_check" check ("waiting_cause" in ('BUDGET', 'KEY', 'PLAN', 'PROVIDER', 'PAUSED', 'NO_EMPLOYEE', 'CONTACT_LIMIT'));`);

    this.addSql(`alter table "agents"."runs" add "contact_id" uuid null;`);
    this.addSql(`create index "runs_open_of_contact" on "agents"."runs" ("tenant_id", "contact_id") where state in ('RESERVING', 'CALLING');`);

    this.addSql(`alter table "agents"."contact_rates" enable row level security;`);
    this.addSql(`alter table "agents"."contact_rates" force row level security;`);
    this.addSql(`create policy "tenant" on "agents"."contact_rates" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "agents"."contact_rates" cascade;`);

    this.addSql(`alter table "agents"."entitlements" add "open_count" int4 not null default 0;`);

    this.addSql(`alter table "agents"."messages" drop constraint "messages_answer_state_check";`);
    this.addSql(`alter table "agents"."messages" drop constraint "messages_waiting_cause_check";`);
    this.addSql(`alter table "agents"."messages" drop column "is_notice";`);
    this.addSql(`alter table "agents"."messages" add constraint "messages_answer_state_check" check ("answer_state" in ('PENDING', 'ANSWERED', 'WAITING'));`);
    this.addSql(`alter table "agents"."messages" add constraint "messages_waiting_cause_check" check ("waiting_cause" in ('BUDGET', 'KEY', 'PLAN', 'PROVIDER', 'PAUSED', 'NO_EMPLOYEE'));`);

    this.addSql(`drop index "agents"."runs_open_of_contact";`);
    this.addSql(`alter table "agents"."runs" drop column "contact_id";`);
  }

}
