import { Migration } from '@mikro-orm/migrations';

export class Migration20261129233000 extends Migration {

  override name = 'Migration20261129233000';

  override up(): void | Promise<void> {
    this.addSql(`alter table "usage"."audit_events" add "is_measured" boolean null;`);
    this.addSql(`alter table "usage"."quarter_hours" add "unanswered_count" bigint not null default '0', add "unanswered_cost_usd" numeric(20,10) not null default 0, add "unmeasured_count" bigint not null default '0', add "unmeasured_cost_usd" numeric(20,10) not null default 0;`);
    this.addSql(`alter table "usage"."usage_days" add "unanswered_count" bigint not null default '0', add "unanswered_cost_usd" numeric(20,10) not null default 0, add "unmeasured_count" bigint not null default '0', add "unmeasured_cost_usd" numeric(20,10) not null default 0;`);
    // The first roll-up after this migration recounts the rollups from the events.
    this.addSql(`alter table "usage_directory"."rollup_state" add "recounted_below" xid8 not null default '0';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "usage_directory"."rollup_state" drop column "recounted_below";`);
    this.addSql(`alter table "usage"."usage_days" drop column "unanswered_count", drop column "unanswered_cost_usd", drop column "unmeasured_count", drop column "unmeasured_cost_usd";`);
    this.addSql(`alter table "usage"."quarter_hours" drop column "unanswered_count", drop column "unanswered_cost_usd", drop column "unmeasured_count", drop column "unmeasured_cost_usd";`);
    this.addSql(`alter table "usage"."audit_events" drop column "is_measured";`);
  }

}
