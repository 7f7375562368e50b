import { Migration } from '@mikro-orm/migrations';

export class Migration20261129034218 extends Migration {

  override name = 'Migration20261129034218';

  override up(): void | Promise<void> {
    this.addSql(`drop index "channels_directory"."inbox_id_index";`);
    this.addSql(`alter table "channels_directory"."inbox" add "account" varchar(255) not null default '';`);
    // What waits already is processed under its account, as the webhooks name it now.
    this.addSql(`
      update "channels_directory"."inbox" as i set account = coalesce(case source
        when 'slack' then coalesce(b.body #>> '{authorizations,0,team_id}', b.body ->> 'context_team_id', b.body ->> 'team_id')
        else (b.body ->> 'channelId') || ' ' || (b.body ->> 'phoneNumberId') end, '')
      from (select id, convert_from(body, 'UTF8')::jsonb as body from "channels_directory"."inbox"
        where promoted_at is null and body is not null and position('\\000'::bytea in body) = 0) as b
      where i.id = b.id;`);
    this.addSql(`create index "inbox_waiting" on "channels_directory"."inbox" ("source", "account", "id") where promoted_at is null and set_aside_at is null;`);
    this.addSql(`create index "inbox_processed" on "channels_directory"."inbox" ("promoted_at") where promoted_at is not null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "channels_directory"."inbox_waiting";`);
    this.addSql(`drop index "channels_directory"."inbox_processed";`);
    this.addSql(`alter table "channels_directory"."inbox" drop column "account";`);
    this.addSql(`create index "inbox_id_index" on "channels_directory"."inbox" ("id") where (promoted_at IS NULL) AND (set_aside_at IS NULL);`);
  }

}
