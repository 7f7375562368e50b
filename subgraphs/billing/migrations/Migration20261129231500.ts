import { Migration } from '@mikro-orm/migrations';

export class Migration20261129231500 extends Migration {

  override name = 'Migration20261129231500';

  override up(): void | Promise<void> {
    this.addSql(`alter table "billing"."subscriptions" add "product_id" varchar(255) null, add "unit_amount" varchar(255) null, add "irregularities" jsonb null, add "irregular_kinds" jsonb null, add "has_running" boolean not null default false;`);
    this.addSql(`create policy "count_irregular" on "billing"."subscriptions" for select to "konstruct_worker" using (irregular_kinds is not null);`);
    // The queue's role reads only the kinds of irregularities: neither which company they belong to nor their messages.
    this.addSql(`grant usage on schema billing to konstruct_worker;`);
    this.addSql(`grant select (irregular_kinds) on billing.subscriptions to konstruct_worker;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`revoke select (irregular_kinds) on billing.subscriptions from konstruct_worker;`);
    this.addSql(`revoke usage on schema billing from konstruct_worker;`);
    this.addSql(`drop policy "count_irregular" on "billing"."subscriptions";`);
    this.addSql(`alter table "billing"."subscriptions" drop column "product_id", drop column "unit_amount", drop column "irregularities", drop column "irregular_kinds", drop column "has_running";`);
  }

}
