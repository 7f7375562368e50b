import { Migration } from '@mikro-orm/migrations';

/**
 * What MikroORM does not know about: the monthly partitions of audit events, and the narrow permissions of the roll-up
 * role.
 */
export class Migration20261124040000 extends Migration {
  override name = 'Migration20261124040000';

  override up(): void {
    // A separate schema: MikroORM would drop unknown functions from the service's own schema.
    this.addSql('create schema usage_functions;');
    // A UUIDv7 begins with 48 bits of milliseconds, so a month of ids is a range.
    this.addSql(`
create function usage_functions.first_id_of(month timestamp) returns uuid
  language sql immutable strict set search_path = pg_catalog, pg_temp as $$
  select (lpad(to_hex((extract(epoch from month) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;`);
    // Created separately and then attached, so that writers of other months are not blocked. The partition has row
    // security without a policy, and no grants: the parent's policies do not protect a partition that is queried
    // directly.
    this.addSql(`
create function usage_functions.attach_events(partition text, lower uuid, upper uuid) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('create table usage.%I (like usage.audit_events including defaults including indexes)', partition);
  execute format('create index on usage.%I (written_xact, tenant_id)', partition);
  execute format('alter table usage.%I enable row level security', partition);
  execute format('alter table usage.%I force row level security', partition);
  execute format('revoke all on usage.%I from public, konstruct_usage, konstruct_usage_directory', partition);
  execute format('alter table usage.audit_events attach partition usage.%I for values from (%s) to (%L)',
    partition, coalesce(quote_literal(lower), 'minvalue'), upper);
end $$;`);
    // There is no default partition: creating a month later would conflict with rows in it. Ids far in the future are
    // rejected.
    this.addSql(`
create function usage_functions.make_event_months(months_ahead int) returns setof text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  month timestamp;
  partition text;
begin
  perform pg_advisory_xact_lock(hashtext('konstruct usage months'));
  for ahead in 0..least(months_ahead, 24) loop
    month := date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead);
    partition := 'audit_events_p' || to_char(month, 'YYYYMM');
    continue when to_regclass('usage.' || partition) is not null;
    perform usage_functions.attach_events(partition, usage_functions.first_id_of(month),
      usage_functions.first_id_of(month + interval '1 month'));
    return next partition;
  end loop;
end $$;`);
    this.addSql(`
select usage_functions.attach_events('audit_events_p_past', null,
  usage_functions.first_id_of(date_trunc('month', now() at time zone 'UTC')));`);
    this.addSql('select usage_functions.make_event_months(3);');
    this.addSql(`insert into usage_directory.rollup_state (name, below, created_at) values ('audit_events', '0', now());`);

    // A transaction that reads a tenant's usage must know, in the same snapshot, how far the rollups go. It reads
    // nothing else of the directory.
    this.addSql(`
create function usage_functions.rolled_up_below() returns xid8
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select below from usage_directory.rollup_state where name = 'audit_events'
$$;`);

    this.addSql('revoke all on all functions in schema usage_functions from public;');
    this.addSql('grant execute on function usage_functions.rolled_up_below to konstruct_usage;');
    this.addSql('grant execute on function usage_functions.make_event_months to konstruct_usage_directory;');
    this.addSql('grant usage on schema usage to konstruct_usage_directory;');
    this.addSql('grant usage on schema usage_functions to konstruct_usage, konstruct_usage_directory;');
    this.addSql('grant select, update (written_xact) on usage.audit_events to konstruct_usage_directory;');
    this.addSql('grant select on usage.known_tenants to konstruct_usage_directory;');
    this.addSql('grant select, insert, update, delete on usage.quarter_hours, usage.usage_days to konstruct_usage_directory;');
    this.addSql('grant select, delete on usage.reservations to konstruct_usage_directory;');
  }
}
