import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { collectPageErrors, keepPicture, violationsOf } from '../../../test/setup/browser.ts';
import type { Operator } from '../../../test/setup/operator.ts';
import type { Product } from '../../../test/setup/product.ts';

type Theme = 'light' | 'dark';

/** A signed-in operator, with a browser. */
export function visitorOf(browser: Browser, product: Product, operator: Operator) {
  /** A new blank page. */
  async function enter(theme: Theme = 'light', width = 1280): Promise<Page> {
    const context = await browser.newContext({
      colorScheme: theme,
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
    });
    await context.addCookies(operator.cookies());
    return context.newPage();
  }

  return {
    enter,
    /** Checks that a page that shows this text looks right in both themes, on a desktop and on a phone. */
    async look(path: string, says: string, name: string): Promise<void> {
      for (const theme of ['light', 'dark'] as const) {
        for (const width of [1280, 390]) {
          const page = await enter(theme, width);
          const pageErrors = collectPageErrors(page);
          await page.goto(product.url + path);
          await page.getByText(says).first().waitFor();
          await keepPicture(page, `${name}-${theme}-${width}`);
          expect([await violationsOf(page), pageErrors]).toEqual([[], []]);
          const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
          expect(inner).toBeLessThanOrEqual(outer ?? 0);
          await page.context().close();
        }
      }
    },
  };
}
