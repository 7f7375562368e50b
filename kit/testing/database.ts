import { randomBytes } from 'node:crypto';
import { type Client, Pool } from 'pg';
import { inject } from 'vitest';
import { asOwner } from '../database/provision.ts';
import { type PlatformConnection, servicePasswords } from '../database/roles.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's URL of a migrated database that tests copy and leave alone. */
    templateUrl: string;
    platformSecret: string;
  }
}

/** A database of one test's own. */
export interface TestDatabase {
  /** For services: they connect under their own roles. */
  readonly connection: PlatformConnection;
  /** The passwords that a service's environment has. */
  passwords(service: string): ReturnType<typeof servicePasswords>;
  /** For looking at the database from outside: the owner sees everything. */
  readonly ownerUrl: string;
  /** Runs one statement as the owner, on any of a few connections that stay open. */
  query<TRow extends object>(statement: string, values?: unknown[]): Promise<TRow[]>;
  drop(): Promise<void>;
}

/** Looks of one test at the same time: more wait their turn. */
const mostConnections = 4;

/** A database of the test's own: a copy of the migrated one. Drop it at the end. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new URL(template);
  admin.pathname = '/postgres';
  const own = new URL(template);
  own.pathname = `/${name}`;
  await asOwner(admin.href, async (client) => {
    await copy(client, template.pathname.slice(1), name);
    const { rows } = await client.query(`select rolname from pg_roles where rolname like 'konstruct\\_%'`);
    const roles = (rows as { rolname: string }[]).map(({ rolname }) => rolname);
    await client.query(`revoke all on database ${name} from public; grant connect on database ${name} to ${roles.join(', ')}`);
  });
  // Tests look again and again: a connection for each look would cost more than what they look at.
  const pool = new Pool({ connectionString: own.href, max: mostConnections, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  return {
    connection: { databaseUrl: own.href, platformSecret: inject('platformSecret') },
    passwords: (service) => servicePasswords(service, inject('platformSecret')),
    ownerUrl: own.href,
    query: async <TRow extends object>(statement: string, values?: unknown[]) => (await pool.query<TRow>(statement, values)).rows,
    async drop() {
      await asOwner(admin.href, (client) => client.query(`drop database if exists ${name} with (force)`));
      await pool.end();
    },
  };
}

/** Two copies of one template at once may be refused: waits for the other. */
async function copy(client: Client, template: string, name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await client.query(`create database ${name} template ${template} strategy file_copy`);
      return;
    } catch (error) {
      if (tries === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
