import { Migration } from '@mikro-orm/migrations';

/** The function without a setting of its own: only superusers can restore a dump that contains one. */
export class Migration20261129180000 extends Migration {
  override name = 'Migration20261129180000';

  override up(): void {
    this.addSql(`create or replace function accounts_functions.note_token_use(tenant uuid, token uuid) returns void
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        before text := coalesce(current_setting('app.tenant_id', true), '');
      begin
        perform set_config('app.tenant_id', tenant::text, true);
        update accounts.api_tokens set last_used_at = now()
          where tenant_id = tenant and id = token and (last_used_at is null or last_used_at < now() - interval '1 minute');
        perform set_config('app.tenant_id', before, true);
      end $$;`);
  }

  override down(): void {}
}
