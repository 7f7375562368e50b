import { Migration } from '@mikro-orm/migrations';

export class Migration20261129040000 extends Migration {

  override name = 'Migration20261129040000';

  override up(): void | Promise<void> {
    this.addSql(`alter table "channels"."channels" add "next_look_up_at" timestamptz null, add "undelivered_told_at" timestamptz null;`);

    this.addSql(`drop index "channels"."outbound_messages_tenant_id_channel_id_thread_key_id_index";`);
    this.addSql(`alter table "channels"."outbound_messages" add "position" int null, add "retry_count" int not null default 0, add "sending_at" timestamptz null, add "look_up_count" int not null default 0, add "dismissed_at" timestamptz null;`);
    // Row security is forced, so that the owner sees no rows either: it is lifted for this statement, within the
    // migration's transaction.
    this.addSql(`alter table "channels"."outbound_messages" no force row level security;`);
    this.addSql(`update "channels"."outbound_messages" m set "position" = o.position from (select tenant_id, id, row_number() over (partition by tenant_id, channel_id, thread_key order by id) as position from "channels"."outbound_messages") o where m.tenant_id = o.tenant_id and m.id = o.id;`);
    this.addSql(`alter table "channels"."outbound_messages" force row level security;`);
    this.addSql(`alter table "channels"."outbound_messages" alter column "position" set not null;`);
    this.addSql(`create index "outbound_messages_position_index" on "channels"."outbound_messages" ("tenant_id", "channel_id", "thread_key", "position");`);
    this.addSql(`create index "outbound_messages_due_index" on "channels"."outbound_messages" ("tenant_id", "channel_id", "thread_key", "position") where state in ('QUEUED', 'SENDING');`);
    this.addSql(`create index "outbound_messages_undelivered_index" on "channels"."outbound_messages" ("tenant_id", "id") where state in ('FAILED', 'UNKNOWN') and dismissed_at is null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "channels"."channels" drop column "next_look_up_at", drop column "undelivered_told_at";`);

    this.addSql(`drop index "channels"."outbound_messages_position_index";`);
    this.addSql(`drop index "channels"."outbound_messages_due_index";`);
    this.addSql(`drop index "channels"."outbound_messages_undelivered_index";`);
    this.addSql(`alter table "channels"."outbound_messages" drop column "position", drop column "retry_count", drop column "sending_at", drop column "look_up_count", drop column "dismissed_at";`);
    this.addSql(`create index "outbound_messages_tenant_id_channel_id_thread_key_id_index" on "channels"."outbound_messages" ("tenant_id", "channel_id", "thread_key", "id") where state in ('QUEUED', 'SENDING');`);
  }

}
