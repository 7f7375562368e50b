import { until } from '@konstruct/kit/testing';
import { expect, onTestFailed } from 'vitest';
import { collectPageErrors } from '../../../test/setup/browser.ts';
import { stripeState } from '../../../test/setup/stripe.ts';
import { type Journey, shown } from '../journey.ts';

export const dayIn = (days: number) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(Date.now() + days * 86_400_000);

const usd = (amountMinor: number) =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(amountMinor / 100);

/** The locators and actions of the billing tests. */
export function billingPage(journey: Journey) {
  const main = () => journey.page.locator('main');
  const says = (text: string | RegExp) => shown(main().getByText(text));
  const badge = (text: string) =>
    shown(
      journey.page
        .locator('header')
        .filter({ has: journey.heading('Billing') })
        .getByText(text, { exact: true }),
    );
  const open = (path: string) => journey.page.goto(journey.product.url + path);

  /** Waits until an employee's card on the employees page has this status. */
  async function employee(name: string, status: string): Promise<void> {
    await shown(
      main()
        .getByRole('listitem')
        .filter({ has: journey.page.getByRole('link', { name, exact: true }) })
        .getByText(status, { exact: true }),
    );
  }

  /** Keeps what the browser and the product showed, if the test fails. */
  function keepTrace(): void {
    onTestFailed(async () => {
      await journey.picture('failed');
      console.error(journey.page.url(), journey.pageErrors, journey.product.output().slice(-6000));
    });
  }

  /** Comes back from Stripe before Stripe has confirmed anything, in a tab of its own. */
  async function returnTooEarly(): Promise<void> {
    const { context, product, picture } = journey;
    const tab = await context.newPage();
    const tabErrors = collectPageErrors(tab);
    await tab.clock.install();
    await tab.goto(`${product.url}/billing?checkout=completed`);
    await shown(tab.getByText('Waiting for confirmation from Stripe'));
    expect(await tab.locator('main').innerText()).not.toMatch(/You’re subscribed|Subscribe\b/);
    await picture('return-waiting', tab);
    await until(
      async () => (await tab.clock.fastForward(3_000), (await tab.getByText('No confirmation yet').count()) > 0),
    );
    await shown(tab.getByRole('button', { name: /^Start your 14-day free trial/ }));
    await picture('return-late', tab);
    expect(tabErrors).toEqual([]);
    await tab.close();
  }

  const startButton = () => journey.button(/^Start your 14-day free trial/);

  async function startCheckout(): Promise<void> {
    await journey.page.getByLabel('AI employees').fill('2');
    await startButton().dblclick();
    await shown(journey.page.locator('[data-checkout=open]'));
  }

  /** Presses the button, but the answer is lost on its way back: the change was made, and the page does not know it. */
  async function pressInVain(): Promise<void> {
    let isLost = false;
    await journey.page.route('**/graphql', async (route) => {
      const { variables } = route.request().postDataJSON() as { variables: object };
      if (isLost || !('input' in variables)) return route.fallback();
      isLost = true;
      await route.fetch();
      await route.fulfill({ contentType: 'text/html', body: 'cut off' });
    });
    await journey.page.getByLabel('AI employees').fill('2');
    await startButton().click();
    await says(/^Konstruct can’t be reached/);
    await journey.page.unroute('**/graphql');
  }

  /** The amounts in a table's last column, from top to bottom. */
  const amounts = (table: string) =>
    journey.page.getByRole('table', { name: table }).locator('td.number').allInnerTexts();

  /** Changes the number of employees with the buttons, and checks that Stripe charged the amount shown. */
  async function changeTo(quantity: number, steps: 'One more' | 'One fewer', times: number): Promise<void> {
    const { page, button, product } = journey;
    for (let index = 0; index < times; index += 1) await button(steps).click();
    const change = button(new RegExp(`^Change to ${quantity} AI employee`));
    await shown(change);
    const [lines, before] = [await amounts('What the change costs now'), (await stripeState(product)).invoices.length];
    await change.click();
    await says(new RegExp(`^${quantity} AI employees?, paid until`));
    const { invoices, subscriptions } = await stripeState(product);
    expect(subscriptions.map((one) => one.quantity)).toEqual([quantity]);
    const made = invoices.slice(before);
    expect(made).toHaveLength(1);
    const { total = 0, amount_due: charged = 0 } = made[0] ?? {};
    expect(lines.at(-1)).toBe(usd(total < 0 ? -total : charged));
    await shown(page.getByRole('table', { name: /^Invoices/ }).getByText(made[0]?.number ?? '-'));
  }

  return { main, says, badge, open, employee, keepTrace, returnTooEarly, startCheckout, pressInVain, changeTo };
}
