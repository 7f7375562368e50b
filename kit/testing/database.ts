import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { Connection } from '../database/roles.ts';

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
  readonly connection: Connection;
  /** For looking at the database from outside: the owner sees everything. */
  readonly ownerUrl: string;
  /** Runs one statement as the owner. */
  query<TRow extends object>(statement: string, values?: unknown[]): Promise<TRow[]>;
  drop(): Promise<void>;
}

async function run<TRow extends object>(url: string, statement: string, values?: unknown[]): Promise<TRow[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<TRow>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

/** A database of the test's own: a copy of the migrated one. Drop it at the end. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new URL(template);
  admin.pathname = '/postgres';
  const own = new URL(template);
  own.pathname = `/${name}`;
  // Two copies of one template at once are refused: wait for the other.
  const copy = `create database ${name} template ${template.pathname.slice(1)}`;
  for (let tries = 1; ; tries += 1) {
    try {
      await run(admin.href, copy);
      break;
    } catch (error) {
      if (tries === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await run(own.href, `revoke all on database ${name} from public`);
  const roles = await run<{ rolname: string }>(own.href, `select rolname from pg_roles where rolname like 'konstruct\\_%'`);
  for (const { rolname } of roles) await run(own.href, `grant connect on database ${name} to ${rolname}`);
  return {
    connection: { databaseUrl: own.href, platformSecret: inject('platformSecret') },
    ownerUrl: own.href,
    query: (statement, values) => run(own.href, statement, values),
    drop: async () => void (await run(admin.href, `drop database if exists ${name} with (force)`)),
  };
}
