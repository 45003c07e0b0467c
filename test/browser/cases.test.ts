import { randomInt } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { expectAccessible, expectAccessibleEverywhere, openBrowser, phone, settled } from './browser.ts';
import { assign, call, caseOf, fileCase, jurisdiction, sign } from './county.ts';
import { confirm, detail, openSection, press, signInAt } from './desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const unit = 'market-supervision';
const matterNumber = (): number => randomInt(100_000, 999_999);
const boxOf = async (place: Locator) => (await place.boundingBox())!;

async function open(page: Page, id: string, text: string): Promise<void> {
  await page.goto(`/desk.html?page=cases&id=${id}`);
  await detail(page).getByText(text).first().waitFor();
  await settled(page);
}

describe('a case on one screen', () => {
  test('likely duplicates stand beside it; two are compared side by side and merged, by letters and one confirmation', async () => {
    const text = `${matterNumber()}号厂房用电容量不足,三条生产线只能开一条,申请增容没有答复。`;
    const repeat = `${text}订单月底要交货。`;
    const [first, second] = [await fileCase(text), await fileCase(repeat)];
    const { page, complaints } = await signInAt(browser, '营商办');
    await open(page, second.id, repeat);

    const section = (name: string) => detail(page).getByRole('heading', { level: 3, name, exact: true });
    const [said, similar, last] = await Promise.all([
      boxOf(detail(page).getByText(repeat, { exact: true })),
      boxOf(section('可能重复')),
      boxOf(section('经过')),
    ]);
    expect(similar.x).toBeGreaterThan(said.x + said.width - 1);
    expect(last.y + last.height).toBeLessThan(800);
    await expectAccessibleEverywhere(page);

    await page.keyboard.press('c');
    const compared = detail(page).getByRole('region', { name: '并排对照' });
    const [mine, theirs] = [
      compared.getByText(repeat, { exact: true }),
      compared.getByText(text, { exact: true }),
    ];
    await theirs.waitFor();
    expect((await boxOf(theirs)).y).toBe((await boxOf(mine)).y);
    await expectAccessible(page);
    await compared.getByRole('button', { name: '并入那一件' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(text, { exact: true }).waitFor();
    expect(await caseOf(second.id)).toMatchObject({ state: 'submitted' });
    await confirm(page, '并案');
    await page.getByText('已并案,两张回执都有效').waitFor();
    expect(await caseOf(second.id)).toMatchObject({ state: 'duplicate', mergedInto: first.id });
    expect(complaints).toEqual([]);
  });

  test('letters do what their buttons do, are listed in the help, can be turned off, and are nothing but text while one types', async () => {
    const text = `${matterNumber()}号门面排水不畅,雨天进水。`;
    const { id } = await fileCase(text);
    const { page } = await signInAt(browser, '营商办');
    await open(page, id, text);
    await page.keyboard.press('p');
    const call1 = detail(page).getByRole('form', { name: '记录已联系' }).getByRole('textbox');
    await call1.waitFor();
    await page.keyboard.type('yam');
    expect(await call1.inputValue()).toBe('yam');
    expect(await caseOf(id)).toMatchObject({ state: 'submitted' });
    await detail(page).getByRole('button', { name: '不办了' }).click();

    await page.getByRole('button', { name: '键盘操作说明 ?' }).click();
    const help = page.getByRole('dialog', { name: '键盘操作' });
    await help.getByText('受理并交办').waitFor();
    await expectAccessible(page);
    await help.getByLabel('单键操作').uncheck();
    await help.getByRole('button', { name: '知道了' }).click();
    await page.keyboard.press('y');
    await page.getByRole('button', { name: '键盘操作说明 ?' }).click();
    expect(await caseOf(id)).toMatchObject({ state: 'submitted' });
    await help.getByLabel('单键操作').check();
    await help.getByRole('button', { name: '知道了' }).click();
    await page.keyboard.press('y');
    await page.getByText('已受理', { exact: true }).first().waitFor();
    expect(await caseOf(id)).toMatchObject({ state: 'accepted' });
  });
});

describe('who has what in hand', () => {
  test('the office sees it where it assigns, the unit among its rates, another unit nothing of it', async () => {
    const [held, fresh] = [`${matterNumber()}号摊位费用不清。`, `${matterNumber()}号市场照明损坏。`];
    const { id } = await fileCase(held);
    await assign(id, unit);
    await sign(id, unit);
    await fileCase(fresh);
    const { items: people } = await call('listPeople', { jurisdiction, limit: 500 }, 'office');
    const holder = people.find((person) => person.id === `handler-${unit}`)!.name;

    const office = await signInAt(browser, '营商办');
    await openSection(office.page, '案件');
    await office.page.getByText('批量交办').click();
    const units = office.page.getByLabel('交给哪个单位');
    const choice = units.locator(`option[value="${unit}"]`);
    await choice.filter({ hasText: /^县市场监督管理局\(在办\d+/ }).waitFor({ state: 'attached' });
    await units.selectOption(unit);
    const row = office.page.getByRole('row').filter({ hasText: holder });
    expect(Number(await row.getByRole('cell').nth(1).textContent())).toBeGreaterThan(0);
    await expectAccessibleEverywhere(office.page);

    const mine = await signInAt(browser, '县市场监督管理局承办人');
    await mine.page.goto('/desk.html?page=cases&tab=rates');
    await mine.page.getByRole('row').filter({ hasText: holder }).waitFor();
    await expectAccessible(mine.page);

    const other = await signInAt(browser, '县住房和城乡建设局承办人', phone);
    await other.page.goto('/desk.html?page=cases&tab=rates');
    await other.page.getByRole('heading', { name: '谁手上有多少' }).waitFor();
    await settled(other.page);
    expect(await other.page.getByText(holder, { exact: true }).count()).toBe(0);
    await expectAccessible(other.page);
  });
});

test('[S17] the county’s own means stand in the claim form; what a refusal says stands at its field and nothing typed is lost', async () => {
  const { version, settings } = await call('readIntakeConfiguration', { jurisdiction }, 'admin');
  onTestFinished(async () => {
    const now = await call('readIntakeConfiguration', { jurisdiction }, 'admin');
    await call('saveIntakeConfiguration', { jurisdiction, version: now.version, settings }, 'admin');
  });
  const own = { code: 'buyers', zh: '产销对接', en: 'Brought together with buyers', money: false };
  const means = [...settings.closing.means.filter(({ code }) => code !== own.code), own];
  await call(
    'saveIntakeConfiguration',
    { jurisdiction, version, settings: { ...settings, closing: { evidence: true, means } } },
    'admin',
  );
  const text = `${matterNumber()}号企业的矿泉水卖不出去。`;
  const { id } = await fileCase(text);
  await assign(id, unit);
  const { page } = await signInAt(browser, '县市场监督管理局承办人');
  await open(page, id, text);
  await page.keyboard.press('r');
  const reply = detail(page).getByRole('form', { name: '签收并答复' });
  await reply.getByRole('textbox').fill('已联系三家商超。');
  await reply.getByRole('button', { name: '签收并答复' }).click();
  await reply.waitFor({ state: 'detached' });
  await press(page, '办结');
  const claim = detail(page).getByRole('form', { name: '办结' });
  await claim.getByLabel('办理结果').fill('已与两家商超签约。');
  await claim.getByRole('button', { name: '办结', exact: true }).click();
  await claim.getByText('本县要求写明佐证').first().waitFor();
  expect(await claim.getByLabel('办理结果').inputValue()).toBe('已与两家商超签约。');
  await expectAccessible(page);
  await claim.getByLabel('办结方式').selectOption({ label: '产销对接' });
  await claim.getByLabel('佐证').fill('购销合同2026-8号');
  await claim.getByRole('button', { name: '办结', exact: true }).click();
  await claim.waitFor({ state: 'detached' });
  expect((await caseOf(id)).events.at(-1)).toMatchObject({ resolution: { means: 'buyers' } });
  await detail(page).getByText('产销对接 · 购销合同2026-8号').waitFor();
});
