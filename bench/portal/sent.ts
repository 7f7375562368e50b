import { gzipSync } from 'node:zlib';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

/** KiB of JavaScript, each file gzipped, that a browser fetches for a page before it is idle. */
export async function javaScriptOf(
  pages: Readonly<Record<string, { url: string; cookie?: string }>>,
): Promise<Record<string, number>> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--headless=new'],
  });
  const sent: Record<string, number> = {};
  for (const [name, { url, cookie }] of Object.entries(pages)) {
    const context = await browser.newContext(cookie ? { extraHTTPHeaders: { cookie } } : {});
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => {
      if (response.headers()['content-type']?.includes('javascript'))
        sizes.push(
          response.body().then(
            (body) => gzipSync(body).length,
            () => 0,
          ),
        );
    });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(1500);
    sent[name] = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
    await context.close();
  }
  await browser.close();
  return sent;
}
