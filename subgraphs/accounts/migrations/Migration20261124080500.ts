import { Migration } from '@mikro-orm/migrations';

/**
 * API tokens. The gateway finds a token by its digest across companies, reads only what it needs, and writes one thing
 * through a function: that the token was used, at most once a minute.
 */
export class Migration20261124080500 extends Migration {
  override name = 'Migration20261124080500';

  override up(): void {
    this.addSql(`create table "accounts"."api_tokens" ("tenant_id" uuid not null, "id" uuid not null, "name" varchar(60) not null, "scopes" text[] not null, "digest" varchar(43) not null, "last_four" varchar(4) not null, "created_by_id" uuid not null, "created_by_name" text not null, "last_used_at" timestamptz(3) null, "expires_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, "revoked_by_name" text null, "created_at" timestamptz not null, primary key ("tenant_id", "id"));`);
    this.addSql(`create index "api_tokens_digest_index" on "accounts"."api_tokens" ("digest");`);
    this.addSql(`alter table "accounts"."api_tokens" enable row level security;`);
    this.addSql(`alter table "accounts"."api_tokens" force row level security;`);
    this.addSql(`create policy "tenant" on "accounts"."api_tokens" using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);`);
    this.addSql(`create policy "across_tenants" on "accounts"."api_tokens" for select to konstruct_gateway using (true);`);

    this.addSql(`create view accounts_directory.tokens_view with (security_invoker = true) as
      select digest as token_digest, id as token_id, tenant_id, name, scopes, expires_at, revoked_at from accounts.api_tokens;`);
    this.addSql(`grant select (digest, id, tenant_id, name, scopes, expires_at, revoked_at) on accounts.api_tokens to konstruct_gateway;`);
    this.addSql(`grant select on accounts_directory.tokens_view to konstruct_gateway;`);

    // The function sets its own tenant while it runs: row security binds the owner of the table too. It does so in its
    // body: only a superuser may create a function with such a setting.
    this.addSql(`create function accounts_directory.note_token_use(tenant uuid, token uuid) returns void
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        before text := coalesce(current_setting('app.tenant_id', true), '');
      begin
        perform set_config('app.tenant_id', tenant::text, true);
        update accounts.api_tokens set last_used_at = now()
          where tenant_id = tenant and id = token and (last_used_at is null or last_used_at < now() - interval '1 minute');
        perform set_config('app.tenant_id', before, true);
      end $$;`);
    this.addSql(`revoke all on function accounts_directory.note_token_use(uuid, uuid) from public;`);
    this.addSql(`grant execute on function accounts_directory.note_token_use(uuid, uuid) to konstruct_gateway;`);
  }

  override down(): void {
    this.addSql(`drop function accounts_directory.note_token_use(uuid, uuid);`);
    this.addSql(`drop view accounts_directory.tokens_view;`);
    this.addSql(`drop table if exists "accounts"."api_tokens" cascade;`);
  }
}
