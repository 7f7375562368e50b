import { Migration } from '@mikro-orm/migrations';

export class Migration20261129080000 extends Migration {

  override name = 'Migration20261129080000';

  override up(): void | Promise<void> {
    // What ended before its call is removed now; earlier releases kept a row of each vain try.
    // Row security is forced, so that the owner sees no rows either: it is lifted for this statement, within the migration's transaction.
    this.addSql(`alter table "agents"."runs" no force row level security;`);
    this.addSql(`delete from "agents"."runs" where "state" = 'RELEASED';`);
    this.addSql(`alter table "agents"."runs" force row level security;`);
  }

  override down(): void | Promise<void> {
    // They say nothing that is missed.
  }

}
