import { Browser, Page } from 'playwright-core';
import { launch } from './chromium';
import { contrasts, dangerous, overflow, tofu } from './in-page';
import { withPage } from './page';
import { ATTACK, EVERYTHING, JAPANESE, WIDE } from './previews';
import { previewPage } from '../../src/cli/preview/preview-page';
import { HOSTILE } from '../../test/support/messages';

let browser: Browser;
beforeAll(async () => { browser = await launch(); });
afterAll(() => browser.close());

/** Does with a page whatever a reader could do by hand. */
async function touchEverything(page: Page): Promise<void> {
  for (const summary of await page.locator('summary').all()) await summary.click();
  for (const link of await page.locator('a').all()) await link.click();
  for (const view of await page.locator('.view').all()) await view.hover();
  await page.keyboard.press('Tab');
}

test('every message is seen, and nothing else happens', async () => {
  await withPage(browser, previewPage(EVERYTHING), async ({ page, happened }) => {
    expect(await page.title()).toBe('What sign-ins set off');
    for (const [kind, times] of [['mail', 2], ['phone', 2], ['chat', 2], ['machine', 1]] as const) {
      expect(await page.locator(`.${kind}:visible`).count()).toBe(times);
    }
    await page.getByText('Found: 1 problem').waitFor();
    await page.getByText('detail.eventName is "CheckMfa"; the rule matches: anything but "CheckMfa"').waitFor();
    await touchEverything(page);
    expect(happened).toEqual([]);
  });
});

test('a link of the summary leads to its event', async () => {
  await withPage(browser, previewPage(EVERYTHING), async ({ page }) => {
    await page.locator('a', { hasText: 'check-mfa' }).click();
    const { y = 900 } = await page.locator('article', { hasText: 'detail.eventName' }).boundingBox() ?? {};
    expect(y).toBeLessThan(900);
    expect(page.url()).toMatch(/#result-4$/);
  });
});

describe('what strangers chose', () => {
  test('runs nothing, loads nothing and leads nowhere, wherever it stands', async () => {
    await withPage(browser, previewPage(ATTACK), async ({ page, happened }) => {
      expect(await page.locator('.view').count()).toBeGreaterThan(3);
      await touchEverything(page);
      expect(await dangerous(page)).toEqual([]);
      expect(happened).toEqual([]);
    });
  });

  test('is shown to the letter, what cannot be seen included', async () => {
    await withPage(browser, previewPage(ATTACK), async ({ page }) => {
      const visible = HOSTILE.replace('\u202e', '\\u202e').replace('\u0000', '\\u0000');
      expect(await page.locator('.machine pre').first().textContent()).toBe(visible);
    });
  });

  test('would run if it were not escaped: these checks can fail', async () => {
    await withPage(browser, `<!doctype html><title>${HOSTILE}</title><p>${HOSTILE}`, async ({ page, happened }) => {
      expect(happened).toContain('dialog: 1');
      expect(await dangerous(page)).toContain('href=javascript:alert(5)');
    });
  });

  test('would not run even then: the policy of the page is a second wall', async () => {
    const broken = previewPage(EVERYTHING).replace('<main>', `<main>${HOSTILE}`);
    await withPage(browser, broken, async ({ page, happened }) => {
      expect(await dangerous(page)).toContain('href=javascript:alert(5)');
      await page.locator('a[href^=javascript]').dispatchEvent('click');
      // The picture is asked for, and the policy stops it before anything leaves.
      expect(happened.filter(each => !/^console: .*Content Security Policy/s.test(each)))
        .toEqual([expect.stringMatching(/^request: .*\/x$/), expect.stringMatching(/^failed: .*\/x csp$/)]);
      expect(happened.length).toBeGreaterThanOrEqual(3);
    });
  });
});

describe.each(['light', 'dark'] as const)('%s', colorScheme => {
  test('every text stands out from what is behind it', async () => {
    const texts = await withPage(browser, previewPage(EVERYTHING), ({ page }) => contrasts(page), { colorScheme });
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
  });
});

test('light is light, and dark is dark', async () => {
  const backgrounds = await Promise.all((['light', 'dark'] as const).map(colorScheme => withPage(
    browser, previewPage(EVERYTHING), ({ page }) => page.evaluate<string>('getComputedStyle(document.body).backgroundColor'), { colorScheme })));
  const [light, dark] = backgrounds.map(colour => (colour.match(/\d+/g) ?? []).reduce((sum, value) => sum + Number(value), 0));
  expect(light).toBeGreaterThan(3 * 200);
  expect(dark).toBeLessThan(3 * 50);
});

test('Japanese is drawn, in mails, text messages and cards', async () => {
  await withPage(browser, previewPage(EVERYTHING), async ({ page }) => {
    for (const selector of ['.mail [lang=ja]', '.phone [lang=ja]', '.chat [lang=ja]']) {
      expect(await tofu(page, selector, JAPANESE)).toEqual([]);
      // A character that no font has, so that the check is seen to find one.
      expect(await tofu(page, selector, 'サ\u{10fffc}')).toEqual(['\u{10fffc}']);
    }
  });
});

describe.each([390, 320, 1120])('at a width of %d', width => {
  test.each([{ title: 'messages', report: EVERYTHING }, { title: 'a kilobyte without a blank', report: WIDE }])('nothing reaches beyond the page: $title', async ({ report }) => {
    await withPage(browser, previewPage(report), async ({ page }) => {
      for (const summary of await page.locator('summary').all()) await summary.click();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }, { width });
  });
});
