import { randomBytes } from 'node:crypto';
import { type Client, Pool } from 'pg';
import { inject } from 'vitest';
import { asOwner } from '../database/owner/as-owner.ts';
import { type PlatformConnection, servicePasswords } from '../database/roles.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * A migrated database that tests copy and never change, as its owner reaches it: a role that may create roles and
     * nothing more.
     */
    templateUrl: string;
    /** The same as the server's superuser reaches it. The product does not know this user. */
    adminUrl: string;
    platformSecret: string;
  }
}

/** A database for one test. */
export interface TestDatabase {
  /** For services: they connect under their own roles. */
  readonly connection: PlatformConnection;
  /** The passwords that a service's environment has. */
  passwords(service: string): ReturnType<typeof servicePasswords>;
  /** For migrating: the owner sees no rows of tenants. */
  readonly ownerUrl: string;
  /** For looking at the database from outside: a superuser sees everything. */
  readonly adminUrl: string;
  /** Runs one statement as the superuser, on any of a few connections that stay open. */
  query<TRow extends object>(statement: string, values?: unknown[]): Promise<TRow[]>;
  drop(): Promise<void>;
}

/** Concurrent queries of one test: more wait for their turn. */
const mostConnections = 4;

/** The same URL with another database. */
function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** A database for one test: a copy of the migrated one or, with `isEmpty`, an empty one. Drop it at the end. */
export async function createTestDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  const serverUrl = withDatabase(inject('adminUrl'), 'postgres');
  const [ownerUrl, adminUrl] = [withDatabase(inject('templateUrl'), name), withDatabase(inject('adminUrl'), name)];
  await asOwner(serverUrl, async (client) => {
    await copy(client, isEmpty ? 'template0' : template.pathname.slice(1), name, template.username);
    if (isEmpty) return;
    const { rows } = await client.query(`select rolname from pg_roles where rolname like 'konstruct\\_%'`);
    const roles = (rows as { rolname: string }[]).map(({ rolname }) => rolname);
    await client.query(
      `revoke all on database ${name} from public; grant connect on database ${name} to ${roles.join(', ')}`,
    );
  });
  // Tests poll: a connection for each query would cost more than the query.
  const pool = new Pool({ connectionString: adminUrl, max: mostConnections, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  return {
    connection: { databaseUrl: ownerUrl, platformSecret: inject('platformSecret') },
    passwords: (service) => servicePasswords(service, inject('platformSecret')),
    ownerUrl,
    adminUrl,
    query: async <TRow extends object>(statement: string, values?: unknown[]) =>
      (await pool.query<TRow>(statement, values)).rows,
    async drop() {
      await asOwner(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
      await pool.end();
    },
  };
}

/** Two copies of one template at once may be rejected: waits for the other. */
async function copy(client: Client, template: string, name: string, owner: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await client.query(`create database ${name} template ${template} strategy file_copy owner ${owner}`);
      return;
    } catch (error) {
      if (tries === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
