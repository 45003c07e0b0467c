import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crockfordCheckSymbols } from '../../shared/identifiers/crockford.ts';
import { choice, expectAccessible, heading, openBrowser, phone, requestsOf, visit } from './browser.ts';
import { assign, call, caseOf, sign, solve } from './county.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const unit = 'market-supervision';
const onward = (page: Page): Promise<void> => page.getByRole('button', { name: '继续' }).tap();
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** Files a request as a phone without a word about its filer does; gives the receipt as it is shown. */
async function file(page: Page, text: string): Promise<string> {
  await page.goto('/report.html');
  await page.getByLabel('说说情况').fill(text);
  await onward(page);
  await choice(page, '手续').first().tap();
  await heading(page, '涉及谁、在哪里?').waitFor();
  await onward(page);
  await heading(page, '紧急吗?').waitFor();
  await choice(page, /^不紧急/).tap();
  await heading(page, '怎么联系您?').waitFor();
  await onward(page);
  await heading(page, '请核对,然后提交').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交', exact: true }).tap();
  await heading(page, '已收到,请保存回执').waitFor();
  const receipt = await page.locator('.code').textContent();
  return receipt!.trim();
}

/** The same receipt with another check character. */
function mistyped(receipt: string): string {
  const others = [...crockfordCheckSymbols].filter((symbol) => symbol !== receipt.at(-1));
  return receipt.slice(0, -1) + others[0];
}

const caseIdOf = async (receipt: string): Promise<string> =>
  (await call('readOwnCase', {}, { scheme: 'Receipt', value: receipt.replaceAll('-', '') })).id;

describe('[F4] anyone files a request on a phone', () => {
  test('follows it by its receipt, sends it back and at last confirms', async () => {
    const { page, complaints } = await visit(browser, phone);
    const receipt = await file(page, '餐饮服务许可证变更已交材料三周,窗口两次要求补同一份图纸。');
    await expectAccessible(page);

    const requests = requestsOf(page);
    await page.goto('/case.html');
    await page.getByLabel('回执编号').fill(mistyped(receipt));
    await page.getByRole('button', { name: '查看' }).tap();
    await page.getByRole('alert').waitFor();
    expect(await focusedText(page)).toContain('回执编号有误,请逐位核对');
    await expectAccessible(page);
    expect(requests).toEqual([]);
    await page.getByLabel('回执编号').fill(receipt.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: '查看' }).tap();
    await heading(page, '办理情况').waitFor();
    expect(requests[0]).toBe('GET /api/case');
    expect(requests).not.toContain('GET /api/complaint');
    expect(page.url()).not.toContain(receipt.slice(0, 4));

    const id = await caseIdOf(receipt);
    await assign(id, unit);
    await sign(id, unit);
    await solve(id, unit, { reply: '图纸已在系统里找到。', claim: '许可证今天办好,可到窗口领取。' });
    await page.reload();
    await page.getByText('图纸已在系统里找到。').waitFor();
    await page.getByText('承办单位:县市场监督管理局').waitFor();
    await expectAccessible(page);

    await choice(page, '没有解决,退回重办').tap();
    await page.getByRole('button', { name: '退回重办' }).tap();
    expect(await focusedText(page)).toContain('请写一写还有什么没有解决');
    await page.getByLabel('还有什么没有解决?').fill('领到的许可证上地址写错了。');
    await page.getByRole('button', { name: '退回重办' }).tap();
    await page.getByText('您退回重办').waitFor();
    expect(await caseOf(id)).toMatchObject({ state: 'reopened', reworks: 1 });

    await solve(id, unit, { reply: '地址已更正。', claim: '新证已送到店里。' });
    await page.reload();
    await page.getByText('新证已送到店里。').waitFor();
    await choice(page, /^解决了$/).tap();
    await page.getByRole('button', { name: '确认已解决' }).tap();
    expect(await focusedText(page)).toContain('请选择一项');
    await choice(page, /^满意$/).tap();
    await page.getByRole('button', { name: '确认已解决' }).tap();
    await page.getByText('您确认已解决').waitFor();
    await expectAccessible(page);
    const confirmed = await caseOf(id);
    expect(confirmed.state).toBe('confirmed');
    expect(confirmed.events.at(-1)).toMatchObject({ kind: 'confirmed', by: 'filer', level: 'satisfied' });
    expect(complaints).toEqual([]);
  });

  test('is told what is wrong before anything is sent, and loses nothing', async () => {
    const { page } = await visit(browser, phone);
    await page.goto('/report.html');
    await page.getByLabel('说说情况').waitFor();
    const requests = requestsOf(page);
    await onward(page);
    await page.getByRole('alert').waitFor();
    expect(await focusedText(page)).toContain('请先写一写是什么问题');
    await expectAccessible(page);
    const text = '厂区门口的路灯坏了两个月。';
    await page.getByLabel('说说情况').fill(text);
    await onward(page);
    await choice(page, '水电气').tap();
    await heading(page, '涉及谁、在哪里?').waitFor();
    await onward(page);
    await choice(page, /^不紧急/).tap();
    await page.getByLabel('电话').fill('打我电话');
    await onward(page);
    await page.getByRole('alert').waitFor();
    expect(await focusedText(page)).toContain('现为「打我电话」');
    await expectAccessible(page);
    await page.getByRole('alert').getByRole('button').tap();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('phone');
    expect(requests.filter((one) => !one.endsWith('/challenge'))).toEqual([]);

    await page.reload();
    await page.getByText('上次没写完的内容还在').waitFor();
    await page.getByLabel('电话').fill('07180000000');
    await onward(page);
    await page.getByText(text).waitFor();
    await page.getByText('07180000000').waitFor();
    expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
  });
});
