import { Migration } from '@mikro-orm/migrations';

export class Migration20261129174500 extends Migration {

  override name = 'Migration20261129174500';

  override up(): void | Promise<void> {
    this.addSql(`alter table "channels_directory"."inbox" add "origin" jsonb null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "channels_directory"."inbox" drop column "origin";`);
  }

}
