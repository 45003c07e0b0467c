import { randomInt } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectAccessibleEverywhere, heading, openBrowser, settled } from './browser.ts';
import { call, jurisdiction } from './county.ts';
import { confirm, detail, press, signInAt } from './desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Opens a page of the registry by its address. */
async function openList(page: Page, list: string, more: Record<string, string> = {}): Promise<void> {
  await page.goto(`/desk.html?${new URLSearchParams({ page: 'registry', list, ...more }).toString()}`);
  await heading(page, '名册').waitFor();
  await settled(page);
}

/** Types into a field that searches, and takes the first thing found. */
async function pick(page: Page, label: string, text: string): Promise<void> {
  const field = detail(page).getByRole('combobox', { name: label });
  await field.fill(text);
  await detail(page).getByRole('option').first().waitFor();
  await field.press('Enter');
}

const planNow = async () => {
  const { items } = await call('listPlans', { jurisdiction }, 'office');
  return items.find(({ status }) => status === 'approved')!;
};

describe('the search of the desk', () => {
  test('opens what was found by its initials, with the keyboard alone', async () => {
    const { items } = await call('listUnits', { jurisdiction, limit: 500 }, 'office');
    const unit = items.find(({ name }) => name === '县市场监督管理局')!;
    const { page, complaints } = await signInAt(browser, '营商办');
    await page.keyboard.press('/');
    const box = page.getByRole('combobox', { name: /^查找/ });
    expect(await box.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('xscjd');
    await page.getByRole('option', { name: unit.name }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    expect(await box.getAttribute('aria-activedescendant')).toBeTruthy();
    await page.keyboard.press('Enter');
    await detail(page).getByRole('heading', { name: unit.name }).waitFor();

    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('没有这样的单位');
    await page.getByText('没有找到“没有这样的单位”。').first().waitFor();
    await expectAccessibleEverywhere(page);
    expect(complaints).toEqual([]);
  });
});

describe('[F1] an edition of the pairing plan', () => {
  test('is drafted from the one in force, changed, compared, returned with a reason, and approved by another', async () => {
    const before = await planNow();
    const { items: enterprises } = await call('listEnterprises', { jurisdiction, limit: 500 }, 'office');
    const { items: people } = await call('listPeople', { jurisdiction, limit: 500 }, 'office');
    const { year, edition } = before;
    const { pairings } = await call('readPlan', { jurisdiction, year, edition }, 'office');
    const official = people.find(({ kind, to }) => kind === 'official' && !to)!;
    const taken = new Set(
      pairings.filter((one) => one.official === official.id).map(({ subject }) => subject.id),
    );
    const subject = enterprises.find(({ id }) => !taken.has(id))!;

    const office = await signInAt(browser, '营商办');
    await openList(office.page, 'plans');
    await office.page.getByRole('button', { name: '起草新一版' }).click();
    await office.page.getByRole('form', { name: '起草新一版' }).getByRole('button').click();
    await detail(office.page)
      .getByText(/^草案:/)
      .waitFor();
    await press(office.page, '加入包联关系');
    await pick(office.page, '包联领导', official.name);
    await pick(office.page, '包联对象', subject.id);
    await expectAccessible(office.page);
    await press(office.page, '加入');
    await office.page.getByText('已加入').waitFor();
    await press(office.page, '取消');
    await detail(office.page).getByRole('tab', { name: '与上一版比较' }).click();
    await detail(office.page)
      .getByText(/新增1条,移出0条,变更0条/)
      .waitFor();
    await expectAccessibleEverywhere(office.page);
    await press(office.page, '送审');
    await confirm(office.page, '送审');
    await detail(office.page)
      .getByText(/^已送审:/)
      .waitFor();
    const address = new URL(office.page.url()).search;

    const supervisor = await signInAt(browser, '督查');
    await supervisor.page.goto(`/desk.html${address}`);
    await press(supervisor.page, '退回修改');
    await confirm(supervisor.page, '退回修改');
    await supervisor.page.getByRole('dialog').getByText('请写明退回的理由').waitFor();
    await supervisor.page.getByRole('dialog').getByLabel('理由').fill('请补配合领导。');
    await expectAccessible(supervisor.page);
    await confirm(supervisor.page, '退回修改');
    await detail(supervisor.page)
      .getByText(/^草案:/)
      .waitFor();

    await office.page.reload();
    await detail(office.page)
      .getByText(/请补配合领导。/)
      .waitFor();
    await press(office.page, '送审');
    await confirm(office.page, '送审');
    await detail(office.page)
      .getByText(/^已送审:/)
      .waitFor();
    await supervisor.page.reload();
    await press(supervisor.page, '批准');
    await confirm(supervisor.page, '批准');
    await detail(supervisor.page)
      .getByText(/^已批准并冻结:/)
      .waitFor();
    const after = await planNow();
    expect(after).toMatchObject({ year, pairings: before.pairings + 1 });
    expect(after.edition).toBeGreaterThan(edition);

    await detail(office.page).getByRole('link', { name: '打印责任分解表' }).click();
    await office.page.getByRole('heading', { level: 1, name: `咸丰县${year}年责任分解表` }).waitFor();
    await office.page.getByRole('button', { name: '返回' }).click();
    await detail(office.page).getByRole('link', { name: '打印全部责任卡' }).click();
    await office.page.getByText(/^共\d+张责任卡/).waitFor();
    expect(await office.page.locator('article.sheet').count()).toBeGreaterThanOrEqual(40);
    expect([...office.complaints, ...supervisor.complaints]).toEqual([]);
  });
});

describe('[F2] an official leaves', () => {
  test('everything held is shown, a successor is asked for each, and the next edition is drafted', async () => {
    const { items } = await call('listPeople', { jurisdiction, limit: 500 }, 'office');
    const officials = items.filter(({ kind, rank }) => kind === 'official' && rank === 'countyLeader');
    const [leaver, successor] = [officials[0]!, officials[1]!];
    const { page, complaints } = await signInAt(browser, '营商办');
    await openList(page, 'people', { id: leaver.id });
    await detail(page).getByRole('link', { name: '责任卡', exact: true }).click();
    await heading(page, '咸丰县包联责任卡').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '返回' }).click();
    await press(page, '结束任职并移交');
    await detail(page).getByText('要移交的事项').waitFor();
    await press(page, '移交');
    await detail(page)
      .getByText(/^还有\d+项没有接任人/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await pick(page, '没有单独选的,都交给', successor.name);
    await press(page, '移交');
    await page
      .getByRole('dialog')
      .getByText(/这一版批准后才生效/)
      .waitFor();
    await expectAccessible(page);
    await confirm(page, '移交');
    await detail(page).getByText('接下来').waitFor();
    await expectAccessibleEverywhere(page);
    await detail(page)
      .getByRole('link', { name: /^核对并送审/ })
      .click();
    await detail(page)
      .getByText(/^草案:/)
      .waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('an enterprise is corrected', () => {
  test('a wrong field is told beside it, leaving asks first, and a change made meanwhile is not overwritten', async () => {
    const { items } = await call('listEnterprises', { jurisdiction, limit: 1 }, 'office');
    const [enterprise] = items;
    const { page, complaints } = await signInAt(browser, '营商办');
    await openList(page, 'enterprises', { id: enterprise!.id });
    await detail(page).getByRole('button', { name: /^修改/ }).click();
    const form = detail(page);
    await form.getByLabel('联系电话').fill('打电话');
    await form.getByLabel(/^联系人/).fill('张三');
    await press(page, '保存');
    await form.getByText('有1处需要修改').waitFor();
    expect(await form.getByLabel('联系电话').getAttribute('aria-invalid')).toBe('true');
    await expectAccessibleEverywhere(page);

    await page.getByRole('tab', { name: '项目' }).click();
    await page.getByRole('dialog').getByText('离开后,这些修改不会保留。').waitFor();
    await confirm(page, '留下继续填');
    const phone = `138${randomInt(10_000_000, 99_999_999)}`;
    await form.getByLabel('联系电话').fill(phone);

    const town = `${enterprise!.town}东`;
    await call('saveEnterprises', { jurisdiction, items: [{ ...enterprise!, town }] }, 'office');
    await press(page, '保存');
    await form.getByText('保存前,别人改了这一条').waitFor();
    expect(await form.getByLabel('乡镇').inputValue()).toBe(town);
    expect(await form.getByLabel('联系电话').inputValue()).toBe(phone);
    await press(page, '保存');
    await page.getByText('已保存').waitFor();
    await form.getByText(phone).waitFor();
    await form.getByText(town).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('lists, calendar and checks', () => {
  test('have no fault on a screen by day and on a phone by night', async () => {
    const { items } = await call('listPeople', { jurisdiction, limit: 500 }, 'office');
    const { id } = items.find(({ kind, to }) => kind === 'official' && !to)!;
    const { page, complaints } = await signInAt(browser, '营商办');
    await openList(page, 'checks');
    await expectAccessibleEverywhere(page);
    // One official's: hundreds of equal rows would tell nothing more.
    await openList(page, 'calendar', { person: id });
    await page.getByRole('row').nth(1).waitFor();
    await expectAccessibleEverywhere(page);
    await openList(page, 'lists', { official: id });
    await expectAccessibleEverywhere(page);
    await page.getByRole('tab', { name: /^任务清单/ }).click();
    await expectAccessibleEverywhere(page);
    await page.getByRole('link', { name: '打印这一张' }).click();
    await heading(page, '咸丰县任务清单').waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});
