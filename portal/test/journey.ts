import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { collectPageErrors, keepPicture, startBrowser, violationsOf } from '../../test/setup/browser.ts';
import { type Product, startProduct } from '../../test/setup/product.ts';

/** An operator's path through the whole product, in one browser. Each test file has one. */
export interface Journey {
  readonly product: Product;
  readonly context: BrowserContext;
  readonly page: Page;
  /** The page's errors and warnings so far. */
  readonly pageErrors: string[];
  button(name: string | RegExp): Locator;
  heading(name: string | RegExp): Locator;
  /** Clicks a link of the page, which opens in its own tab. */
  follow(name: string | RegExp): Promise<Page>;
  /** Saves a screenshot, numbered in the order of the story. */
  picture(what: string, of?: Page): Promise<void>;
  /**
   * Saves screenshots in both themes, for a desktop and a phone, and checks the current page against the rules for
   * every page.
   */
  pictures(what: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startJourney(story: string): Promise<Journey> {
  const product = await startProduct();
  const browser: Browser = await startBrowser();
  // Themes switch at once. During a colour transition, axe would measure the colours in between.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.url });
  const page = await context.newPage();
  let count = 0;
  const next = (what: string) => `${story}-${++count}-${what}`;
  return {
    product,
    context,
    page,
    pageErrors: collectPageErrors(page),
    button: (name) => page.getByRole('button', { name }),
    heading: (name) => page.getByRole('heading', { name, level: 1 }),
    async follow(name) {
      const [tab] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name }).first().click()]);
      await tab.waitForLoadState();
      return tab;
    },
    picture: (what, of = page) => keepPicture(of, next(what)),
    async pictures(what) {
      const name = next(what);
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [1280, 390]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          await keepPicture(page, `${name}-${colorScheme}-${width}`);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
          ).toBeLessThanOrEqual(0);
        }
        expect(await violationsOf(page)).toEqual([]);
      }
      await page.emulateMedia({ colorScheme: null });
      await page.setViewportSize({ width: 1280, height: 900 });
    },
    async stop() {
      await browser.close();
      await product.stop();
    },
  };
}

export async function shown(what: Locator): Promise<void> {
  await what.first().waitFor();
}

/** Signs up, confirms the address with the mailed link, and names the company; the wizard begins. */
export async function signUp({ product, page, button, heading, follow, picture }: Journey): Promise<void> {
  await page.goto(`${product.url}/sign-up`);
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('correct horse battery staple');
  await picture('sign-up');
  await button('Create account').click();
  await shown(heading('Check your e-mail'));
  await picture('check-your-mail');
  const mailbox = await follow('Open the sandbox mailbox');
  await mailbox
    .getByRole('link', { name: /confirm|verify/i })
    .first()
    .click();
  await picture('mailbox', mailbox);
  await mailbox.locator('a[href*="verify-email"]').first().click();
  await mailbox.waitForURL(`${product.url}/verify-email**`);
  await shown(mailbox.getByRole('heading', { name: 'Confirm your e-mail', level: 1 }));
  await picture('confirm', mailbox);
  await mailbox.getByRole('button', { name: 'Confirm and continue' }).click();
  await mailbox.waitForURL(`${product.url}/companies/new`);
  await mailbox.close();

  await page.goto(product.url);
  await shown(heading('Name your company'));
  await page.getByLabel('Company name').fill('Lovelace & Sons');
  await picture('company');
  await button('Create company').click();
  await shown(heading('Connect a channel'));
}

/** Configures the employee Nora with the sandbox model, in the wizard's second step. */
export async function configure({ page, button, heading }: Journey): Promise<void> {
  await page.getByRole('link', { name: /Continue/ }).click();
  await shown(heading('Configure your AI employee'));
  await page.getByLabel('Name', { exact: true }).fill('Nora');
  await page.getByLabel('Knowledge').fill('We are open from 9 to 17 on weekdays. Parking is free behind the house.');
  await button('Save and try it').click();
}
