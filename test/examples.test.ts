import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generate } from '@graphql-codegen/cli';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../examples/typescript-client/codegen.ts';
import { createCompany, hire, type Operator } from './setup/operator.ts';
import { type Product, startProduct } from './setup/product.ts';
import { makeToken } from './setup/third-party.ts';

const folder = join(import.meta.dirname, '../examples/typescript-client');

let product: Product;
let operator: Operator;
beforeAll(async () => {
  product = await startProduct({ without: ['portal'] });
  operator = await createCompany(product);
  await hire(operator);
});
afterAll(() => product?.stop());

/** Runs the report as a reader of its README would. */
async function report(token: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { PATH: process.env['PATH'], KONSTRUCT_URL: product.url, KONSTRUCT_TOKEN: token };
  return promisify(execFile)(process.execPath, ['report.ts'], { cwd: folder, env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

test('the example’s types are what its codegen makes of the schema of today', async () => {
  const files = (await generate({ ...config, cwd: folder, silent: true }, false)) as {
    filename: string;
    content: string;
  }[];
  expect(files.length).toBeGreaterThan(0);
  const stale = files.filter(({ filename, content }) => readFileSync(join(folder, filename), 'utf8') !== content);
  // To fix this, run `npm run generate` in examples/typescript-client.
  expect(stale.map(({ filename }) => filename)).toEqual([]);
});

test('the example reads employees and usage with a token of two scopes', async () => {
  const { secret } = await makeToken(operator, ['agents:read', 'usage:read']);
  const { code, stdout, stderr } = await report(secret);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Acme, the last 30 days\n/);
  expect(stdout).toMatch(/^Nora\t[A-Z_]+\t0\t0$/m);
});

test('the example says what the API refused', async () => {
  const { secret } = await makeToken(operator, ['agents:read']);
  expect(await report(secret)).toMatchObject({ code: 1, stderr: expect.stringContaining('FORBIDDEN') });
  expect(await report('kst_unknown')).toMatchObject({ code: 1, stderr: expect.stringContaining('UNAUTHENTICATED') });
});
