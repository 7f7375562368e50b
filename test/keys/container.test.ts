import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase } from '@konstruct/kit/testing';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandEnvironment, newRings, startCommand } from './command.ts';

const compose = (file: string) =>
  parse(readFileSync(join(import.meta.dirname, '../..', file), 'utf8'), { merge: true }) as {
    services: Record<string, { entrypoint: string[]; command: string[]; environment: Record<string, string>; secrets: string[] }>;
  };
const own = compose('docker-compose.yml').services['key-rotation'];
const fromFiles = compose('docker-compose.secrets.yml').services['key-rotation'];

test('the container of the command is given what the command reads, and nothing else', async () => {
  const database = await createTestDatabase();
  try {
    const environment = commandEnvironment(database, newRings('1'));
    expect(Object.keys(own?.environment ?? {}).toSorted()).toEqual(['NODE_ENV', ...Object.keys(environment)].toSorted());
    expect([own?.entrypoint, own?.command]).toEqual([['node', 'launcher/keys/main.ts'], ['status']]);
    expect(await startCommand({ ...environment, NODE_ENV: 'production' }, 'status').ended).toMatchObject({ code: 0 });
    for (const name of Object.keys(environment)) {
      const missing = await startCommand({ ...environment, NODE_ENV: 'production', [name]: '' }, 'status').ended;
      expect(missing).toMatchObject({ code: 1, output: expect.stringMatching(new RegExp(`^  ${name}: `, 'm')) });
    }
  } finally {
    await database.drop();
  }
});

test('it gets its secrets from files, if they are not in the environment', () => {
  const secrets = Object.keys(own?.environment ?? {}).filter((name) => /PASSWORD|_KEYS$/.test(name));
  expect(fromFiles?.secrets.toSorted()).toEqual(secrets.toSorted());
  expect(fromFiles?.environment).toEqual(Object.fromEntries(secrets.map((name) => [`${name}_FILE`, `/run/secrets/${name}`])));
});
