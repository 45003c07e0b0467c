import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { baseUrl } from './county.ts';

export { openBrowser } from './chromium.ts';

/** Milliseconds until a journey gives up on something that should appear. */
const PATIENCE = 20_000;

/** The old phone most enterprises answer on. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  locale: 'zh-CN',
};
/** A screen in an office. */
export const wide: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' };

/** A page that remembers what went wrong on it: script errors, refused content, third-party requests. */
export interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** What a page has to ask for to learn that it is not there: an answer of the API, a publication before the first. */
const mayBeRefused = (url: string): boolean => /\/api\/|\/data\/\d{6}\/(draws\/)?index\.json$/.test(url);

/** Opens a window of its own, which shares nothing with others, or another tab of the same `window`. */
export async function visit(
  browser: Browser,
  options: BrowserContextOptions,
  window?: Visit,
): Promise<Visit> {
  const home = new URL(baseUrl()).origin;
  const context = window?.page.context() ?? (await browser.newContext({ ...options, baseURL: home }));
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const expected =
      mayBeRefused(message.location().url) && message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !expected) complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== home) complaints.push(`third party: ${origin}`);
  });
  return { page, complaints };
}

/** Remembers the requests a page makes to the API from now on, as `POST /api/case/confirm`. */
export function requestsOf(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) requests.push(`${request.method()} ${pathname}`);
  });
  return requests;
}

/** Waits until everything the page had asked for has arrived. */
export const settled = (page: Page): Promise<void> => page.waitForLoadState('networkidle');

export const heading = (page: Page, text: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: text });

/** A choice as a thumb hits it: the label, not the small circle in it. */
export const choice = (page: Page, name: string | RegExp) =>
  page.locator('label').filter({ has: page.getByRole('radio', { name }) });

/** Fails unless axe finds nothing wrong with the page as it stands, and it is no wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    page.url(),
  ).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
}

/** The same on a screen by day and on a phone by night; the page stays as wide as a screen. */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  await settled(page);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await settled(page);
  await expectAccessible(page);
}
