import { connect, createServer, type Socket } from 'node:net';
import { createTestDatabase, type TestDatabase } from '@konstruct/kit/testing';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { databaseChecks } from '../../../launcher/checks/database-checks.ts';
import { startTemporaryPostgres } from '../../../launcher/postgres/postgres.ts';
import { derivedSecrets } from '../../../launcher/home/secrets.ts';
import { closeAll, issuesOf, listen } from './listen.ts';

let database: TestDatabase;
let values: Record<string, string>;
beforeAll(async () => {
  database = await createTestDatabase();
  values = {
    ...derivedSecrets(inject('platformSecret')),
    OWNER_DATABASE_URL: database.ownerUrl,
    DATABASE_URL: database.ownerUrl,
    PLATFORM_SECRET: inject('platformSecret'),
  };
});
afterAll(async () => {
  closeAll();
  await database?.drop();
});

const issues = (changed: Record<string, string> = {}) =>
  issuesOf(databaseChecks({ values: { ...values, ...changed }, unread: [], mailTo: null }));
const databaseName = () => new URL(database.ownerUrl).pathname.slice(1);

/** The database's address, as another user. */
async function as(user: string, statement: string, work: (url: string) => Promise<void>): Promise<void> {
  await database.query(`create role ${user} login password '${user}'`);
  try {
    await database.query(`grant connect on database ${databaseName()} to ${user}`);
    if (statement) await database.query(statement);
    const url = new URL(database.ownerUrl);
    [url.username, url.password] = [user, user];
    await work(url.href);
  } finally {
    await database.query(`alter database ${databaseName()} owner to ${new URL(database.ownerUrl).username}`);
    await database.query(`drop owned by ${user}`);
    await database.query(`drop role ${user}`);
  }
}

test('a database that is migrated and all of whose roles get in is right', async () => {
  expect(await issues()).toEqual({
    'the database, its version and its rights': null,
    "the database's migrations and passwords": null,
    "the database's notifications": null,
    "the database's connections": null,
  });
});

test.each(['KEYS_DIRECTORY_PASSWORD', 'GATEWAY_DATABASE_PASSWORD', 'DATABASE_QUEUE_PASSWORD'])(
  '%s that is not set is named, though the password would follow from PLATFORM_SECRET',
  async (name) => {
    expect((await issues({ [name]: '' }))["the database's migrations and passwords"]).toBe(
      `${name} is not set; make-env --add has it.`,
    );
  },
);

test('what cannot be reached is told, and nothing of its login', async () => {
  const nowhere = 'postgres://owner:canary@127.0.0.1:1/konstruct';
  const found = await issues({ OWNER_DATABASE_URL: nowhere, DATABASE_URL: nowhere });
  expect(Object.values(found).filter((issue) => issue === null)).toEqual([]);
  expect(JSON.stringify(found)).not.toContain('canary');
});

test('an owner in name only is told to own the database', async () => {
  await as('check_stranger', '', async (url) => {
    const found = await issues({ OWNER_DATABASE_URL: url });
    expect(found['the database, its version and its rights']).toMatch(
      /^its user must own it: alter database "test_\w+" owner to "check_stranger"\.$/,
    );
  });
});

test('an owner who may not create roles will do once they are there, are as they are to be, and the queue’s is granted', async () => {
  await as('check_owner', `alter database ${databaseName()} owner to check_owner`, async (url) => {
    const rights = async (changed = {}) =>
      (await issues({ OWNER_DATABASE_URL: url, ...changed }))['the database, its version and its rights'];
    expect(await rights()).toMatch(/is not a member of konstruct_worker\. .*--print-roles/);
    await database.query('grant konstruct_worker to check_owner');
    expect(await rights()).toBeNull();
    expect(await rights({ PLATFORM_SECRET: 'another' })).toMatch(
      /not set up as needed: .*konstruct_keys.*--print-roles/,
    );
  });
});

test('a password that is not the role’s is named by its variable, and not shown', async () => {
  const password = 'canary canary canary canary canary';
  const found = await issues({ USAGE_DATABASE_PASSWORD: password, PLATFORM_SECRET: values['PLATFORM_SECRET'] ?? '' });
  expect(found["the database's migrations and passwords"]).toMatch(
    /^USAGE_DATABASE_PASSWORD does not match the role konstruct_usage; /,
  );
  expect(JSON.stringify(found)).not.toContain('canary');
  const ofAnother = await issues({ PLATFORM_SECRET: 'another', ...derivedSecrets('another') });
  expect(ofAnother["the database's migrations and passwords"]).toContain('DATABASE_QUEUE_PASSWORD');
});

test('a service that lacks a migration, or all of them, is named', async () => {
  const [last] = await database.query<{ id: number; name: string }>(
    'delete from migrations.keys_log where id = (select max(id) from migrations.keys_log) returning id, name',
  );
  expect((await issues())["the database's migrations and passwords"]).toBe('keys lacks 1 migration; run migrate.');
  await database.query('insert into migrations.keys_log (id, name) values ($1, $2)', [last?.id, last?.name]);
  await database.query('alter table migrations.keys_log rename to keys_log_of_a_test');
  expect((await issues())["the database's migrations and passwords"]).toBe('keys is not migrated; run migrate.');
  await database.query('alter table migrations.keys_log_of_a_test rename to keys_log');
});

/** A path to the database on which no notification arrives, as behind a pooler that shares connections. */
function deafWay(target: URL): Promise<number> {
  return listen(
    createServer((client: Socket) => {
      const server = connect(Number(target.port), target.hostname);
      let rest = Buffer.alloc(0);
      for (const socket of [client, server]) socket.on('error', () => (client.destroy(), server.destroy()));
      client.on('close', () => server.destroy()).pipe(server);
      server
        .on('close', () => client.destroy())
        .on('data', (chunk: Buffer) => {
          rest = Buffer.concat([rest, chunk]);
          // Each message is a type byte and its length. No client here requests TLS first.
          while (rest.length >= 5 && rest.length >= 1 + rest.readInt32BE(1)) {
            const message = rest.subarray(0, 1 + rest.readInt32BE(1));
            rest = rest.subarray(message.length);
            if (message[0] !== 'A'.charCodeAt(0)) client.write(message);
          }
        });
    }),
  );
}

test('an address on which LISTEN hears nothing is told, and where the other one has to lead', async () => {
  const pooled = new URL(database.ownerUrl);
  pooled.port = String(await deafWay(new URL(database.ownerUrl)));
  expect((await issues({ DATABASE_URL: pooled.href }))["the database's notifications"]).toContain(
    'set DATABASE_DIRECT_URL',
  );
  expect(
    (await issues({ DATABASE_URL: pooled.href, DATABASE_DIRECT_URL: database.ownerUrl }))[
      "the database's notifications"
    ],
  ).toBeNull();
});

test('a server with too few connections is told, and an owner who may not make the roles that are missing', async () => {
  const small = await startTemporaryPostgres(['-c', 'max_connections=40']);
  try {
    const found = await issues({ OWNER_DATABASE_URL: small.url });
    expect(found["the database's connections"]).toMatch(/^it allows 37 connections, .+ Raise max_connections\.$/);
    const client = new Client({ connectionString: small.url });
    await client.connect();
    await client.query("create role plain login password 'plain'; alter database konstruct owner to plain");
    await client.end();
    const url = new URL(small.url);
    [url.username, url.password] = ['plain', 'plain'];
    expect((await issues({ OWNER_DATABASE_URL: url.href }))['the database, its version and its rights']).toContain(
      'CREATEROLE',
    );
  } finally {
    await small.stop();
  }
});
