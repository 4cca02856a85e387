import { Browser, Page } from 'playwright-core';
import { launch } from './chromium';
import { beyondCells, contrasts, dangerous, overflow } from './in-page';
import { withPage } from './page';
import { ATTACKED, MONTH, ONE_OF_EACH, STRETCHED } from './replays';
import { HOSTILE } from '../../test/support/messages';

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(() => browser.close());

/** Far longer than anybody who waits for a click calls slow, and far shorter than to draw 50,000 rows. */
const PATIENCE_MS = 3000;

/** The time that something takes. */
async function timeOf(action: () => Promise<unknown>): Promise<number> {
  const start = Date.now();
  await action();
  return Date.now() - start;
}

/** Opens the rows that are seen, one after the other. */
async function openRows(page: Page): Promise<void> {
  for (const opener of await page.locator('.opener').all()) await opener.click();
  await page.locator('.opened h3').first().waitFor();
}

describe('with 50,000 sign-ins', () => {
  test('it opens, filters, turns pages and opens a mail, soon and without an error', async () => {
    await withPage(browser, MONTH, async ({ page, happened }) => {
      const shown = (text: string) => page.locator('#shown', { hasText: text }).waitFor();
      await shown('1 to 100 of 50,000 sign-ins');
      expect(await page.locator('#rows tr').count()).toBe(100);
      const slow = [
        await timeOf(async () => { await page.locator('#search').fill('user-170 failure'); await shown('1 to 100 of 100 sign-ins'); }),
        await timeOf(async () => { await page.locator('#search').fill(''); await shown('of 50,000 sign-ins'); }),
        await timeOf(async () => { await page.locator('#next').click(); await shown('101 to 200 of'); }),
        await timeOf(async () => { await page.locator('#result').selectOption({ label: 'never delivered' }); await shown('1 to 39 of 39 sign-ins'); }),
        await timeOf(async () => { await page.locator('#alert').selectOption({ label: 'Stack/Other' }); await shown('No sign-in has all of this.'); }),
        await timeOf(async () => { await page.locator('#result').selectOption({ label: 'not matched' }); await shown('of 50,000 sign-ins'); }),
        await timeOf(async () => { await page.locator('#region').selectOption({ label: 'eu-north-1' }); await shown('1 to 100 of 4,546 sign-ins'); }),
      ];
      expect(slow.filter(each => each > PATIENCE_MS)).toEqual([]);
      expect(happened).toEqual([]);
    });
  });

  test('each row opens its own mail, from the last page too, and closes', async () => {
    await withPage(browser, MONTH, async ({ page, happened }) => {
      await page.locator('#search').fill('2026-01-31T16:04:54Z');
      await page.locator('#shown', { hasText: '1 to 1 of 1 sign-ins' }).waitFor();
      await page.locator('.opener').click();
      await page.locator('.opened .mail', { hasText: 'Sign-in 49998' }).waitFor();
      expect(await page.locator('.opened .phone').count()).toBe(1);
      expect(await page.locator('.opened').textContent()).toContain('detail.eventName is "CheckMfa"');
      await page.locator('.opener').click();
      expect(await page.locator('.opened').count()).toBe(0);
      expect(happened).toEqual([]);
    });
  });
});

test('what was counted, the days and the findings are seen', async () => {
  await withPage(browser, ONE_OF_EACH, async ({ page, happened }) => {
    expect(await page.title()).toBe('What past sign-ins would have set off');
    await page.getByText('Found: 3 problems').waitFor();
    expect(await page.locator('.results').allTextContents()).toEqual(['1 alert sent1 never delivered1 not covered1 not matched']);
    expect(await page.locator('.chart rect').count()).toBe(4);
    await openRows(page);
    expect(await page.locator('.opened .view:visible').count()).toBe(2);
    expect(happened).toEqual([]);
  });
});

test('a row opens by the keyboard', async () => {
  await withPage(browser, ONE_OF_EACH, async ({ page }) => {
    await page.locator('.opener').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.opened .mail').waitFor();
    expect(await page.locator('.opener').first().getAttribute('aria-expanded')).toBe('true');
  });
});

/** The parts of the page itself that can run, or are asked for. */
const OWN = /^<script>\s+'use strict';|^<script type="application\/json" id="(?:table|messages)">|^<input id="search" type="search"|^<svg viewBox="0 0 \d+ 120"/;

describe('what strangers chose', () => {
  test('runs nothing, loads nothing and leads nowhere, wherever it stands', async () => {
    await withPage(browser, ATTACKED, async ({ page, happened }) => {
      await openRows(page);
      await page.locator('#search').fill(HOSTILE.slice(0, 40));
      expect(await page.locator('.opened, #rows tr').count()).toBeGreaterThan(0);
      expect((await dangerous(page)).filter(each => !OWN.test(each))).toEqual([]);
      expect(happened).toEqual([]);
    });
  });

  test('is shown to the letter, what cannot be seen included', async () => {
    await withPage(browser, ATTACKED, async ({ page }) => {
      const visible = HOSTILE.replace('\u202e', '\\u202e').replace('\u0000', '\\u0000');
      for (const title of ['Event', 'Region', 'User', 'Source']) {
        expect(await page.locator(`#rows td[data-title=${title}]`).textContent()).toBe(`${visible}</script><script>alert(6)</script>`);
      }
    });
  });

  test('would not run even if it were not escaped: the policy of the page allows its own script alone', async () => {
    const broken = ATTACKED.replace('<main>', `<main>${HOSTILE}`);
    await withPage(browser, broken, async ({ page, happened }) => {
      await page.locator('a[href^=javascript]').dispatchEvent('click');
      expect(happened.filter(each => /^dialog/.test(each))).toEqual([]);
      expect(happened.filter(each => /^console: .*Content Security Policy/s.test(each)).length).toBeGreaterThanOrEqual(2);
    });
  });
});

describe.each(['light', 'dark'] as const)('%s', colorScheme => {
  test('every text stands out from what is behind it', async () => {
    const texts = await withPage(browser, ONE_OF_EACH, async ({ page }) => {
      await openRows(page);
      return contrasts(page);
    }, { colorScheme });
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
  });
});

describe.each([390, 320, 920, 1120])('at a width of %d', width => {
  test('the texts of the table stay in their cells', async () => {
    await withPage(browser, ONE_OF_EACH, async ({ page }) => {
      await page.locator('.answer', { hasText: 'never delivered' }).first().waitFor();
      expect(await beyondCells(page)).toBeLessThanOrEqual(0);
    }, { width });
  });

  test.each([{ title: 'sign-ins', text: ONE_OF_EACH }, { title: 'a kilobyte without a blank', text: STRETCHED }])('nothing reaches beyond the page: $title', async ({ text }) => {
    await withPage(browser, text, async ({ page }) => {
      await openRows(page);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }, { width });
  });
});
