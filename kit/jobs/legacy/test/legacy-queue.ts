import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@konstruct/kit/database';
import type { TestDatabase } from '@konstruct/kit/testing';

export interface LegacyJobOptions {
  readonly key?: string;
  readonly runAt?: Date;
}

/** The queue of the release before pg-boss, in a database that has no other. */
export interface TestLegacyQueue {
  /** Adds a job as that release's services did. Returns its id. */
  add(task: string, payload: object, options?: LegacyJobOptions): Promise<string>;
  /** Sends a message as that release's services did. Returns the message's id. */
  send(task: string, tenantId: string, body: object): Promise<string>;
  /** Whether anything of it is left. */
  isThere(): Promise<boolean>;
}

/** What that release's owner created: this runs as the superuser. */
const giveToOwner = `
do $$ declare
  owner text := (select quote_ident(r.rolname) from pg_database d join pg_roles r on r.oid = d.datdba where d.datname = current_database());
  made text;
begin
  for made in
    select 'schema jobs' union all
    select 'table ' || oid::regclass from pg_class where relnamespace = 'jobs'::regnamespace and relkind = 'r' union all
    select 'function ' || oid::regprocedure from pg_proc where pronamespace = 'jobs'::regnamespace and proowner <> 'konstruct_worker'::regrole
  loop
    execute format('alter %s owner to %s', made, owner);
  end loop;
end $$`;

/** Takes a test's database back to the queue of the release before pg-boss. */
export async function installLegacyQueue({ query }: Pick<TestDatabase, 'query'>): Promise<TestLegacyQueue> {
  await query('drop schema jobs cascade');
  await query('drop schema pgboss cascade');
  await query(readFileSync(join(import.meta.dirname, 'legacy-queue.sql'), 'utf8'));
  await query(giveToOwner);
  // That release had no steps.
  await query('drop table migrations.jobs_log');
  const allow = (task: string) =>
    query('insert into jobs.allowed values (session_user, $1) on conflict do nothing', [task]);
  return {
    async add(task, payload, { key, runAt } = {}) {
      await allow(task);
      const added = await query<{ id: string }>('select jobs.enqueue($1, $2, $3, null, $4, 12) as id', [
        task,
        payload,
        key ?? null,
        runAt ?? null,
      ]);
      return added[0]?.id ?? '';
    },
    async send(task, tenantId, body) {
      const id = newId();
      await allow(task);
      await query('select jobs.send($1, $2, $3, $4, null, null, null, 12)', [task, tenantId, id, body]);
      return id;
    },
    async isThere() {
      const found = await query<{ is_there: boolean }>(
        `select to_regnamespace('graphile_worker') is not null or exists (select from pg_class where relnamespace = 'jobs'::regnamespace
           and relname in ('letters', 'workers')) or exists (select from pg_proc where pronamespace = 'jobs'::regnamespace and proname = 'send') as is_there`,
      );
      return found[0]?.is_there ?? false;
    },
  };
}
