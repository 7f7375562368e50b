import { Client } from 'pg';

export interface OwnerOptions {
  readonly name: string;
  /** The empty database that is made for it. */
  readonly database: string;
  readonly mayCreateRoles: boolean;
}

/** An owner as managed databases have them: a role that owns one database, is no superuser and passes by no row security. */
export interface Owner {
  /** The database as its owner reaches it. */
  readonly url: string;
  /** The database as the superuser reaches it. */
  readonly adminUrl: string;
  /** Drops the database. */
  drop(): Promise<void>;
}

const password = 'throw-away';

/** Makes an owner, unless there is one of that name, and an empty database of its own. */
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
