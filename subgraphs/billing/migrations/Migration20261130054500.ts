import { Migration } from '@mikro-orm/migrations';

export class Migration20261130054500 extends Migration {

  override name = 'Migration20261130054500';

  override up(): void | Promise<void> {
    this.addSql(`alter table "billing"."subscriptions" add "due" jsonb null, add "mailed_irregularities" text null, add "mailed_at" timestamptz(3) null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "billing"."subscriptions" drop column "due", drop column "mailed_irregularities", drop column "mailed_at";`);
  }

}
