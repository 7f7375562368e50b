import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { until } from '@konstruct/kit/testing';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documented } from './documented.ts';
import { createInstallation, type Installation } from './installation.ts';

const admin = process.env['DATABASE_URL'] ?? '';
const bin = process.env['POSTGRES_BIN'] ?? '/usr/lib/postgresql/15/bin';
const password = 'choose-one';

/** The database's address for one of its roles. */
function as(user: string, name = 'konstruct'): string {
  const url = new URL(admin);
  [url.username, url.password, url.pathname] = [user, password, `/${name}`];
  return url.href;
}
const asAdmin = (name: string) => {
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return url.href;
};

async function query<T extends object>(url: string, ...statements: readonly string[]): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: T[] = [];
    for (const statement of statements) ({ rows } = await client.query<T>(statement));
    return rows;
  } finally {
    await client.end();
  }
}
const look = <T extends object>(statement: string) => query<T>(asAdmin('konstruct'), statement);

let installation: Installation;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'konstruct-dump-'));
  await query(
    asAdmin('postgres'),
    `create role konstruct_owner login createrole password '${password}'`,
    'create database konstruct owner konstruct_owner',
    `create role konstruct_admin login createdb password '${password}'`,
    'grant konstruct_owner to konstruct_admin',
  );
  installation = await createInstallation(as('konstruct_owner'));
});
afterAll(async () => {
  await installation?.stop();
  installation?.remove();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Runs the page's commands in a shell that stops at the first failure. Returns their output. */
function shell(commands: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const env = {
    ...installation.environment,
    PATH: [bin, process.env['PATH']].join(delimiter),
    ADMIN_DATABASE_URL: as('konstruct_admin', 'postgres'),
    BACKUP_DATABASE_URL: as('backup'),
    ...more,
  };
  // The dump is where the page's commands look for it: in the project's folder, which is this one.
  const script = commands.replaceAll('konstruct.dump', join(folder, 'konstruct.dump'));
  return new Promise((resolve, reject) => {
    execFile(
      'bash',
      ['-euo', 'pipefail', '-c', script],
      { env, cwd: join(import.meta.dirname, '../..') },
      (error, stdout, stderr) => (error ? reject(new Error(`${stdout}${stderr}`)) : resolve(stdout + stderr)),
    );
  });
}

/** Does here what Compose does in containers: its `konstruct` is the superuser of this server, too. */
const asCompose = `docker() {
  shift
  case "$*" in
    "exec -T postgres "*) shift 3; "$@" ;;
    "run --rm migrate") node launcher/migrate.ts ;;
    "run --rm migrate "*) shift 3; "$@" ;;
    down | "up -d" | "up -d --wait postgres") ;;
    *) echo "no such command: $*" >&2; return 1 ;;
  esac
}
`;
async function inContainers(heading: string): Promise<string> {
  const { hostname, port, password: secret } = new URL(admin);
  const reach = {
    PGHOST: hostname,
    PGPORT: port,
    PGPASSWORD: decodeURIComponent(secret),
    DATABASE_URL: asAdmin('konstruct'),
  };
  return shell(asCompose + documented(heading, 'sh'), reach);
}

/** The database is lost, and the roles of the services with it. */
async function lose(): Promise<void> {
  const roles = await query<{ rolname: string }>(
    asAdmin('postgres'),
    `select rolname from pg_roles where rolname like 'konstruct\\_%' and rolname !~ '_(owner|admin)$'`,
  );
  await query(asAdmin('postgres'), 'drop database konstruct', ...roles.map(({ rolname }) => `drop role ${rolname}`));
}

/** Every row of every table except the queue's, as a number and a digest. */
async function contents(): Promise<Record<string, unknown>> {
  const tables = await look<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_schema|pgboss)' order by 1`,
  );
  const digests = tables.map(async ({ name }) => {
    const [row] = await look(
      `select count(*)::int as rows, md5(string_agg(t::text, '' order by t::text)) as digest from ${name} t`,
    );
    return [name, row] as const;
  });
  return Object.fromEntries(await Promise.all(digests));
}

/** How the database is protected: policies, row security, and the rights of roles on objects of others. */
async function protection(): Promise<string[]> {
  const rows = await look<{ fact: string }>(
    `select format('%s: policy %s for %s', p.schemaname || '.' || p.tablename, p.policyname, p.roles) as fact from pg_policies p
     union all select format('%s: row security forced', oid::regclass) from pg_class where relforcerowsecurity
     union all select format('%s: of %s', oid::regclass, relowner::regrole) from pg_class
       where relkind in ('r', 'p', 'v', 'm', 'S') and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
     union all select format('%s: of %s', nspname, nspowner::regrole) from pg_namespace where nspname !~ '^pg_'
     union all select format('%s: %s may %s', c.oid::regclass, a.grantee::regrole, a.privilege_type)
       from pg_class c, aclexplode(c.relacl) a where a.grantee <> c.relowner and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
     union all select format('%s: %s may %s', p.oid::regprocedure, case a.grantee when 0 then 'everyone' else a.grantee::regrole::text end, a.privilege_type)
       from pg_proc p, aclexplode(p.proacl) a where a.grantee <> p.proowner and p.pronamespace::regnamespace::text !~ '^(pg_|information_schema)'
     union all select format('%s: %s may %s', n.nspname, a.grantee::regrole, a.privilege_type)
       from pg_namespace n, aclexplode(n.nspacl) a where a.grantee <> n.nspowner and n.nspname !~ '^(pg_|information_schema)'
     order by 1`,
  );
  return rows.map(({ fact }) => fact);
}

interface Costs {
  readonly events: number;
  readonly spent: string;
  readonly shown: string;
}
/** What was spent, by the events and by the totals that people see. */
async function costs(): Promise<Costs | undefined> {
  const [row] = await look<Costs>(
    `select count(*)::int as events, sum(cost_usd)::text as spent, (select sum(cost_usd)::text from usage.quarter_hours) as shown from usage.audit_events`,
  );
  return row;
}

async function control<T>(sandbox: string, path: string, body?: object): Promise<T> {
  const init = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {};
  return (await (await fetch(`${installation.sandbox(sandbox)}/_control/${path}`, init)).json()) as T;
}

async function signIn(email: string, secret: string): Promise<number> {
  const headers = { 'content-type': 'application/json', origin: installation.url };
  const body = JSON.stringify({ email, password: secret });
  return (await fetch(`${installation.url}/api/auth/sign-in/email`, { method: 'POST', headers, body })).status;
}

test('dump, loss of database and roles, restore by the documented commands as an ordinary owner: people, totals, sealed keys and waiting work are as they were', async () => {
  await installation.run('migrate.ts');
  await installation.start();
  const secret = /Password +(.+)/.exec(await installation.run('demo.ts'))?.[1] ?? '';
  // A separate job counts the cost of an answer.
  await until(async () => {
    const seen = await costs();
    return seen?.events === 14 && seen.spent === seen.shown;
  });
  const { version: installed } =
    (
      await query<{ version: number }>(
        asAdmin('konstruct'),
        `select current_setting('server_version_num')::int as version`,
      )
    )[0] ?? {};
  expect(installed).toBeGreaterThanOrEqual(150_000);
  await installation.stop();

  // A question that no worker takes before the loss.
  await installation.start(['agents']);
  await control('slack', 'messages', { user: 'linus', channel: 'dm', text: 'Is the clinic open today?' });
  await until(
    async () =>
      (await look(`select from jobs.outbox_messages where queue like 'channels.message_received/%'`)).length > 0,
  );
  await installation.stop();
  const [before, protectedBefore, costsBefore] = [await contents(), await protection(), await costs()];
  expect(Object.values(before)).toContainEqual(expect.objectContaining({ rows: 14 }));

  await query(asAdmin('postgres'), documented('A role for backups', 'sql'));
  await shell(documented('Back up', 'sh'));
  await lose();

  expect(await shell(documented('Restore', 'sh'))).not.toMatch(/error|warning/i);
  expect(await contents()).toEqual(before);
  expect(await protection()).toEqual(protectedBefore);

  await installation.start();
  expect([await signIn('demo@example.com', secret), await signIn('grace.demo@example.com', secret)]).toEqual([
    200, 200,
  ]);
  expect(await signIn('demo@example.com', `${secret}?`)).toBe(401);
  const answers = await until(async () => {
    const messages = await control<{ from: string; text: string }[]>('slack', 'messages?user=linus');
    const last = messages.at(-1);
    return last?.from === 'app' && messages.some(({ text }) => text === 'Is the clinic open today?') && messages;
  });
  expect(answers.filter(({ text }) => text === 'Is the clinic open today?')).toHaveLength(1);
  // One more answer, and nothing else: its cost is known to the last digit, by the events and by the totals.
  const after = await until(async () => {
    const seen = await costs();
    return seen?.events === 15 && seen.spent === seen.shown && seen;
  });
  const [extra] = await look<{ cost: string; sum: string }>(
    `select cost_usd::text as cost, (${costsBefore?.spent}::numeric + cost_usd)::text as sum from usage.audit_events order by at desc limit 1`,
  );
  expect(after.shown).toBe(extra?.sum);
});

test('a dump by the owner is refused, not written without the rows that it may not see', async () => {
  const dump = documented('Back up', 'sh').replace('$BACKUP_DATABASE_URL', as('konstruct_owner'));
  await expect(shell(dump)).rejects.toThrow('row-level security');
});

test('the commands for the bundled PostgreSQL, whose owner is its superuser, give all of it back too', async () => {
  await installation.stop();
  const ofOwner = (facts: readonly string[]) =>
    facts.map((fact) => fact.replace('konstruct_owner', 'konstruct')).toSorted();
  const [before, protectedBefore] = [await contents(), await protection()];
  await inContainers('Back up the bundled PostgreSQL');
  await lose();
  expect(await inContainers('Restore the bundled PostgreSQL')).not.toMatch(/error|warning/i);
  expect(await contents()).toEqual(before);
  expect(ofOwner(await protection())).toEqual(ofOwner(protectedBefore));
});
