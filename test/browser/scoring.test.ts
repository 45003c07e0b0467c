import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectAccessibleEverywhere, openBrowser, settled } from './browser.ts';
import { call, jurisdiction } from './county.ts';
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
    const value = page.getByRole('spinbutton', { name: '第2点 指标值' }).first();
    const percent = page.getByRole('spinbutton', { name: '第2点 得分%' }).first();
    await point.focus();
    await page.keyboard.press('ArrowDown');
    expect(await point.getAttribute('aria-valuenow')).toBe('95');
    await page.keyboard.press('Shift+ArrowUp');
    expect(await point.getAttribute('aria-valuenow')).toBe('96');
    await page.keyboard.press('ArrowLeft');
    expect(await point.getAttribute('aria-valuetext')).toBe('指标值95得权重的96%');
    expect([await value.inputValue(), await percent.inputValue()]).toEqual(['95', '96']);

    await point.scrollIntoViewIfNeeded();
    const dot = (await point.locator('.dot').boundingBox())!;
    await page.mouse.move(dot.x + dot.width / 2, dot.y + dot.height / 2);
    await page.mouse.down();
    await page.mouse.move(dot.x - 100, dot.y + 60, { steps: 5 });
    await page.mouse.up();
    const dragged = [Number(await value.inputValue()), Number(await percent.inputValue())];
    expect(dragged[0]).toBeLessThan(90);
    expect(dragged[1]).toBeLessThan(80);
    expect(await point.getAttribute('aria-valuenow')).toBe(String(dragged[1]));

    await value.fill('-5');
    await page.getByText('应大于前一点的0:一个指标值只能有一个得分').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '保存草案' }).click();
    await page
      .getByRole('alert')
      .getByRole('button', { name: /应大于前一点的0/ })
      .click();
    expect(await value.evaluate((input) => input === document.activeElement)).toBe(true);
    await value.fill('100');
    await percent.fill('100');
    await page.getByText('这样还不是一条曲线').waitFor({ state: 'detached' });
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

  test('[Z10] assessment groups: its own unit is refused in words while one edits; a second person confirms', async () => {
    const [{ items: units }, { items: people }, { items: projects }] = await Promise.all([
      call('listUnits', { jurisdiction, limit: 500 }, 'office'),
      call('listPeople', { jurisdiction, limit: 500 }, 'office'),
      call('listProjects', { jurisdiction, limit: 500 }, 'office'),
    ]);
    const project = projects.find(({ priority }) => priority !== 'county')!;
    const owner = units.find(({ id }) => id === project.ownerUnit)!;
    const own = people.find(({ unit, kind }) => unit === owner.id && kind === 'handler')!;
    const other = people.find(({ unit, kind }) => unit !== owner.id && kind === 'handler')!;
    const { page, complaints } = await signInAt(browser, '营商办');
    await openTab(page, 'groups');
    await page.getByText(/个重点项目,已安排/).waitFor();
    await expectAccessibleEverywhere(page);

    await page.getByRole('button', { name: '编排', exact: true }).click();
    const pick = async (label: string, name: string): Promise<void> => {
      await page.getByRole('combobox', { name: label, exact: true }).first().fill(name);
      await page.getByRole('option', { name }).first().click();
    };
    await page.getByRole('button', { name: '保存草案' }).click();
    await page.getByText('请至少添加一名成员').first().waitFor();
    await expectAccessible(page);
    await pick('添加单位', units.find(({ id }) => id === other.unit)!.name);
    await pick('添加成员', own.name);
    await pick('添加项目', project.name);
    await page
      .getByText(`考核组不得考核本单位的项目:${project.name}(${owner.name}),${own.name}是该单位的人`)
      .waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: `移除${own.name}` }).click();
    await pick('添加成员', other.name);
    await page.getByRole('button', { name: '保存草案' }).click();
    await page.getByText('草案,待督查确认').waitFor();
    await page
      .getByRole('row', { name: new RegExp(project.name) })
      .getByText('第1组')
      .waitFor();
    expect(complaints).toEqual([]);

    const second = await signInAt(browser, '督查');
    await openTab(second.page, 'groups');
    await second.page.getByRole('button', { name: '确认编排' }).click();
    await confirm(second.page, '确认编排');
    await second.page.getByText(/^已由.+于.+确认/).waitFor();
    await expectAccessibleEverywhere(second.page);
    expect(second.complaints).toEqual([]);
  });

  test('one’s own page says why there is no score, and how to object', async () => {
    const { page, complaints } = await signInAt(browser, '县委书记');
    await openTab(page, 'mine');
    await page.locator('input[type="month"]').fill('2026-02');
    await page
      .getByText(/^2026年2月的考评还没有公示;公示后可以在这里查看/)
      .first()
      .waitFor();
    await page.getByText('公示后可以在这里申诉。').waitFor();
    await expectAccessibleEverywhere(page);
    await page.locator('input[type="month"]').fill('2030-01');
    await page.getByText('2030年1月还没有结束').first().waitFor();
    expect(complaints).toEqual([]);
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

  test('[X14] a cleared name that is not out in time stands on the office’s day, and asks for the reason', async () => {
    const month = (await call('health', {})).now.slice(0, 7);
    const { items: units } = await call('listUnits', { jurisdiction, limit: 5 }, 'office');
    const unit = units[0]!;
    const decision = { id: `clear-${Date.now()}`, month, subject: unit.id, reason: '查无实据' };
    await call('decideAdjustment', { jurisdiction, ...decision, kind: 'nameClearing' }, 'supervisor');
    /** As if its last day had passed: moving the clock so far takes longer than all else here; the rule itself is tested over the handlers. */
    const late = { zh: '督查应在8月31日前公开,已超期1个工作日;现在公开须说明逾期原因', en: 'overdue' };
    const passed = async (page: Page): Promise<void> => {
      await page.route(/\/clearings$/, async (route) => {
        const response = await route.fetch();
        const { items } = (await response.json()) as { items: object[] };
        const overdue = items.map((one) => ({ ...one, overdue: true, statusLine: late }));
        await route.fulfill({ response, json: { items: overdue } });
      });
      await page.reload();
    };
    const office = await signInAt(browser, '营商办');
    await passed(office.page);
    await office.page
      .getByRole('link', { name: new RegExp(`澄清正名逾期未公开.*${unit.name}`) })
      .first()
      .click();
    await office.page.getByText(late.zh).first().waitFor();
    await expectAccessibleEverywhere(office.page);
    expect(office.complaints).toEqual([]);

    const waiting = (await call('listClearings', { jurisdiction }, 'office')).items;
    const { page, complaints } = await signInAt(browser, '督查');
    await passed(page);
    await page.goto(`/desk.html?page=scoring&tab=decisions&month=${month}`);
    await page.getByRole('button', { name: '公开澄清' }).first().click();
    const dialog = page.getByRole('dialog');
    await confirm(page, '公开澄清');
    await dialog.getByText('请填写内容').first().waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('公开文字(中文)').fill('反映的问题查无实据。');
    await dialog.getByLabel('公开文字(英文)').fill('The report was found to be untrue.');
    await dialog.getByLabel('本人同意的日期').fill((await call('health', {})).now.slice(0, 10));
    await dialog.getByLabel('逾期原因').fill('本人出差,才同意文字');
    await confirm(page, '公开澄清');
    await page.getByText('已保存').first().waitFor();
    const open = (await call('listClearings', { jurisdiction }, 'office')).items;
    expect(open).toHaveLength(waiting.length - 1);
    expect(complaints).toEqual([]);
  });
});
