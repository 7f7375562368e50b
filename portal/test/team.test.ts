import { until } from '@konstruct/kit/testing';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { collectPageErrors } from '../../test/setup/browser.ts';
import { connectSlack, createCompany, hire, type Operator } from '../../test/setup/operator.ts';
import { type Journey, shown, startJourney } from './journey.ts';

const grace = 'grace@example.com';
let journey: Journey;
let owner: Operator;
let employee: string;
let away: BrowserContext;
let guest: Page;
let pageErrors: string[];
beforeAll(async () => {
  journey = await startJourney('team');
  owner = await createCompany(journey.product);
  employee = await hire(owner, { monthlyBudgetUsd: '5' });
  await connectSlack(owner, journey.product);
  await journey.context.addCookies(owner.cookies());
  const browser = journey.context.browser();
  if (!browser) throw new Error('The journey has no browser.');
  away = await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'Europe/Berlin' });
  away.setDefaultTimeout(30_000);
  guest = await away.newPage();
  pageErrors = collectPageErrors(guest);
});
afterAll(() => journey?.stop());

/** Links of a kind in an address's sandbox mailbox. */
async function linksTo(address: string, part = '/invitations/accept'): Promise<string[]> {
  const response = await fetch(`${journey.product.sandbox('mail')}/_control/mails?to=${address}`);
  const mails = (await response.json()) as { links: string[] }[];
  return [...new Set(mails.flatMap(({ links }) => links).filter((link) => link.includes(part)))];
}

const mailedLink = (part: string): Promise<string> => until(async () => (await linksTo(grace, part))[0], 30_000);

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 });

/**
 * The names of all controls on the page that could change something. Controls that only filter or page are left out.
 */
async function controlsOf(page: Page): Promise<string[]> {
  const controls = page
    .locator('main')
    .locator('button, select:enabled, textarea, input:not([type=hidden]):not([readonly])');
  const found: string[] = [];
  for (const control of await controls.all()) {
    if (!(await control.isVisible())) continue;
    const name = await control.evaluate((element) => {
      const labels =
        'labels' in element
          ? [...((element as HTMLInputElement).labels ?? [])].map(({ textContent }) => textContent)
          : [];
      return element.getAttribute('aria-label') ?? (labels.join(' ') || element.textContent || '');
    });
    found.push(name.replaceAll(/\s+/g, ' ').trim());
  }
  return found;
}

test('from the invitation to a viewer who is offered nothing that is refused, to a member, to no member', async () => {
  const { page, product, button, picture, pictures } = journey;
  onTestFailed(async () => {
    await picture('failed');
    await picture('failed-guest', guest);
    console.error(journey.pageErrors, pageErrors, product.output().slice(-4000));
  });

  // The owner invites.
  await page.goto(`${product.url}/team`);
  await shown(journey.heading('Team'));
  await button('Invite someone').click();
  await page.getByLabel('E-mail').fill(grace);
  await page.getByLabel('Role', { exact: true }).selectOption('VIEWER');
  await pictures('invite');
  await button('Send invitation').click();
  await shown(page.getByText(grace));
  await pictures('invited');
  await button('Invite someone').click();
  await page.getByLabel('E-mail').fill(grace);
  await button('Send invitation').click();
  await shown(page.getByText(/already has a pending invitation/));
  await button('Cancel').click();

  // A new user follows the link, signs up, confirms the address, and joins.
  await guest.goto(await mailedLink('/invitations/accept'));
  await shown(heading(guest, 'Join Acme'));
  await picture('invitation', guest);
  await guest.getByRole('link', { name: 'Create an account' }).click();
  await shown(heading(guest, 'Create your account'));
  expect(await guest.getByLabel('E-mail').inputValue()).toBe(grace);
  await guest.getByLabel('Your name').fill('Grace Hopper');
  await guest.getByLabel('Password').fill('correct horse battery staple');
  await picture('sign-up', guest);
  await guest.getByRole('button', { name: 'Create account' }).click();
  await shown(heading(guest, 'Check your e-mail'));
  await guest.goto(await mailedLink('/verify-email'));
  await guest.getByRole('button', { name: 'Confirm and continue' }).click();
  await shown(heading(guest, 'Join Acme'));
  await guest.getByRole('button', { name: 'Join Acme' }).click();
  await shown(heading(guest, 'Overview'));

  // The owner's page shows the new member without a reload.
  await shown(page.getByText('Grace Hopper'));
  await pictures('joined');

  // A viewer can read every page, and no page offers a change that would be rejected.
  for (const path of [
    '/',
    '/employees',
    `/employees/${employee}`,
    '/conversations',
    '/waiting',
    '/undelivered',
    '/channels',
    '/usage',
    '/team',
    '/settings',
  ]) {
    await guest.goto(product.url + path);
    await guest.locator('main h1').waitFor();
    const harmless =
      /^(Show|From|To|Search|Employee|AI employee|Where|Channel|Period|Today|Filter|Apply|Days?|Range)\b/;
    // Viewers may end their own membership.
    const own = path === '/team' ? ['Leave the company'] : [];
    expect([path, (await controlsOf(guest)).filter((name) => !harmless.test(name))]).toEqual([path, own]);
    expect([
      path,
      await guest
        .locator('main')
        .getByRole('link', { name: /new ai employee|create|setup|connect/i })
        .count(),
    ]).toEqual([path, 0]);
    await picture(`viewer${path.replaceAll(/\W+/g, '-').slice(0, 14)}`, guest);
  }
  for (const path of ['/keys', '/billing', '/api-tokens']) {
    await guest.goto(product.url + path);
    await shown(guest.getByText(/your role in this company doesn’t include/i));
    expect([path, await controlsOf(guest)]).toEqual([path, []]);
  }

  // A new role takes effect at once, in the open session.
  await guest.goto(`${product.url}/employees`);
  await shown(heading(guest, 'AI employees'));
  await page.getByLabel('Role of Grace Hopper').selectOption('MEMBER');
  await shown(page.getByText('The role of Grace Hopper is now Member.'));
  await shown(guest.getByRole('link', { name: 'New AI employee' }));

  // The used link says so; removal ends access at once.
  await guest.goto(await mailedLink('/invitations/accept'));
  await shown(heading(guest, 'This invitation was already used'));
  await picture('used', guest);
  await button('Remove Grace Hopper').click();
  await pictures('remove');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await shown(page.getByText(/Grace Hopper is no longer in your company/));
  await guest.goto(`${product.url}/employees`);
  await shown(heading(guest, 'Name your company'));
  expect([...journey.pageErrors, ...pageErrors.filter((line) => !/status of (403|404)/.test(line))]).toEqual([]);
}, 480_000);

test('an operator who is signed in with another address reads so, and goes on as the one who was invited', async () => {
  const { page, product, button, picture } = journey;
  await button('Invite someone').click();
  await page.getByLabel('E-mail').fill('joan@example.com');
  await button('Send invitation').click();
  await shown(page.getByText('joan@example.com'));
  const link = await until(async () => (await linksTo('joan@example.com'))[0], 30_000);
  await guest.goto(link);
  await shown(guest.getByText('You’re signed in with another address'));
  await picture('wrong-account', guest);
  await guest.getByRole('button', { name: /Sign out and continue/ }).click();
  await shown(guest.getByRole('link', { name: 'Create an account' }));

  // The first link has expired; the second works until it is withdrawn.
  await product.database.query(`update accounts.invitations set expires_at = now() where email = 'joan@example.com'`);
  await guest.reload();
  await shown(heading(guest, 'This invitation has expired'));
  await picture('expired', guest);
  await page.reload();
  await shown(page.getByText('Expired', { exact: true }));
  await button('Send again: the invitation to joan@example.com').click();
  await shown(page.getByText(/Only the newest link works/));
  await guest.reload();
  await shown(heading(guest, 'This invitation is no longer valid'));
  const newest = await until(async () => (await linksTo('joan@example.com')).find((one) => one !== link), 30_000);
  await guest.goto(newest);
  await shown(heading(guest, 'Join Acme'));
  await button('Revoke the invitation to joan@example.com').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await shown(page.getByText('Invitation revoked.'));
  await guest.reload();
  await shown(heading(guest, 'This invitation is no longer valid'));
  await picture('withdrawn', guest);
}, 240_000);

test('a viewer leaves after a question, and finds the company that is left to them', async () => {
  const { product, picture } = journey;
  const leaving = await createCompany(product);
  await product.database.query(
    `insert into accounts.members (tenant_id, user_id, role, created_at) select $1, id, 'VIEWER', now() from accounts_directory.users where email = $2`,
    [owner.tenantId, leaving.email],
  );
  const left = leaving.tenantId;
  leaving.tenantId = owner.tenantId;
  await away.clearCookies();
  await away.addCookies(leaving.cookies());
  onTestFailed(() => picture('failed-leaving', guest));
  await guest.goto(`${product.url}/team`);
  await guest.getByRole('button', { name: 'Leave the company' }).click();
  await shown(guest.getByText('You lose access immediately, on every device.'));
  await picture('leave', guest);
  await guest.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await until(
    async () => (await away.cookies()).find(({ name }) => name === 'konstruct_tenant')?.value === left,
    30_000,
  );
  await guest.goto(`${product.url}/team`);
  // The only member, and the only owner, cannot leave.
  await shown(guest.getByText(leaving.email));
  expect(await controlsOf(guest)).toEqual([expect.stringContaining('Invite')]);
  const rows = await product.database.query('select from accounts.members where tenant_id = $1', [owner.tenantId]);
  expect(rows).toHaveLength(1);
}, 120_000);
