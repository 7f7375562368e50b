-- How services reach the queue. pg-boss's own tables belong to konstruct_worker; services reach them only through jobs.enqueue and
-- jobs.publish, inside the transaction with the data that the work is about: the queue is the outbox.
create schema if not exists jobs;

create table if not exists jobs.allowed (
  role text not null,
  queue text not null,
  primary key (role, queue)
);

-- How many workers died while running a job; deleted with the job.
create table if not exists jobs.lost_workers (
  job_id uuid primary key,
  count int not null,
  last_at timestamptz not null default clock_timestamp()
);

-- Messages between services. The transaction that acts on a message deletes it, so it takes effect exactly once.
create table if not exists jobs.outbox_messages (
  tenant_id uuid not null,
  id uuid not null,
  -- The order of writing: ids do not show it when the clocks of two writers differ.
  position bigint generated always as identity,
  reader text not null,
  queue text not null,
  stream text not null,
  body jsonb not null,
  attempt_count int not null default 0,
  error text,
  -- Set when no one tries again: a dead letter, kept for a person.
  failed_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id)
);
alter table jobs.outbox_messages add column if not exists position bigint generated always as identity;
drop index if exists jobs.outbox_messages_stream;
create index if not exists outbox_messages_order on jobs.outbox_messages (tenant_id, queue, stream, position);
create index if not exists outbox_messages_dead on jobs.outbox_messages (queue) where failed_at is not null;
alter table jobs.outbox_messages enable row level security;
alter table jobs.outbox_messages force row level security;
drop policy if exists tenant on jobs.outbox_messages;
create policy tenant on jobs.outbox_messages
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    and session_user in ('konstruct_' || reader, 'konstruct_' || reader || '_directory'))
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create or replace function jobs.check_sender(queue text) returns void
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from jobs.allowed a where a.role = session_user and a.queue = check_sender.queue) then
    raise exception 'role % may not enqueue %', session_user, queue using errcode = 'insufficient_privilege';
  end if;
end $$;

-- For one key at most one job waits. It is locked until the writer's transaction ends, so that no worker takes it before the writer's
-- data is visible. If a job waits for its next attempt, that attempt is brought forward instead of adding another job. A job that has
-- failed often keeps its pauses: otherwise, jobs added during an outage would use up its attempts within a minute.
create or replace function jobs.enqueue(queue text, service text, payload jsonb, key text, tenant text, run_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  due timestamptz := coalesce(run_at, clock_timestamp());
begin
  perform jobs.check_sender(queue);
  update pgboss.job_common j set start_after = case when j.retry_count < 8 then least(j.start_after, due) else j.start_after end
    where j.name = queue and j.state = 'retry' and coalesce(j.singleton_key, '') = key and j.policy = 'stately';
  if not found then
    insert into pgboss.job_common as j (name, data, singleton_key, group_id, start_after, keep_until, policy, retry_limit, retry_delay,
        retry_backoff, retry_delay_max, heartbeat_seconds, expire_seconds, deletion_seconds)
      select q.name, payload, key, tenant, due, due + q.retention_seconds * interval '1 second', q.policy, q.retry_limit, q.retry_delay,
        q.retry_backoff, q.retry_delay_max, q.heartbeat_seconds, q.expire_seconds, q.deletion_seconds
      from pgboss.queue q where q.name = queue
      on conflict (name, state, coalesce(singleton_key, '')) where state <= 'active' and policy = 'stately'
      do update set start_after = least(j.start_after, excluded.start_after);
    if not found then
      raise exception 'there is no queue %', queue using errcode = 'undefined_object';
    end if;
  end if;
  -- The time comes along, so that a worker wakes for it to the millisecond.
  perform pg_notify('konstruct_jobs_' || service, queue || ' ' || (extract(epoch from due) * 1000)::bigint);
end $$;

-- SECURITY INVOKER: the message's row is subject to the sender's tenant.
create or replace function jobs.publish(queue text, reader text, tenant uuid, message uuid, stream text, body jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform jobs.check_sender(queue);
  insert into jobs.outbox_messages (tenant_id, id, reader, queue, stream, body) values (tenant, message, reader, queue, stream, body);
  perform jobs.enqueue(queue, reader, jsonb_build_object('tenantId', tenant, 'stream', stream), tenant || ' ' || stream, tenant::text, null);
end $$;

revoke all on function jobs.check_sender, jobs.enqueue, jobs.publish from public;
alter function jobs.enqueue owner to konstruct_worker;
grant execute on function jobs.check_sender to konstruct_worker;
grant usage on schema jobs to konstruct_worker;
grant select on jobs.allowed to konstruct_worker;

-- A worker counts dead letters by queue: it cannot read their tenants or their contents.
drop policy if exists count_dead on jobs.outbox_messages;
create policy count_dead on jobs.outbox_messages for select to konstruct_worker using (failed_at is not null);
grant select (queue, failed_at) on jobs.outbox_messages to konstruct_worker;
grant select, insert, update, delete on jobs.lost_workers to konstruct_worker;
