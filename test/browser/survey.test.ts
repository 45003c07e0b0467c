import { gzipSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choice, expectAccessible, heading, openBrowser, phone, visit } from './browser.ts';
import { call, currentMonth, jurisdiction, surveyLinks } from './county.ts';

let browser: Browser;
let month: string;
let links: string[];
beforeAll(async () => {
  month = await currentMonth();
  [browser, links] = await Promise.all([openBrowser(), surveyLinks(month, 10)]);
});
afterAll(() => browser.close());

const answered = async () => (await call('readRound', { jurisdiction, month }, 'office')).answered;

/** Seconds that a tap is taken for: reading, and moving a thumb. */
const SECONDS_A_TAP = 3;

/** What an enterprise may load to answer, gzipped. */
const BUDGET = 20 * 1024;

/** Ticks units, rates each, and goes on to the page that shows all answers. Gives the number of taps. */
async function fillIn(page: Page, units: number): Promise<number> {
  let taps = 0;
  const tap = async (target: Locator): Promise<void> => {
    await target.tap();
    taps += 1;
  };
  await page.getByRole('checkbox').first().waitFor();
  for (let n = 0; n < units; n++) await tap(page.locator('label.target').nth(n));
  await tap(page.getByRole('button', { name: '继续' }));
  for (let n = 0; n < units; n++) {
    await heading(page, /您对它的服务满意吗/).waitFor();
    const before = await page.getByRole('heading', { level: 1 }).textContent();
    await tap(choice(page, /^满意$/));
    await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before);
  }
  await tap(page.getByRole('button', { name: '跳过' }));
  await heading(page, /总的来说/).waitFor();
  await tap(choice(page, /^非常满意$/));
  await heading(page, /有人要求您/).waitFor();
  await tap(choice(page, /^没有/));
  await heading(page, /还有什么想说/).waitFor();
  await tap(page.getByRole('button', { name: '继续' }));
  await page.getByRole('button', { name: '提交答卷' }).waitFor();
  return taps;
}

const send = (page: Page): Promise<void> => page.getByRole('button', { name: '提交答卷' }).tap();
const thanks = (page: Page): Promise<void> => heading(page, '谢谢,答卷已收到').waitFor();
const spent = (page: Page): Promise<void> => heading(page, '这个链接已经提交过答卷').waitFor();

describe('[X5] an enterprise answers the monthly survey', () => {
  test('on a phone within a minute, with 20 KB loaded and nothing left behind', async () => {
    const { page, complaints } = await visit(browser, phone);
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (/javascript|css/.test(response.headers()['content-type'] ?? '')) bodies.push(response.body());
    });
    await page.goto(links[0]!);
    await page.getByRole('checkbox').first().waitFor();
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(BUDGET);
    await expectAccessible(page);
    const before = await answered();
    const taps = await fillIn(page, 3);
    expect((taps + 1) * SECONDS_A_TAP).toBeLessThanOrEqual(60);
    await expectAccessible(page);
    await send(page);
    await thanks(page);
    await expectAccessible(page);
    expect(await answered()).toBe(before + 1);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('by keyboard alone', async () => {
    const { page } = await visit(browser, { viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
    await page.goto(links[1]!);
    const before = await answered();
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    const tabTo = async (wanted: string): Promise<void> => {
      for (let presses = 0; presses < 20; presses++) {
        await press('Tab');
        if (await page.evaluate((selector) => document.activeElement?.matches(selector), wanted)) return;
      }
      throw new Error(`the keyboard does not reach ${wanted}`);
    };
    await page.getByRole('checkbox').first().waitFor();
    await tabTo('[type=checkbox]');
    await press('Space');
    await press('Enter');
    await heading(page, /您对它的服务满意吗/).waitFor();
    await tabTo('[type=radio]');
    await press('ArrowDown');
    await press('Enter');
    await heading(page, /您还愿意就哪些方面/).waitFor();
    await tabTo('[type=checkbox]');
    await press('Enter');
    for (const question of [/总的来说/, /有人要求您/]) {
      await heading(page, question).waitFor();
      await tabTo('[type=radio]');
      await press('Space');
      await press('Enter');
    }
    await heading(page, /还有什么想说/).waitFor();
    await tabTo('textarea');
    await page.keyboard.type('手续比去年少了。');
    await tabTo('[type=submit]');
    await press('Enter');
    await heading(page, '请核对,然后提交').waitFor();
    await tabTo('#send');
    await press('Enter');
    await thanks(page);
    expect(await answered()).toBe(before + 1);
  });

  test('opened and refreshed, a link is still good and the draft is still there', async () => {
    const { page } = await visit(browser, phone);
    const before = await answered();
    await page.goto(links[2]!);
    await page.locator('label.target').nth(2).tap();
    await page.reload();
    await expect.poll(() => page.getByRole('checkbox').nth(2).isChecked()).toBe(true);
    expect(await answered()).toBe(before);
  });

  test('in two tabs, one response counts and the other tab is told at once', async () => {
    const first = await visit(browser, phone);
    await first.page.goto(links[3]!);
    await fillIn(first.page, 1);
    const second = await visit(browser, phone, first);
    await second.page.goto(links[3]!);
    await second.page.getByRole('button', { name: '提交答卷' }).waitFor();
    const before = await answered();
    await send(first.page);
    await thanks(first.page);
    await spent(second.page);
    await expectAccessible(second.page);
    expect(await answered()).toBe(before + 1);
  });

  test('on two phones at the same moment, one response counts', async () => {
    const pages = await Promise.all([1, 2].map(async () => (await visit(browser, phone)).page));
    for (const [at, page] of pages.entries()) {
      await page.goto(links[4]!);
      await fillIn(page, at);
    }
    const before = await answered();
    await Promise.all(pages.map(send));
    const ends = await Promise.all(
      pages.map((page) => Promise.race([thanks(page).then(() => 'thanks'), spent(page).then(() => 'spent')])),
    );
    expect(ends.toSorted()).toEqual(['spent', 'thanks']);
    expect(await answered()).toBe(before + 1);
  });

  test('the back button, a double tap and the other language lose no answer and skip no question', async () => {
    const { page } = await visit(browser, phone);
    await page.goto(links[5]!);
    await page.getByRole('checkbox').first().waitFor();
    for (const n of [0, 1]) await page.locator('label.target').nth(n).tap();
    await page.getByRole('button', { name: '继续' }).tap();
    await heading(page, /您对它的服务满意吗/).waitFor();
    const first = await page.getByRole('heading', { level: 1 }).textContent();
    await choice(page, '未接触').dblclick();
    await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, first);
    await heading(page, /您对它的服务满意吗/).waitFor();
    expect(await page.locator(':checked').count()).toBe(0);
    await page.goBack();
    await heading(page, first!).waitFor();
    expect(await page.getByRole('radio', { name: '未接触' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'English' }).tap();
    await heading(page, /how satisfied are you with its service/).waitFor();
    expect(await page.getByRole('radio', { name: 'No contact' }).isChecked()).toBe(true);
    await expectAccessible(page);
    await page.goForward();
    await heading(page, /how satisfied are you with its service/).waitFor();
    await page.reload();
    await heading(page, /how satisfied are you with its service/).waitFor();
    expect(await page.locator(':checked').count()).toBe(0);
  });

  test('eight units at most: a ninth is told beside the list, and taken away again', async () => {
    const { page } = await visit(browser, phone);
    await page.goto(links[6]!);
    await page.getByRole('checkbox').first().waitFor();
    for (let n = 0; n < 9; n++) await page.locator('label.target').nth(n).tap();
    await page.getByRole('button', { name: '继续' }).tap();
    await page.getByText('最多选8个单位,现在选了9个').waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('#answer') !== null)).toBe(true);
    await expectAccessible(page);
    await page.locator('label.target').nth(8).tap();
    await page.getByRole('button', { name: '继续' }).tap();
    await heading(page, /您对它的服务满意吗/).waitFor();
  });

  test('without a network until it is sent: nothing is lost, and a double tap sends once', async () => {
    const { page } = await visit(browser, phone);
    await page.goto(links[7]!);
    await page.getByRole('checkbox').first().waitFor();
    await page.context().setOffline(true);
    await fillIn(page, 2);
    const before = await answered();
    await send(page);
    await page.getByRole('alert').getByText('没有提交成功').waitFor();
    expect(await answered()).toBe(before);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '提交答卷' }).dblclick();
    await thanks(page);
    expect(await answered()).toBe(before + 1);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  test('is told to a screen reader question by question, and a problem is filed as a separate act', async () => {
    const { page } = await visit(browser, phone);
    await page.goto(links[8]!);
    await page.getByRole('checkbox').first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    await page.locator('label.target').first().tap();
    await page.getByRole('button', { name: '继续' }).tap();
    await heading(page, /您对它的服务满意吗/).waitFor();
    expect(await focused()).toBe('H1');
    const group = page.getByRole('group', { name: /您对它的服务满意吗/ });
    expect(await group.getByRole('radio').count()).toBe(6);
    expect(await page.getByRole('progressbar').getAttribute('aria-label')).toMatch(/还剩\d+题/);
    await page.getByRole('button', { name: '继续' }).tap();
    await expect.poll(() => group.getAttribute('aria-describedby')).toContain('answer-error');
    await page.goBack();
    await page.locator('label.target').first().tap();
    await fillIn(page, 1);
    await send(page);
    await thanks(page);
    expect(await focused()).toBe('H1');
    const link = page.getByRole('link', { name: '另外提交一件诉求' });
    expect(await link.getAttribute('href')).toBe(`/report.html?j=${jurisdiction}`);
    const proof = page.getByRole('link', { name: /核验抽样/ });
    await proof.tap();
    await page.getByText(/只有审计能逐家核验/).waitFor();
    await page.getByText('证明成立').waitFor();
    await expectAccessible(page);
    await page.goBack();
    await page.getByRole('link', { name: '另外提交一件诉求' }).tap();
    await page.waitForURL(/report\.html/);
    await page.getByRole('textbox').first().waitFor();
    expect(await page.evaluate(() => [document.referrer, location.hash])).toEqual(['', '']);
  });

  test('a link that is none says so plainly', async () => {
    const { page } = await visit(browser, phone);
    await page.goto('/s.html#0000000000000000');
    await heading(page, '这个链接打不开问卷').waitFor();
    await expectAccessible(page);
  });
});
