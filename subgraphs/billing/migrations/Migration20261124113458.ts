import { Migration } from '@mikro-orm/migrations';

export class Migration20261124113458 extends Migration {

  override name = 'Migration20261124113458';

  override up(): void | Promise<void> {
    this.addSql(`alter table "billing"."invoices" add "refunded_minor" bigint not null default '0';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "billing"."invoices" drop column "refunded_minor";`);
  }

}
