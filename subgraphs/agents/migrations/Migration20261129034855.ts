import { Migration } from '@mikro-orm/migrations';

export class Migration20261129034855 extends Migration {

  override name = 'Migration20261129034855';

  override up(): void | Promise<void> {
    this.addSql(`alter table "agents"."conversations" add "interrupted_count" int not null default 0;`);

    this.addSql(`create index "messages_in_order" on "agents"."messages" ("tenant_id", "conversation_id", "sent_at", "position");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "agents"."conversations" drop column "interrupted_count";`);

    this.addSql(`drop index "agents"."messages_in_order";`);
  }

}
