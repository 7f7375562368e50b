import { Migration } from '@mikro-orm/migrations';

export class Migration20261124055715 extends Migration {

  override name = 'Migration20261124055715';

  override up(): void | Promise<void> {
    this.addSql(`create table "channels_directory"."whatsapp_connections" ("phone_number_id" varchar(255) not null, "tenant_id" uuid not null, "channel_id" uuid not null, "app_id" varchar(255) not null, "sealed_app_secret" text null, "claimed_at" timestamptz not null, "created_at" timestamptz not null, primary key ("phone_number_id"));`);
    this.addSql(`alter table "channels_directory"."whatsapp_connections" add constraint "whatsapp_connections_channel_id_unique" unique ("channel_id");`);

    this.addSql(`create table "channels"."whatsapp_numbers" ("tenant_id" uuid not null, "id" uuid not null, "app_id" varchar(255) not null, "business_account_id" varchar(255) not null, "display_phone_number" varchar(255) not null, "verified_name" varchar(255) not null, "quality_rating" text not null, "token_expires_at" timestamptz null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`create index "whatsapp_numbers_tenant_id_business_account_id_index" on "channels"."whatsapp_numbers" ("tenant_id", "business_account_id");`);

    this.addSql(`alter table "channels"."channels" drop constraint "channels_kind_check";`);
    this.addSql(`alter table "channels"."channels" drop constraint "channels_status_check";`);
    this.addSql(`alter table "channels"."channels" add constraint "channels_kind_check" check ("kind" in ('SLACK', 'WHATSAPP'));`);
    this.addSql(`alter table "channels"."channels" add constraint "channels_status_check" check ("status" in ('CONNECTED', 'WAITING_FOR_MESSAGE', 'NEEDS_ATTENTION', 'DISCONNECTED'));`);

    this.addSql(`alter table "channels"."contacts" add "phone" varchar(255) null, add "last_inbound_at" timestamptz null;`);
    this.addSql(`create index "contacts_tenant_id_channel_id_last_inbound_at_index" on "channels"."contacts" ("tenant_id", "channel_id", "last_inbound_at");`);

    this.addSql(`create index "outbound_messages_tenant_id_channel_id_external_id_index" on "channels"."outbound_messages" ("tenant_id", "channel_id", "external_id") where external_id is not null;`);

    this.addSql(`alter table "channels"."whatsapp_numbers" add constraint "whatsapp_numbers_quality_rating_check" check ("quality_rating" in ('GREEN', 'YELLOW', 'RED', 'UNKNOWN'));`);
    this.addSql(`alter table "channels"."whatsapp_numbers" enable row level security;`);
    this.addSql(`alter table "channels"."whatsapp_numbers" force row level security;`);
    this.addSql(`create policy "tenant" on "channels"."whatsapp_numbers" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "channels_directory"."whatsapp_connections" cascade;`);
    this.addSql(`drop table if exists "channels"."whatsapp_numbers" cascade;`);

    this.addSql(`alter table "channels"."channels" drop constraint "channels_kind_check";`);
    this.addSql(`alter table "channels"."channels" drop constraint "channels_status_check";`);
    this.addSql(`alter table "channels"."channels" add constraint "channels_kind_check" check ("kind" in ('SLACK'));`);
    this.addSql(`alter table "channels"."channels" add constraint "channels_status_check" check ("status" in ('CONNECTED', 'NEEDS_ATTENTION', 'DISCONNECTED'));`);

    this.addSql(`drop index "channels"."contacts_tenant_id_channel_id_last_inbound_at_index";`);
    this.addSql(`alter table "channels"."contacts" drop column "phone", drop column "last_inbound_at";`);

    this.addSql(`drop index "channels"."outbound_messages_tenant_id_channel_id_external_id_index";`);
  }

}
