import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser, Page } from 'playwright-core';

/** A page that is open, and all that happened on it. */
export interface Opened {
  readonly page: Page;
  /** Errors, messages of the console, dialogs, and everything asked for beside the page itself. */
  readonly happened: readonly string[];
}

/** How it is looked at. */
export interface Look {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** Opens the text of a page as a file, as whoever was sent it does, and hands it to `use`. */
export async function withPage<T>(browser: Browser, text: string, use: (opened: Opened) => Promise<T>, look: Look = {}): Promise<T> {
  const { width = 1120, colorScheme } = look;
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const file = join(folder, 'preview.html');
  writeFileSync(file, text);
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const happened: string[] = [];
  const address = pathToFileURL(file).href;
  page.on('console', message => happened.push(`console: ${message.text()}`));
  page.on('pageerror', error => happened.push(`error: ${error.message}`));
  page.on('request', request => request.url() === address || happened.push(`request: ${request.url()}`));
  page.on('requestfailed', request => happened.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('dialog', dialog => {
    happened.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  try {
    await page.goto(address);
    return await use({ page, happened });
  } finally {
    await page.close();
    rmSync(folder, { recursive: true });
  }
}
