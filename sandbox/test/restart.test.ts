import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { clientFor, control, install } from './slack-app.ts';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts the sandbox servers like the launcher; resolves once the last one has announced itself. */
async function start(env: Record<string, string>): Promise<{ child: ChildProcess; lines: string[] }> {
  const child = spawn(process.execPath, [new URL('../main.ts', import.meta.url).pathname], {
    env: { PATH: process.env['PATH'], ...env },
  });
  children.push(child);
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('ready model')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`exit ${code}: ${output}`)));
  });
  return { child, lines: output.trim().split('\n') };
}

const stop = (child: ChildProcess) =>
  new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

test('a second start finds the installs, tokens and messages of the first, and a stop is clean', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const [slack, mail, smtp, model] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const env = {
    SANDBOX_SLACK_PORT: slack,
    SANDBOX_MAIL_PORT: mail,
    SANDBOX_SMTP_PORT: smtp,
    SANDBOX_MODEL_PORT: model,
    SANDBOX_STATE_DIR: join(directory, 'deep', 'down'),
  };
  const first = await start(env);
  expect(first.lines).toEqual([
    `ready slack http://localhost:${slack}`,
    `ready mail http://localhost:${mail}`,
    `ready smtp smtp://localhost:${smtp}`,
    `ready model http://localhost:${model}`,
  ]);
  const url = `http://localhost:${slack}`;
  const token = await install(url);
  await clientFor(url, token).chat.postMessage({ channel: 'D0ADA', text: 'still here' });
  expect(await stop(first.child)).toBe(0);

  const second = await start(env);
  await clientFor(url, token).auth.test();
  expect(await control(url, '/messages?user=ada', undefined, 'GET')).toMatchObject([{ text: 'still here' }]);
  expect(await stop(second.child)).toBe(0);
  await rm(directory, { recursive: true });
});

test('a sandbox server that cannot start says why in one sentence', async () => {
  const child = spawn(process.execPath, [new URL('../main.ts', import.meta.url).pathname], {
    env: { PATH: process.env['PATH'], SANDBOX_SLACK_PORT: 'abc' },
  });
  children.push(child);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
  expect(errors.trim()).toBe('SANDBOX_SLACK_PORT must be a whole number, not "abc".');
});
