import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';

export interface Vitals {
  /** Milliseconds until the largest element is drawn, on a slow phone. */
  readonly lcpMs: number;
  readonly tbtMs: number;
  /** Layout shift, without a unit. */
  readonly cls: number;
}

/** What Lighthouse measures for a page as a mobile phone. */
export async function lighthouse(url: string, cookie = ''): Promise<Vitals> {
  const directory = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  const output = join(directory, 'report.json');
  const args = [
    join(import.meta.dirname, '../peers/node_modules/.bin/lighthouse'),
    url,
    ...['--only-categories=performance', '--output=json', `--output-path=${output}`, '--quiet'],
    ...[
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
      `--extra-headers=${JSON.stringify(cookie ? { Cookie: cookie } : {})}`,
    ],
  ];
  const env = { ...process.env, CHROME_PATH: await chromium.executablePath(), LIGHTHOUSE_CHROMIUM_PATH: '' };
  await promisify(execFile)(process.execPath, args, { env, timeout: 120_000 });
  const { audits } = JSON.parse(readFileSync(output, 'utf8')) as { audits: Record<string, { numericValue?: number }> };
  rmSync(directory, { recursive: true, force: true });
  const value = (name: string) => audits[name]?.numericValue ?? Number.NaN;
  return {
    lcpMs: value('largest-contentful-paint'),
    tbtMs: value('total-blocking-time'),
    cls: value('cumulative-layout-shift'),
  };
}
