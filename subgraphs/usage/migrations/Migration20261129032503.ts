import { Migration } from '@mikro-orm/migrations';

export class Migration20261129032503 extends Migration {

  override name = 'Migration20261129032503';

  override up(): void | Promise<void> {
    this.addSql(`alter table "usage"."audit_events" add "reported_tokens" bigint null, add "reported_usd" numeric(20,10) null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "usage"."audit_events" drop column "reported_tokens", drop column "reported_usd";`);
  }

}
