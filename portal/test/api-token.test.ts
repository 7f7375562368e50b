import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { createCompany, hire } from '../../test/setup/operator.ts';
import { type Journey, shown, startJourney } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney('api-token');
  const operator = await createCompany(journey.product);
  await hire(operator);
  await journey.context.addCookies(operator.cookies());
});
afterAll(() => journey?.stop());

const copied = () => journey.page.evaluate(() => navigator.clipboard.readText());

/** Runs the copied request in a shell. */
async function inShell(command: string): Promise<{ data?: unknown; errors?: { extensions: { code: string } }[] }> {
  const { stdout } = await promisify(execFile)('sh', ['-c', command.replace(/^curl /, 'curl --silent --max-time 20 ')]);
  return JSON.parse(stdout) as Awaited<ReturnType<typeof inShell>>;
}

/** Copies the request shown beside a new token. */
async function copyRequest(): Promise<string> {
  await journey.button('Copy request').click();
  return until(async () => /^curl [^]*kst_/.test(await copied()) && copied());
}

test('a token is made, copied, used by curl, revoked and refused', async () => {
  const { page, button, pictures, picture, pageErrors, product } = journey;
  onTestFailed(async () => {
    await picture('failed');
    console.error(pageErrors, product.output().slice(-4000));
  });
  await page.goto(product.url);
  await page.getByRole('link', { name: 'API tokens' }).first().click();
  await shown(page.getByText('No API tokens yet'));
  await pictures('empty');

  await button('Create a token').first().click();
  await page.getByLabel('Name', { exact: true }).fill('Nightly export');
  await page.getByLabel(/Read AI employees/).check();
  await pictures('create');
  await button('Create token').click();

  const secret = await page.locator('[data-secret]').innerText();
  expect(secret).toMatch(/^kst_[A-Za-z0-9_-]{43}$/);
  await button('Copy token').click();
  await until(async () => (await copied()) === secret);
  const request = await copyRequest();
  expect(request).toContain(secret);
  expect(request).toContain(`${product.url}/graphql`);
  await pictures('secret');

  expect(await inShell(request)).toMatchObject({
    data: { tenant: { name: 'Acme', agents: { nodes: [{ name: 'Nora' }] } } },
  });
  // The API rejects a request outside the token's scopes.
  const beyond = await inShell(request.replace(/-d '.*'/, `-d '{"query":"{ tenant { channels { name } } }"}'`));
  expect(beyond.errors?.[0]?.extensions.code).toBe('FORBIDDEN');

  // The page no longer shows the secret; the list shows that the token was used.
  await button('I’ve stored it').click();
  await page.reload();
  await shown(page.getByText(/Last used/));
  expect(await page.content()).not.toContain(secret);
  await pictures('list');

  await button('Revoke Nightly export').click();
  await shown(page.getByRole('dialog'));
  await picture('revoke');
  await button('Revoke token').click();
  await shown(page.getByText('Revoked', { exact: true }));
  await picture('revoked');
  const refused = await inShell(request);
  expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  expect(pageErrors).toEqual([]);
}, 300_000);

test('a rotated token has a successor, and both work while programs change over', async () => {
  const { page, button, picture, pageErrors, product } = journey;
  onTestFailed(() => picture('failed-rotation'));
  await page.goto(`${product.url}/api-tokens`);
  await button('Create a token').first().click();
  await page.getByLabel('Name', { exact: true }).fill('Website');
  await button('Create token').click();
  await shown(page.getByText('Copy “Website” now'));
  const first = await copyRequest();
  await button('Rotate Website').first().click();
  await button('Rotate token').click();
  await shown(page.getByText('Expires within a day'));
  const second = await until(async () => {
    const request = await copyRequest();
    return request !== first && request;
  });
  for (const request of [first, second]) expect(await inShell(request)).toEqual({ data: { tenant: { name: 'Acme' } } });
  expect(pageErrors).toEqual([]);
}, 180_000);
