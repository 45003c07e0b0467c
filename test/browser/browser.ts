import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject } from 'vitest';

/** Makes the packaged browser bring its own system libraries, so that none need be installed. */
process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';

/** A headless Chromium: the one from npm (Linux), or the one that CHROMIUM_PATH names. */
export async function openBrowser(): Promise<Browser> {
  const installed = process.env['CHROMIUM_PATH'];
  if (installed) return chromium.launch({ executablePath: installed, args: ['--no-sandbox'] });
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({
    args: packaged.args,
    executablePath: await packaged.executablePath(),
    headless: true,
  });
}

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

export async function visit(browser: Browser, options: BrowserContextOptions): Promise<Visit> {
  const context = await browser.newContext({ ...options, baseURL: inject('baseUrl') });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const expected =
      message.location().url.includes('/api/') && message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !expected) complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(inject('baseUrl')).origin)
      complaints.push(`third party: ${origin}`);
  });
  return { page, complaints };
}

/** Fails unless axe finds nothing wrong with the page as it stands, and it is no wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
}
