import { until } from '@konstruct/kit/testing';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { configure, type Journey, shown, signUp, startJourney } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney('first-answer');
});
afterAll(() => journey?.stop());

test('from sign-up to a message answered in Slack that shows up in the bill of tokens', async () => {
  const { product, page, pageErrors, button, heading, follow, picture } = journey;
  onTestFailed(async () => {
    await picture('failed');
    console.error(pageErrors, product.output().slice(-6000));
  });
  await signUp(journey);

  // Connect Slack.
  await picture('connect');
  await button('Connect Slack').click();
  await button('Allow').click();
  await page.waitForURL(/welcome\/connect\?slack=connected/);
  await shown(page.getByText('Acme'));
  await picture('connected');

  // Configure the employee, and try it in the browser.
  await configure(journey);
  await page.getByLabel('Your message').fill('When are you open?');
  await button('Send').click();
  const tried = page.getByRole('region', { name: 'Try it' });
  await shown(tried.getByText(/9 to 17/));
  await shown(tried.getByText(/\$0\.00\d+/));
  await picture('try-it');

  // Test it for real, with the portal and Slack side by side.
  await page.getByRole('link', { name: 'Continue to test' }).click();
  await shown(heading('Test it for real'));
  await button('Send test message').click();
  await shown(page.getByText('Sent', { exact: true }));
  const slack = await follow('Open Slack');
  await slack
    .getByRole('link', { name: /Konstruct/ })
    .first()
    .click();
  await slack.locator('textarea[name=text]').fill('Where can I park?');
  await slack.getByRole('button', { name: 'Send' }).click();
  await slack.locator('[data-message][data-author="Nora"]', { hasText: 'behind the house' }).waitFor();
  await picture('slack', slack);
  await shown(page.getByText('Where can I park?'));
  await shown(page.getByText(/behind the house/));
  await picture('test');
  await button('Finish setup').click();

  // The cost in tokens.
  await page.waitForURL(`${product.url}/`);
  await shown(page.getByText(/48 of 50 free answers left/));
  await picture('overview');
  await page.getByRole('link', { name: 'Usage' }).first().click();
  await shown(heading('Usage'));
  const [{ cost }] = (await product.database.query<{ cost: string }>(
    'select sum(cost_usd)::text as cost from usage.audit_events',
  )) as [{ cost: string }];
  await until(async () => (await page.locator('main').innerText()).includes(cost.replace(/0+$/, '')));
  const bill = await page.locator('main').innerText();
  expect(bill).toMatch(/Sandbox model/);
  expect(bill).toMatch(/Nora/);
  expect(bill).toMatch(/Slack/);
  await picture('usage');

  // The employee's budget.
  await page.getByRole('link', { name: 'AI employees' }).first().click();
  await page.getByRole('link', { name: /Nora/ }).first().click();
  await shown(page.getByText(/budget/i));
  await picture('employee');
  expect(pageErrors).toEqual([]);
}, 240_000);
