-- The queue's door. graphile-worker's own tables belong to konstruct_worker; services reach them through jobs.enqueue alone,
-- inside the transaction whose data the job speaks of: the queue is the outbox.
create schema if not exists jobs;

create table if not exists jobs.allowed (
  role text not null,
  task text not null,
  primary key (role, task)
);

create table if not exists jobs.workers (
  pool_id text primary key,
  service text not null,
  beat_at timestamptz not null default clock_timestamp()
);

-- What one service tells another. A letter is taken, and deleted, in the transaction that acts on it: exactly once.
create table if not exists jobs.letters (
  tenant_id uuid not null,
  id uuid not null,
  addressee text not null,
  body jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id)
);
alter table jobs.letters enable row level security;
alter table jobs.letters force row level security;
drop policy if exists tenant on jobs.letters;
create policy tenant on jobs.letters
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    and session_user in ('konstruct_' || addressee, 'konstruct_' || addressee || '_directory'))
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create or replace function jobs.check_sender(task text) returns void
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from jobs.allowed a where a.role = session_user and a.task = check_sender.task) then
    raise exception 'role % may not enqueue %', session_user, task using errcode = 'insufficient_privilege';
  end if;
end $$;

create or replace function jobs.enqueue(task text, payload json, key text, queue text, run_at timestamptz, max_attempts int) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  added bigint;
begin
  perform jobs.check_sender(task);
  if queue is not null then
    -- Shared with the sweeper of idle queues, which takes it exclusively: a queue is never dropped while a job joins it.
    perform pg_advisory_xact_lock_shared(hashtext('konstruct queue'), hashtext(queue));
  end if;
  -- A key is the task's own: nobody replaces another task's job.
  select (graphile_worker.add_job(task, payload, queue_name => queue, run_at => run_at, max_attempts => max_attempts,
    job_key => task || ' ' || key, job_key_mode => 'replace')).id into added;
  return added;
end $$;

-- SECURITY INVOKER: the letter's row is subject to the sender's tenant.
create or replace function jobs.send(task text, tenant uuid, letter uuid, letter_body jsonb, key text, queue text, run_at timestamptz,
  max_attempts int) returns bigint
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform jobs.check_sender(task);
  insert into jobs.letters (tenant_id, id, addressee, body) values (tenant, letter, split_part(task, '.', 1), letter_body);
  return jobs.enqueue(task, json_build_object('tenantId', tenant, 'letterId', letter), key, queue, run_at, max_attempts);
end $$;

revoke all on function jobs.check_sender, jobs.enqueue, jobs.send from public;
alter function jobs.enqueue owner to konstruct_worker;
grant execute on function jobs.check_sender to konstruct_worker;
grant usage on schema jobs to konstruct_worker;
grant select on jobs.allowed to konstruct_worker;
grant select, insert, update, delete on jobs.workers to konstruct_worker;
