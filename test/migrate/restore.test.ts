import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asOwner } from '@konstruct/kit/database';
import { expect, test } from 'vitest';
import { createOwner } from '../setup/owner.ts';
import { startServer } from '../setup/server.ts';
import { runMigrate } from './run-migrate.ts';

const bin = process.env['POSTGRES_BIN'] ?? '';
const secret = 'the platform secret of a restored installation';
const done = { code: 0, output: expect.stringContaining('the database is up to date') as string };

/** Who owns what, with which rights, and how it is secured. Without the owner's own rights: a dump omits defaults. */
const shape = `
select n.nspname as schema, c.relname as name, c.relowner::regrole::text as owner, c.relrowsecurity, c.relforcerowsecurity,
  (select array_agg(acl::text order by acl::text) from unnest(c.relacl) acl where acl::text not like c.relowner::regrole::text || '=%') as rights
from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^(pg_|information_schema)'
union all
select n.nspname, p.oid::regprocedure::text, p.proowner::regrole::text, p.prosecdef, null,
  (select array_agg(acl::text order by acl::text) from unnest(p.proacl) acl where acl::text not like p.proowner::regrole::text || '=%')
from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname !~ '^(pg_|information_schema)'
union all
select schemaname, tablename || ' ' || policyname, array_to_string(roles, ','), null, null, array[qual, with_check] from pg_policies
union all
select nspname, '', nspowner::regrole::text, null, null, null from pg_namespace where nspname !~ '^(pg_|information_schema)'
order by 1, 2`;

// PostgreSQL's own tools come with Debian's packages, not with the embedded one: the run on PostgreSQL 15 has them.
test.skipIf(!existsSync(join(bin, 'pg_dump')))(
  'D8: roles first, then what was dumped, then migrate: an ordinary owner restores the database into a new server without an error, and all is as it was',
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'konstruct-dump-'));
    const file = join(home, 'dump');
    const [from, to] = [await startServer(), await startServer()];
    try {
      const [before, after] = [
        await createOwner(from.url, { name: 'owner', database: 'konstruct', mayCreateRoles: true }),
        await createOwner(to.url, { name: 'owner', database: 'konstruct', mayCreateRoles: true }),
      ];
      const look = (url: string, statement: string) =>
        asOwner(url, async (client) => (await client.query<object>(statement)).rows);
      expect(await runMigrate(before.url, secret)).toEqual(done);
      await look(
        before.adminUrl,
        `insert into jobs.outbox_messages (tenant_id, id, reader, queue, stream, body)
         select gen_random_uuid(), gen_random_uuid(), 'agents', 'q', 's', '{}' from generate_series(1, 3)`,
      );

      execFileSync(join(bin, 'pg_dump'), ['-Fc', '-f', file, before.adminUrl]);
      expect(await runMigrate(after.url, secret, '--roles')).toEqual({ code: 0, output: '' });
      execFileSync(join(bin, 'pg_restore'), ['--no-owner', '--exit-on-error', '-d', after.url, file]);
      expect(await runMigrate(after.url, secret)).toEqual({
        code: 0,
        output: 'migrate: the database is up to date.\n',
      });

      expect(await look(after.adminUrl, shape)).toEqual(await look(before.adminUrl, shape));
      const messages = 'select tenant_id, id, position from jobs.outbox_messages order by position';
      expect(await look(after.adminUrl, messages)).toEqual(await look(before.adminUrl, messages));
      expect(await look(after.adminUrl, messages)).toHaveLength(3);
    } finally {
      await Promise.all([from.stop(), to.stop()]);
      rmSync(home, { recursive: true });
    }
  },
  180_000,
);
