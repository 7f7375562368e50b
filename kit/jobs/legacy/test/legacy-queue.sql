-- The queue of the release before pg-boss, as its migrations left it: the relevant parts of graphile-worker 0.18's tables, and that
-- release's own tables and functions. `graphile_worker.add_job` is reduced to what those functions need.
create schema graphile_worker;
create table graphile_worker._private_job_queues (
  id int generated always as identity primary key,
  queue_name text not null unique check (length(queue_name) <= 128),
  locked_at timestamptz,
  locked_by text
);
create table graphile_worker._private_tasks (
  id int generated always as identity primary key,
  identifier text not null unique check (length(identifier) <= 128)
);
create table graphile_worker._private_jobs (
  id bigint generated always as identity primary key,
  job_queue_id int,
  task_id int not null,
  payload json not null default '{}'::json,
  priority smallint not null default 0,
  run_at timestamptz not null default now(),
  attempts smallint not null default 0,
  max_attempts smallint not null default 25 check (max_attempts >= 1),
  last_error text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  key text unique check (length(key) > 0 and length(key) <= 512),
  locked_at timestamptz,
  locked_by text,
  revision int not null default 0,
  flags jsonb,
  is_available boolean not null generated always as (locked_at is null and attempts < max_attempts) stored
);
alter table graphile_worker._private_job_queues enable row level security;
alter table graphile_worker._private_tasks enable row level security;
alter table graphile_worker._private_jobs enable row level security;

create function graphile_worker.add_job(identifier text, payload json, queue_name text, run_at timestamptz, max_attempts int, job_key text)
  returns graphile_worker._private_jobs language plpgsql as $$
declare
  added graphile_worker._private_jobs;
begin
  insert into graphile_worker._private_tasks (identifier) values (add_job.identifier) on conflict do nothing;
  insert into graphile_worker._private_job_queues (queue_name) select add_job.queue_name where add_job.queue_name is not null on conflict do nothing;
  insert into graphile_worker._private_jobs as j (task_id, job_queue_id, payload, run_at, max_attempts, key)
    select t.id, (select q.id from graphile_worker._private_job_queues q where q.queue_name = add_job.queue_name), add_job.payload,
      coalesce(add_job.run_at, now()), add_job.max_attempts, add_job.job_key
    from graphile_worker._private_tasks t where t.identifier = add_job.identifier
    on conflict (key) do update set payload = excluded.payload, run_at = excluded.run_at, attempts = 0
    returning * into added;
  return added;
end $$;

create schema jobs;
create table jobs.allowed (
  role text not null,
  task text not null,
  primary key (role, task)
);
create table jobs.workers (
  pool_id text primary key,
  service text not null,
  beat_at timestamptz not null default clock_timestamp()
);
create table jobs.letters (
  tenant_id uuid not null,
  id uuid not null,
  addressee text not null,
  body jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id)
);
alter table jobs.letters enable row level security;
alter table jobs.letters force row level security;
create policy tenant on jobs.letters
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    and session_user in ('konstruct_' || addressee, 'konstruct_' || addressee || '_directory'))
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create function jobs.check_sender(task text) returns void
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from jobs.allowed a where a.role = session_user and a.task = check_sender.task) then
    raise exception 'role % may not enqueue %', session_user, task using errcode = 'insufficient_privilege';
  end if;
end $$;

create function jobs.enqueue(task text, payload json, key text, queue text, run_at timestamptz, max_attempts int) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  added bigint;
begin
  perform jobs.check_sender(task);
  select (graphile_worker.add_job(task, payload, queue, run_at, max_attempts, task || ' ' || key)).id into added;
  return added;
end $$;

create function jobs.send(task text, tenant uuid, letter uuid, letter_body jsonb, key text, queue text, run_at timestamptz,
  max_attempts int) returns bigint
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform jobs.check_sender(task);
  insert into jobs.letters (tenant_id, id, addressee, body) values (tenant, letter, split_part(task, '.', 1), letter_body);
  return jobs.enqueue(task, json_build_object('tenantId', tenant, 'letterId', letter), key, queue, run_at, max_attempts);
end $$;

revoke all on function jobs.check_sender, jobs.enqueue, jobs.send from public;
grant create on schema jobs to konstruct_worker;
grant usage on schema jobs to konstruct_worker;
alter function jobs.enqueue owner to konstruct_worker;
revoke create on schema jobs from konstruct_worker;
grant execute on function jobs.check_sender to konstruct_worker;
grant select on jobs.allowed to konstruct_worker;
grant select, insert, update, delete on jobs.workers to konstruct_worker;
alter schema graphile_worker owner to konstruct_worker;
alter table graphile_worker._private_job_queues owner to konstruct_worker;
alter table graphile_worker._private_tasks owner to konstruct_worker;
alter table graphile_worker._private_jobs owner to konstruct_worker;
alter function graphile_worker.add_job owner to konstruct_worker;
