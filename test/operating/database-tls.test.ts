import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@konstruct/kit/testing';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createInstallation, type Installation } from '../backup/installation.ts';
import { selfSignedCertificate } from '../setup/certificate.ts';
import { type Server, startServer } from '../setup/server.ts';

let server: Server;
let folder: string;
let installation: Installation;
let address: URL;

/** A file that the server's own user can read, and others cannot. */
function writeFor(user: string, path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o600);
  if (process.getuid?.() !== 0) return;
  const [uid = 0, gid = 0] = ['-u', '-g'].map((option) =>
    Number(execFileSync('id', [option, user], { encoding: 'utf8' })),
  );
  chownSync(path, uid, gid);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'konstruct-tls-'));
  chmodSync(folder, 0o755);
  const { certificate, key } = selfSignedCertificate();
  writeFileSync(join(folder, 'ca.pem'), certificate);
  for (const [name, text] of Object.entries({ 'server.pem': certificate, 'key.pem': key }))
    writeFor('postgres', join(folder, name), text);
  server = await startServer([
    'ssl=on',
    `ssl_cert_file=${folder}/server.pem`,
    `ssl_key_file=${folder}/key.pem`,
    'max_connections=150',
    'log_connections=on',
  ]);
  address = new URL(server.url);
  address.search = `sslmode=verify-full&sslrootcert=${folder}/ca.pem`;
  installation = await createInstallation(address.href);
});
afterAll(async () => {
  await installation?.stop();
  installation?.remove();
  await server?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

test('with sslmode and sslrootcert in its address every connection to the database is encrypted, and its certificate checked', async () => {
  await installation.run('migrate.ts');
  await installation.start(['sandbox']);
  // A line for every connection that was ever opened.
  const opened = () => [...server.log().matchAll(/connection authorized: user=(\S+).*$/gm)];
  await until(() => {
    const users = new Set(opened().map(([, user]) => user));
    return ['konstruct', 'konstruct_gateway', 'konstruct_worker', 'konstruct_usage_directory'].every((user) =>
      users.has(user),
    );
  });
  expect(opened().flatMap(([line]) => (line.includes('SSL enabled') ? [] : [line]))).toEqual([]);

  const unknown = new URL(address);
  unknown.search = 'sslmode=verify-full';
  await expect(new Client({ connectionString: unknown.href }).connect()).rejects.toThrow('self-signed certificate');
});
