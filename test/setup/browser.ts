import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

/** Where screenshots are kept, as build output, for developers who want to look at them. */
const output = process.env['KEEP_PICTURES'] ? join(import.meta.dirname, '../../test-output') : null;

/**
 * Flags that would make the browser differ from an operator's, and those for rendering on the processor, which takes
 * twice the time.
 */
const dropped =
  /^--(single-process|no-zygote|disable-web-security|allow-running-insecure-content|headless|\S*(gpu|angle|swiftshader))/;

/** A Chromium that comes with npm, and makes no outside connections. */
export async function startBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [
      ...chromium.args.filter((flag) => !dropped.test(flag)),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Keeps a picture of the page if KEEP_PICTURES is set: taking pictures is a good part of the time that these tests
 * take.
 */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!output) return;
  mkdirSync(output, { recursive: true });
  await page.screenshot({ path: join(output, `${name}.png`), fullPage: true });
}

/** Collects the errors in the page's console, and uncaught exceptions. */
export function collectPageErrors(page: Page): string[] {
  const pageErrors: string[] = [];
  page.on('console', (message) => {
    // A live stream that is cut by leaving the page is not an error of the page.
    if (message.type() === 'error' && !message.text().includes('ERR_INCOMPLETE_CHUNKED_ENCODING'))
      pageErrors.push(message.text());
  });
  page.on('pageerror', (error) => pageErrors.push(String(error)));
  return pageErrors;
}

type Violation = Readonly<{ id: string; nodes: readonly { html: string }[] }>;
type Axe = Readonly<{ run(options: object): Promise<{ violations: readonly Violation[] }> }>;

/** What axe finds wrong, a line each, for WCAG 2.2 AA. */
export async function violationsOf(page: Page): Promise<string[]> {
  const isLoaded = await page.evaluate(() => 'axe' in globalThis);
  if (!isLoaded) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run({
      runOnly: { type: 'tag', values: tags },
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}
