import { Migration } from '@mikro-orm/migrations';

/**
 * The second factor, and what comes before an account: sign-ups and reset links that are bound to an address. Until now
 * an unconfirmed sign-up was a user. It is moved with its password, so that signing in with that password mails the
 * link again.
 */
export class Migration20261129032129 extends Migration {

  override name = 'Migration20261129032129';

  override up(): void | Promise<void> {
    this.addSql(`create table "accounts_directory"."password_resets" ("id" uuid not null, "email" text not null, "return_to" text not null, "link_expires_at" timestamptz null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "password_resets_email_index" on "accounts_directory"."password_resets" ("email");`);

    this.addSql(`create table "accounts_directory"."pending_sign_ups" ("id" uuid not null, "email" text not null, "name" text not null, "password_hash" text not null, "browser_digest" text not null, "return_to" text not null, "link_expires_at" timestamptz null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "pending_sign_ups_email_index" on "accounts_directory"."pending_sign_ups" ("email");`);

    this.addSql(`create table "accounts_directory"."two_factors" ("id" uuid not null, "user_id" uuid not null, "secret" text not null, "backup_codes" text not null, "verified" boolean not null, "failed_verification_count" int not null, "locked_until" timestamptz null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "accounts_directory"."two_factors" add constraint "two_factors_user_id_unique" unique ("user_id");`);

    this.addSql(`alter table "accounts_directory"."users" add "two_factor_enabled" boolean not null default false;`);

    this.addSql(`alter table "accounts_directory"."two_factors" add constraint "two_factors_user_id_foreign" foreign key ("user_id") references "accounts_directory"."users" ("id") on delete cascade;`);

    this.addSql(`insert into accounts_directory.pending_sign_ups (id, email, name, password_hash, browser_digest, return_to, created_at)
      select u.id, u.email, u.name, c.password, '', '/', u.created_at
      from accounts_directory.users u join accounts_directory.credentials c on c.user_id = u.id and c.provider_id = 'credential'
      where not u.email_verified and c.password is not null;`);
    this.addSql(`delete from accounts_directory.users where not email_verified;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "accounts_directory"."password_resets" cascade;`);
    this.addSql(`drop table if exists "accounts_directory"."pending_sign_ups" cascade;`);
    this.addSql(`drop table if exists "accounts_directory"."two_factors" cascade;`);

    this.addSql(`alter table "accounts_directory"."users" drop column "two_factor_enabled";`);
  }

}
