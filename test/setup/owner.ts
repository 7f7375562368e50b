import { Client } from 'pg';

export interface OwnerOptions {
  readonly name: string;
  /** The empty database that is created for the owner. */
  readonly database: string;
  readonly mayCreateRoles: boolean;
}

/**
 * An owner with the rights that managed databases give: a role that owns one database, is no superuser and cannot
 * bypass row security.
 */
export interface Owner {
  /** The owner's address of the database. */
  readonly url: string;
  /** The superuser's address of the database. */
  readonly adminUrl: string;
  /** Drops the database. */
  drop(): Promise<void>;
}

const password = 'throw-away';

/** Creates an owner, unless one of that name exists, and an empty database for it. */
export async function createOwner(serverUrl: string, { name, database, mayCreateRoles }: OwnerOptions): Promise<Owner> {
  const server = async (...statements: string[]) => {
    const client = new Client({ connectionString: serverUrl });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const powers = `login nosuperuser nobypassrls nocreatedb ${mayCreateRoles ? 'createrole' : 'nocreaterole'}`;
  await server(
    `do $$ begin if not exists (select from pg_roles where rolname = '${name}') then create role ${name}; end if; end $$`,
    `alter role ${name} ${powers} password '${password}'`,
    `create database ${database} template template0 owner ${name}`,
  );
  const [url, adminUrl] = [new URL(serverUrl), new URL(serverUrl)];
  url.pathname = adminUrl.pathname = `/${database}`;
  [url.username, url.password] = [name, password];
  return { url: url.href, adminUrl: adminUrl.href, drop: () => server(`drop database ${database} with (force)`) };
}
