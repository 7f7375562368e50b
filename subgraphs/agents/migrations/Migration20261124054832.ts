import { Migration } from '@mikro-orm/migrations';

export class Migration20261124054832 extends Migration {

  override name = 'Migration20261124054832';

  override up(): void | Promise<void> {
    this.addSql(`alter table "agents"."conversations" drop constraint "conversations_channel_kind_check";`);
    this.addSql(`alter table "agents"."conversations" add constraint "conversations_channel_kind_check" check ("channel_kind" in ('SLACK', 'WHATSAPP', 'PLAYGROUND'));`);

    this.addSql(`alter table "agents"."known_channels" drop constraint "known_channels_kind_check";`);
    this.addSql(`alter table "agents"."known_channels" add constraint "known_channels_kind_check" check ("kind" in ('SLACK', 'WHATSAPP'));`);

    this.addSql(`alter table "agents"."runs" drop constraint "runs_channel_kind_check";`);
    this.addSql(`alter table "agents"."runs" add constraint "runs_channel_kind_check" check ("channel_kind" in ('SLACK', 'WHATSAPP', 'PLAYGROUND'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "agents"."conversations" drop constraint "conversations_channel_kind_check";`);
    this.addSql(`alter table "agents"."conversations" add constraint "conversations_channel_kind_check" check ("channel_kind" in ('SLACK', 'PLAYGROUND'));`);

    this.addSql(`alter table "agents"."known_channels" drop constraint "known_channels_kind_check";`);
    this.addSql(`alter table "agents"."known_channels" add constraint "known_channels_kind_check" check ("kind" in ('SLACK'));`);

    this.addSql(`alter table "agents"."runs" drop constraint "runs_channel_kind_check";`);
    this.addSql(`alter table "agents"."runs" add constraint "runs_channel_kind_check" check ("channel_kind" in ('SLACK', 'PLAYGROUND'));`);
  }

}
