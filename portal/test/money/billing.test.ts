import { until } from '@konstruct/kit/testing';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCompany, hire, type Operator } from '../../../test/setup/operator.ts';
import {
  failPayments,
  giveCard,
  layOverSubscription,
  moveStripeTime,
  stripeState,
} from '../../../test/setup/stripe.ts';
import { billingPage, dayIn } from './billing-page.ts';
import { type Journey, shown, startJourney } from '../journey.ts';

let journey: Journey;
let billing: ReturnType<typeof billingPage>;
let operator: Operator;
beforeAll(async () => {
  journey = await startJourney('billing');
  billing = billingPage(journey);
  operator = await createCompany(journey.product);
  await hire(operator, { name: 'Nora' });
  await journey.context.addCookies(operator.cookies());
}, 240_000);
afterAll(() => journey?.stop());

test('a subscription from checkout to its end by Stripe’s clock, seen live: badge, banner, invoices and employees at each step', async () => {
  billing.keepTrace();
  const { product, page, pageErrors, button, heading, follow, pictures, picture } = journey;
  const { main, says, badge, open, employee, returnTooEarly, startCheckout, pressInVain, changeTo } = billing;

  // Before the purchase: the evaluation, and what a subscription would cost.
  await open('/billing');
  await badge('No subscription');
  await says('50 of 50 free answers left');
  await page.getByLabel('AI employees').fill('2');
  await shown(button(`Start your 14-day free trial, card required First charge: $98.00 on ${dayIn(14)}`));
  await picture('none');

  // The return page trusts only Stripe. It waits by its tab's clock, which is set forward.
  await returnTooEarly();

  // Leaving the checkout buys nothing. Pressing the button twice, at once or after an apparent failure, buys once.
  await pressInVain();
  await startCheckout();
  expect((await stripeState(product)).checkouts).toHaveLength(1);
  expect(await page.locator('[data-quantity]').innerText()).toBe('2');
  await page.locator('[data-cancel]').click();
  await says('You haven’t bought anything');
  await badge('No subscription');
  await startCheckout();
  expect((await stripeState(product)).checkouts.map(({ status }) => status)).toEqual(['expired', 'open']);
  await picture('checkout');
  await page.locator('button[name=card][value=works]').click();
  await page.waitForURL(`${product.url}/billing?checkout=completed`);
  await says('You’re subscribed');
  await badge('Free trial');
  await says(`2 AI employees, free until ${dayIn(14)}.`);
  await picture('trialing');
  const bought = await stripeState(product);
  expect(bought.subscriptions).toMatchObject([{ status: 'trialing', quantity: 2 }]);
  expect(bought.checkouts.filter(({ status }) => status === 'complete')).toHaveLength(1);
  // Another employee fits the quota now, without further action.
  await until(() => hire(operator, { name: 'Otto' }).catch(() => false));
  await page.getByRole('link', { name: 'See your AI employees' }).click();
  await employee('Nora', 'Active');
  await employee('Otto', 'Active');

  // The trial ends and is charged while the page is open.
  await open('/billing');
  const stripe: Page = await follow('Stripe');
  await stripe.getByRole('button', { name: 'Advance 14 days' }).click();
  await badge('Active');
  await shown(page.getByRole('row', { name: /Paid \$98\.00/ }));
  const hosted = await page
    .getByRole('link', { name: /^Invoice / })
    .first()
    .getAttribute('href');
  expect(hosted).toBe((await stripeState(product)).invoices.at(-1)?.hosted_invoice_url);
  const pdf = await fetch((await page.getByRole('link', { name: /^PDF/ }).first().getAttribute('href')) ?? '');
  expect(pdf.headers.get('content-type')).toContain('application/pdf');
  await picture('active');

  // F1: a user edits the subscription at Stripe. The page shows it, the company loses nothing, and it recovers.
  await layOverSubscription(product, { livemode: true });
  await says('Your subscription at Stripe isn’t what we expected');
  await says(/is in live mode; payments are taken in test mode/);
  for (const name of ['One more', 'Cancel subscription', /^Subscribe/]) expect(await button(name).count()).toBe(0);
  await pictures('irregular');
  await open('/employees');
  await employee('Nora', 'Active');
  await employee('Otto', 'Active');
  await open('/billing');
  await layOverSubscription(product, { livemode: false });
  await shown(button('Cancel subscription'));
  expect(await main().innerText()).not.toContain('isn’t what we expected');

  // Fewer: the page lists exactly the employees that would pause. Viewing it changes nothing.
  await button('One fewer').click();
  const meaning = page.getByRole('region', { name: 'What it means for your AI employees' });
  await shown(meaning.getByText('1 AI employee pauses immediately'));
  expect(await meaning.getByRole('link').allInnerTexts()).toEqual(['Otto']);
  await pictures('fewer');
  await button('Keep 2').click();
  await says('What you pay for now.');

  // More, fewer, more: each change is charged, credited and offset against the credit as shown.
  await changeTo(3, 'One more', 1);
  await changeTo(1, 'One fewer', 2);
  await open('/employees');
  await employee('Nora', 'Active');
  await employee('Otto', 'Paused by plan');
  await open('/billing');
  await button('One more').click();
  await shown(meaning.getByText('Paused by your plan now, and answering again immediately:'));
  await picture('more');
  await button('Keep 1').click();
  await says('What you pay for now.');
  await changeTo(2, 'One more', 1);
  await open('/employees');
  await employee('Otto', 'Active');

  // Cancelled, then resumed.
  await open('/billing');
  await button('Cancel subscription').click();
  await shown(page.getByRole('dialog').getByText(/You won’t be charged after that/));
  await pictures('cancel');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Cancel on/ })
    .click();
  await says(/Then your subscription ends/);
  await badge('Active');
  await picture('cancelled');
  await button('Resume subscription').click();
  await says(/^2 AI employees, paid until/);

  // Stripe's own pages, and back.
  await button('Manage payment method').click();
  await shown(page.locator('[data-portal]'));
  await page.locator('[data-return]').click();
  await page.waitForURL(`${product.url}/billing`);
  await shown(heading('Billing'));

  // A payment fails: every page shows it at once, and how to pay. The employees continue to work. Half the amount was
  // credited before.
  await page.getByRole('link', { name: 'Conversations' }).first().click();
  await shown(heading('Conversations'));
  await failPayments(product, 20);
  await moveStripeTime(product, '31d');
  await says('$49.00 is overdue');
  await says(/Your AI employees keep working until/);
  const owed = (await stripeState(product)).invoices.find(({ status }) => status === 'open');
  expect(
    await main()
      .getByRole('link', { name: /^Pay now/ })
      .getAttribute('href'),
  ).toBe(owed?.hosted_invoice_url);
  await pictures('past-due-elsewhere');
  await open('/employees');
  await says('$49.00 is overdue');
  await employee('Otto', 'Active');
  await open('/billing');
  await badge('Payment overdue');
  await shown(page.getByRole('row', { name: /Due \$98\.00 \$49\.00 left to pay/ }));
  await picture('past-due');

  // An unpaid subscription pauses all employees; there are no more invoices, and it ends.
  await layOverSubscription(product, { status: 'unpaid' });
  await badge('Unpaid');
  await says(/and your AI employees are paused/);
  expect(await main().innerText()).not.toContain('Next invoice');
  await picture('unpaid');
  await layOverSubscription(product, { status: 'past_due' });
  await badge('Payment overdue');
  await moveStripeTime(product, '21d');
  await badge('Ended');
  await shown(button(/^Subscribe, card required \$98\.00 charged today$/));
  expect(await main().innerText()).not.toMatch(/overdue|unpaid/i);
  await shown(page.getByRole('row', { name: /Not collected \$98\.00/ }));
  expect(await page.getByRole('link', { name: /^Pay/ }).count()).toBe(0);
  await picture('canceled');
  await open('/employees');
  await employee('Nora', 'Paused by plan');
  await employee('Otto', 'Paused by plan');
  await says(/The subscription has ended/);
  await pictures('employees-canceled');
  expect(pageErrors).toEqual([]);
}, 500_000);

const become = (role: string) =>
  journey.product.database.query('update accounts.members set role = $1 where tenant_id = $2', [
    role,
    operator.tenantId,
  ]);

test('who may look at billing and not change it sees no control; who may not look sees nothing of it', async () => {
  billing.keepTrace();
  const { page, button, picture, pageErrors } = journey;
  const { main, says, badge, open } = billing;
  await become('ADMIN');
  await open('/billing');
  await badge('Ended');
  await says('The owner or someone with the Billing role can change this.');
  expect(await main().getByRole('button').filter({ hasText: /\S/ }).allInnerTexts()).toEqual([]);
  await picture('admin');
  await become('MEMBER');
  await open('/billing');
  await says('You don’t have access to this');
  expect(await main().innerText()).not.toMatch(/\$|Ended|invoice/i);
  expect(await page.getByRole('link', { name: 'Billing' }).count()).toBe(0);
  expect(await button(/Subscribe/).count()).toBe(0);
  await picture('member');
  await become('OWNER');
  expect(pageErrors).toEqual([]);
}, 60_000);

test('L13. where the bank wants a change confirmed, the page leads there, and the number follows', async () => {
  billing.keepTrace();
  const { product, page, button, picture, pageErrors } = journey;
  const { says, open } = billing;
  await failPayments(product, 0);
  await open('/billing');
  await page.getByLabel('AI employees').fill('1');
  await button(/^Subscribe, card required/).click();
  await page.locator('button[name=card][value=works]').click();
  await says(/^1 AI employee, paid until/);
  await giveCard(product, 'asks');
  await button('One more').click();
  await button(/^Change to 2 AI employees/).click();
  await says('Confirm the payment with your bank');
  await picture('confirm');
  const confirm = page.getByRole('link', { name: /^Confirm at Stripe/ });
  const waiting = (await stripeState(product)).invoices.findLast(({ status }) => status === 'open');
  expect(await confirm.getAttribute('href')).toBe(waiting?.hosted_invoice_url);
  await fetch(waiting?.hosted_invoice_url ?? '', { method: 'POST', body: new URLSearchParams({ card: 'asks' }) });
  await says(/^2 AI employees, paid until/);
  expect(pageErrors).toEqual([]);
}, 120_000);
