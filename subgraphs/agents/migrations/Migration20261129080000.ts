import { Migration } from '@mikro-orm/migrations';

export class Migration20261129080000 extends Migration {

  override name = 'Migration20261129080000';

  override up(): void | Promise<void> {
    // A run that ends before its call is now removed; earlier releases kept a row for each failed try. Row security is
    // forced, so the owner sees no rows either. We lift it for this statement, within the migration's transaction.
    this.addSql(`alter table "agents"."runs" no force row level security;`);
    this.addSql(`delete from "agents"."runs" where "state" = 'RELEASED';`);
    this.addSql(`alter table "agents"."runs" force row level security;`);
  }

  override down(): void | Promise<void> {
    // No one needs the deleted rows.
  }

}
