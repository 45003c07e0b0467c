import { randomInt } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RefusedCall } from '../../shared/contract/client.ts';
import { addDays, civilDateOf, instantAt } from '../../shared/time/civil.ts';
import { expectAccessible, expectAccessibleEverywhere, openBrowser, phone } from './browser.ts';
import { assign, call, caseOf, fileCase, jurisdiction, moveClock } from './county.ts';
import { confirm, detail, openSection, press, sections, signInAt } from './desk.ts';
import type { Section } from './desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const unit = 'market-supervision';
/** Tells a matter of this run from those of earlier runs on the same system; it stands first, where a list still shows it. */
const shopNumber = (): number => randomInt(100_000, 999_999);

/** Opens a case from 今天该我办的, where it stands with what is to be done. */
async function openFromToday(page: Page, kind: string, text: string): Promise<void> {
  await page
    .getByRole('link', { name: text.slice(0, 12) })
    .filter({ hasText: kind })
    .click();
  await detail(page).getByText(text).first().waitFor();
}

/** Submits the text that a move asks for. */
async function write(page: Page, move: string, text: string): Promise<void> {
  await press(page, move);
  const form = detail(page).getByRole('form', { name: move });
  await form.getByRole('textbox').fill(text);
  await form.getByRole('button', { name: move, exact: true }).click();
  await form.waitFor({ state: 'detached' });
}

describe('[F4] a request is handled at the desk', () => {
  test('the office accepts and assigns, the handler signs, replies and claims, another unit sees nothing', async () => {
    const text = `${shopNumber()}号铺面的检测报告迟迟没有出来,影响开业。`;
    const { id, filer } = await fileCase(text);

    const office = await signInAt(browser, '营商办');
    await expectAccessible(office.page);
    await openFromToday(office.page, '案件待受理', text);
    await press(office.page, '受理');
    await press(office.page, '交办');
    const form = detail(office.page).getByRole('form', { name: '交办' });
    await form.getByLabel('承办单位').selectOption({ label: '县市场监督管理局' });
    await expectAccessible(office.page);
    await form.getByRole('button', { name: '交办', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    expect(await caseOf(id)).toMatchObject({ state: 'assigned', leadUnit: unit });

    const handler = await signInAt(browser, '县市场监督管理局承办人');
    await openFromToday(handler.page, '案件待签收', text);
    await press(handler.page, '签收');
    await write(handler.page, '答复', '样品已加急送检。');
    await write(handler.page, '办结', '报告今天出具,已发到您的邮箱。');
    await expectAccessible(handler.page);
    expect(await caseOf(id)).toMatchObject({ state: 'claimed' });
    const { thread } = await call('readOwnCase', {}, filer);
    expect(thread.map((message) => message.text)).toEqual(
      expect.arrayContaining(['样品已加急送检。', '报告今天出具,已发到您的邮箱。']),
    );

    const other = await signInAt(browser, '县住房和城乡建设局承办人', phone);
    await openSection(other.page, '案件');
    expect(await other.page.getByText(text).count()).toBe(0);
    await other.page.goto(`/desk.html?page=cases&id=${id}`);
    await detail(other.page).getByText('没有找到').first().waitFor();
    expect(await other.page.getByText(text).count()).toBe(0);
    const asOther = call('readCase', { jurisdiction, caseId: id }, 'handler-housing');
    await expect(asOther).rejects.toMatchObject({ status: 404 } satisfies Partial<RefusedCall>);
    expect([office, handler, other].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

describe('the desk of the office', () => {
  test('has no fault in any section, on a screen by day and on a phone by night', async () => {
    const { page, complaints } = await signInAt(browser, '营商办');
    for (const section of Object.keys(sections) as Section[]) {
      await openSection(page, section);
      await expectAccessibleEverywhere(page);
    }
    await openSection(page, '项目');
    await page.locator('tbody').getByRole('button').first().click();
    await detail(page).getByRole('heading').first().waitFor();
    await expectAccessibleEverywhere(page);
    expect(complaints).toEqual([]);
  });
});

describe('[S9] a request nobody answered becomes a red notice', () => {
  test('the supervisor checks what is late and issues the draft, numbered', async () => {
    const text = `${shopNumber()}号厂房漏水,电路随时可能短路。`;
    const { id } = await fileCase(text, true);
    await assign(id, unit);
    const { now } = await call('health', {});
    await moveClock(instantAt(addDays(civilDateOf(now), 1), '09:00:00'));

    const { page, complaints } = await signInAt(browser, '督查');
    await openSection(page, '督办');
    await page.getByRole('button', { name: '立即检查到期情况' }).click();
    const row = page.getByRole('row').filter({ hasText: text.slice(0, 8) });
    await row.getByRole('button').click();
    await press(page, '签发');
    const form = detail(page).getByRole('form', { name: '签发' });
    await form.getByLabel('整改要求').fill('今天与提交人联系,派人到现场处置。');
    await form.getByLabel('整改期限').fill(addDays(civilDateOf(now), 3));
    await form.getByRole('button', { name: '签发', exact: true }).click();
    await expectAccessible(page);
    await confirm(page, '签发');
    await page.getByText(/已签发,编号督/).waitFor();
    const { items } = await call('listNotices', { jurisdiction }, 'supervisor');
    const notice = items.find(({ matter }) => matter.id === id)!;
    expect(notice).toMatchObject({ state: 'issued', colour: 'red', leadUnit: unit });
    expect(notice.number).toMatch(/^督〔\d{4}〕咸丰红\d{3}号$/);
    await detail(page).getByText(notice.number!).first().waitFor();
    await expectAccessibleEverywhere(page);
    expect(complaints).toEqual([]);
  });
});
