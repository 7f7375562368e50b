import { Migration } from '@mikro-orm/migrations';

/**
 * How much of the graph's rates companies, persons, tokens and addresses have used within the current window, shared by
 * all gateways. The gateway reaches it through one function, which grants portions of a quota and shows no row.
 */
export class Migration20261129030500 extends Migration {
  override name = 'Migration20261129030500';

  override up(): void {
    this.addSql(`create table "accounts_directory"."request_quotas" ("key" text not null, "taken" bigint not null, "window_ends_at" timestamptz not null, "created_at" timestamptz not null, primary key ("key"));`);
    this.addSql(`create index "request_quotas_window_ends_at_index" on "accounts_directory"."request_quotas" ("window_ends_at");`);

    // Sorted by key, so that two gateways never deadlock; the first statement locks the key's row.
    this.addSql(`create function accounts_functions.take_request_quota(keys text[], quotas bigint[], windows integer[], needs bigint[], wishes bigint[])
      returns table (place bigint, granted bigint, remaining bigint, window_ends_in_ms double precision)
      language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '300ms' as $$
      declare
        asked record;
        used bigint;
        ends_at timestamptz;
      begin
        -- A crash may lose the last moments' counts; no request waits for the disk.
        perform set_config('synchronous_commit', 'off', true);
        for asked in
          select a.* from unnest(keys, quotas, windows, needs, wishes) with ordinality as a(key, quota, seconds, needed, wanted, place)
          order by a.key
        loop
          insert into accounts_directory.request_quotas as q (key, taken, window_ends_at, created_at)
            values (asked.key, 0, clock_timestamp() + make_interval(secs => asked.seconds), clock_timestamp())
            on conflict (key) do update set
              taken = case when q.window_ends_at <= clock_timestamp() then 0 else q.taken end,
              window_ends_at = case when q.window_ends_at <= clock_timestamp() then excluded.window_ends_at else q.window_ends_at end
            returning q.taken, q.window_ends_at into used, ends_at;
          place := asked.place;
          granted := case when used + asked.needed <= asked.quota then least(asked.wanted, asked.quota - used) else 0 end;
          remaining := greatest(asked.quota - used - granted, 0);
          window_ends_in_ms := greatest(extract(epoch from ends_at - clock_timestamp()) * 1000, 0);
          if granted > 0 then
            update accounts_directory.request_quotas q set taken = used + granted where q.key = asked.key;
          end if;
          return next;
        end loop;
      end $$;`);
    this.addSql(`revoke all on function accounts_functions.take_request_quota(text[], bigint[], integer[], bigint[], bigint[]) from public;`);
    this.addSql(`grant execute on function accounts_functions.take_request_quota(text[], bigint[], integer[], bigint[], bigint[]) to konstruct_gateway;`);
  }

  override down(): void {
    this.addSql(`drop function accounts_functions.take_request_quota(text[], bigint[], integer[], bigint[], bigint[]);`);
    this.addSql(`drop table if exists "accounts_directory"."request_quotas" cascade;`);
  }
}
