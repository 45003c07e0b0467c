import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectAccessibleEverywhere, openBrowser, settled } from './browser.ts';
import { confirm, signInAt } from './desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Opens a page of the scoring section by its address, as a link would. */
async function openTab(page: Page, tab: string): Promise<void> {
  await page.goto(`/desk.html?page=scoring&tab=${tab}`);
  await page.getByRole('tab', { selected: true }).first().waitFor();
  await settled(page);
}

/** The brief of a month that no other journey publishes. */
async function openBrief(page: Page): Promise<void> {
  await openTab(page, 'brief');
  await page.locator('input[type="month"]').first().fill('2026-05');
  await settled(page);
}

describe('scoring at the desk', () => {
  test('[S11] a scheme is edited with its sum in sight and its curve by the keyboard; weights that do not sum to 100 are refused', async () => {
    const { page, complaints } = await signInAt(browser, '营商办');
    await openTab(page, 'schemes');
    await page.getByRole('button', { name: '起草新一版:项目' }).click();
    await page.getByText('权重合计 100').waitFor();
    await expectAccessibleEverywhere(page);

    const weight = page.getByLabel('权重', { exact: true }).first();
    await weight.fill('26');
    await page.getByText('权重合计 101,应为100').waitFor();
    await page.getByRole('button', { name: '保存草案' }).click();
    await page.getByText('权重合计为101,应为100').first().waitFor();
    await expectAccessible(page);
    await weight.fill('25');

    const point = page.getByRole('slider', { name: '第2点' }).first();
    await point.focus();
    await page.keyboard.press('ArrowDown');
    expect(await point.getAttribute('aria-valuenow')).toBe('95');
    await page.keyboard.press('Shift+ArrowUp');
    expect(await point.getAttribute('aria-valuenow')).toBe('96');
    await page.getByRole('button', { name: '保存草案' }).click();
    await page.getByText('待第二人批准').waitFor();
    await page.getByRole('button', { name: '用已公示月份试算' }).first().click();
    await page
      .getByText(/个对象会有变化|还没有已公示的月份/)
      .first()
      .waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);

    const second = await signInAt(browser, '督查');
    await openTab(second.page, 'schemes');
    await second.page.getByRole('button', { name: '批准生效' }).first().click();
    await confirm(second.page, '批准生效');
    await second.page.getByText('已批准,成为新一版方案').waitFor();
    expect(second.complaints).toEqual([]);
  });

  test('[S10] [S18] [F5] decisions, measures, brief, year and context open without a fault', async () => {
    const { page, complaints } = await signInAt(browser, '督查');
    for (const [tab, words] of [
      ['decisions', '作出决定'],
      ['measures', '作出措施'],
      ['brief', '数字为实时'],
      ['year', '年份'],
      ['context', '只展示,不计分'],
      ['runs', '历次考评'],
    ] as const) {
      await (tab === 'brief' ? openBrief(page) : openTab(page, tab));
      await page.getByText(words).first().waitFor();
      await expectAccessibleEverywhere(page);
    }
    expect(complaints).toEqual([]);
  });

  test('the brief comes as a Word file', async () => {
    const { page, complaints } = await signInAt(browser, '营商办');
    await openBrief(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载Word(.docx)' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/通报\.docx$/);
    await page.getByRole('button', { name: '修改' }).click();
    await expectAccessible(page);
    await page.getByLabel(/^正文/).fill('{place}有{luck}件');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('没有这个数字:{luck}').first().waitFor();
    expect(complaints).toEqual([]);
  });
});
