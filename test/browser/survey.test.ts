import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, openBrowser, phone, visit } from './browser.ts';
import { client, credentialOf, jurisdiction, month, surveyLinks } from './county.ts';

let browser: Browser;
let links: string[];
beforeAll(async () => {
  [browser, links] = await Promise.all([openBrowser(), surveyLinks(8)]);
});
afterAll(() => browser.close());

const answered = async () =>
  (await client()('readRound', { jurisdiction, month }, await credentialOf('office'))).answered;

/** Counts what a person does; each tap is taken for three seconds of reading and moving a thumb. */
class Thumb {
  taps = 0;
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  async tap(locator: ReturnType<Page['locator']>): Promise<void> {
    await locator.tap();
    this.taps += 1;
  }
}

const heading = (page: Page, text: string | RegExp) => page.getByRole('heading', { level: 1, name: text });

/** Ticks units, rates them and goes on to the page that shows all answers. */
async function fillIn(page: Page, units: number): Promise<Thumb> {
  const thumb = new Thumb(page);
  await page.getByRole('checkbox').first().waitFor();
  for (let n = 0; n < units; n++)
    await thumb.tap(page.locator('label', { has: page.getByRole('checkbox') }).nth(n));
  await thumb.tap(page.getByRole('button', { name: '继续' }));
  for (let n = 0; n < units; n++) {
    await heading(page, /您对它的服务满意吗/).waitFor();
    const before = await page.getByRole('heading', { level: 1 }).textContent();
    await thumb.tap(page.locator('label', { hasText: /^满意$/ }));
    await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before);
  }
  await thumb.tap(page.getByRole('button', { name: '跳过' }));
  await thumb.tap(page.locator('label', { hasText: '非常满意' }));
  await heading(page, /有人要求您/).waitFor();
  await thumb.tap(page.locator('label', { hasText: '没有' }));
  await heading(page, /还有什么想说/).waitFor();
  await thumb.tap(page.getByRole('button', { name: '继续' }));
  await page.getByRole('button', { name: '提交答卷' }).waitFor();
  return thumb;
}

describe('[X5] an enterprise answers on a phone', () => {
  test('in a minute, without a violation of accessibility or of the content policy', async () => {
    const { page, complaints } = await visit(browser, phone);
    await page.goto(links[0]!);
    await page.getByRole('checkbox').first().waitFor();
    await expectAccessible(page);
    const before = await answered();
    const thumb = await fillIn(page, 3);
    await expectAccessible(page);
    await thumb.tap(page.getByRole('button', { name: '提交答卷' }));
    await heading(page, '谢谢,答卷已收到').waitFor();
    await expectAccessible(page);
    expect(thumb.taps * 3).toBeLessThanOrEqual(60);
    expect(await answered()).toBe(before + 1);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('unit:');
    expect(complaints).toEqual([]);
  });

  test('a link opened, refreshed and left unspent can still be used; the draft survives the refresh', async () => {
    const { page } = await visit(browser, phone);
    await page.goto(links[1]!);
    await page
      .locator('label', { has: page.getByRole('checkbox') })
      .nth(2)
      .tap();
    await page.reload();
    await expect.poll(() => page.getByRole('checkbox').nth(2).isChecked()).toBe(true);
  });

  test('answered in two tabs, one response counts and the second tab is told in plain words', async () => {
    const { page: first } = await visit(browser, phone);
    await first.goto(links[2]!);
    const { page: second } = await visit(browser, phone);
    await second.goto(links[2]!);
    await fillIn(first, 1);
    await fillIn(second, 2);
    const before = await answered();
    await first.getByRole('button', { name: '提交答卷' }).tap();
    await heading(first, '谢谢,答卷已收到').waitFor();
    await second.getByRole('button', { name: '提交答卷' }).tap();
    await heading(second, '这个链接已经提交过答卷').waitFor();
    await expectAccessible(second);
    expect(await answered()).toBe(before + 1);
  });

  test('by keyboard alone', async () => {
    const { page } = await visit(browser, { viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
    await page.goto(links[3]!);
    await page.getByRole('checkbox').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await heading(page, /您对它的服务满意吗/).waitFor();
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '跳过' }).focus();
    await page.keyboard.press('Enter');
    await heading(page, /总的来说/).waitFor();
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await heading(page, /有人要求您/).waitFor();
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await heading(page, /还有什么想说/).waitFor();
    await page.getByRole('button', { name: '继续' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '提交答卷' }).focus();
    await page.keyboard.press('Enter');
    await heading(page, '谢谢,答卷已收到').waitFor();
  });

  test('a link that is none says so plainly', async () => {
    const { page } = await visit(browser, phone);
    await page.goto('/s.html#0000000000000000');
    await heading(page, '这个链接打不开问卷').waitFor();
    await expectAccessible(page);
  });
});
