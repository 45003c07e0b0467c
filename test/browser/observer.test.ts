import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choice, expectAccessible, heading, openBrowser, phone, visit } from './browser.ts';
import { call, jurisdiction, secretIn } from './county.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Issues the personal link of an observer; an earlier one dies. */
async function linkOf(personId: string): Promise<string> {
  const { items } = await call('listObservers', { jurisdiction }, 'office');
  const { to } = items.find(({ person }) => person === personId)!;
  return (await call('issueObserverLink', { jurisdiction, personId, to: to! }, 'office')).url;
}

/** What a phone keeps of a visit, but for the choice of language. */
const kept = (page: Page) =>
  page.evaluate(() =>
    [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key !== 'yxt.language'),
  );

describe('[X7] an observer files a lead by her personal link', () => {
  test('sees it among her own and counted for her duty, while another observer does not see it', async () => {
    const [mine, other] = [await linkOf('observer-01'), await linkOf('observer-02')];
    const home = () => call('observerHome', {}, secretIn('Link', mine));
    const before = await home();
    const { page, complaints } = await visit(browser, phone);
    await page.goto(mine);
    await heading(page, /您好/).waitFor();
    await expectAccessible(page);

    const text = '园区公交末班车提前到六点,两家企业夜班工人回不了家。';
    await page.getByRole('button', { name: '报一条线索' }).tap();
    await page.getByLabel('说说情况').fill(text);
    await page.getByRole('button', { name: '继续' }).tap();
    await choice(page, '其他').tap();
    await heading(page, '涉及谁、在哪里?').waitFor();
    await page.getByRole('button', { name: '继续' }).tap();
    await choice(page, /^不紧急/).tap();
    await heading(page, /知道您是谁/).waitFor();
    await expectAccessible(page);
    await choice(page, /^不让单位知道/).tap();
    await heading(page, '请核对,然后提交').waitFor();
    expect(await kept(page)).toEqual([]);
    await page.getByRole('button', { name: '提交', exact: true }).tap();
    await heading(page, '已收到,请保存回执').waitFor();
    await page.getByRole('button', { name: '回首页' }).tap();

    await page.locator('li', { hasText: text }).first().waitFor();
    const after = await home();
    const known = new Set(before.leads.map(({ id }) => id));
    const filed = after.leads.filter(({ id }) => !known.has(id));
    expect(filed).toHaveLength(1);
    expect(after.duty!.done).toBe(before.duty!.done + 1);
    await page.getByText(`已报${after.duty!.done}条`).waitFor();
    await expectAccessible(page);
    expect(await kept(page)).toEqual([]);

    const { page: elsewhere } = await visit(browser, phone);
    await elsewhere.goto(other);
    await heading(elsewhere, /您好/).waitFor();
    expect(await elsewhere.getByText(text).count()).toBe(0);
    const { leads } = await call('observerHome', {}, secretIn('Link', other));
    expect(leads.map(({ id }) => id)).not.toContain(filed[0]!.id);
    expect(complaints).toEqual([]);
  });

  test('a link that was replaced opens nothing', async () => {
    const old = await linkOf('observer-03');
    await linkOf('observer-03');
    const { page } = await visit(browser, phone);
    await page.goto(old);
    await heading(page, '这个链接已停用').waitFor();
    await expectAccessible(page);
  });
});
