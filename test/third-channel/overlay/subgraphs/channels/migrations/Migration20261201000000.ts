import { Migration } from '@mikro-orm/migrations';

export class Migration20261201000000 extends Migration {
  override name = 'Migration20261201000000';

  override up(): void {
    this.addSql(
      `create table "channels_directory"."api_connections" ("channel_id" uuid not null, "tenant_id" uuid not null, "answers_url" text not null, "created_at" timestamptz not null, primary key ("channel_id"));`,
    );
  }
}
