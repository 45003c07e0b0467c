import { randomInt } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, civilDateOf } from '../../shared/time/civil.ts';
import { expectAccessible, expectAccessibleEverywhere, openBrowser, settled } from './browser.ts';
import { call, jurisdiction } from './county.ts';
import { confirm, detail, openSection, press, signInAt } from './desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const run = randomInt(100_000, 999_999);
const today = async (): Promise<string> => civilDateOf((await call('health', {})).now);

/** Opens a page of the registry by its address, as a link would. */
async function openPage(page: Page, list: string, more = ''): Promise<void> {
  await page.goto(`/desk.html?page=registry&list=${list}${more}`);
  await settled(page);
}

/** Picks something by its name in a field that searches. */
async function pick(page: Page, label: string, name: string): Promise<void> {
  await detail(page).getByRole('combobox', { name: label, exact: true }).fill(name);
  await detail(page).getByRole('option', { name }).first().click();
}

describe('catalogues at the desk', () => {
  test('[S14] [F10] five priority matters fill up, one is retired and makes room; the six mosts stay empty places', async () => {
    const { page, complaints } = await signInAt(browser, '营商办');
    await openPage(page, 'catalogues');
    await page.getByRole('button', { name: '六最服务' }).click();
    await detail(page).getByText('空位', { exact: true }).first().waitFor();
    expect(await detail(page).getByText('空位', { exact: true }).count()).toBe(6);
    await expectAccessibleEverywhere(page);

    const path = { jurisdiction, catalogue: 'priority-matters' };
    const before = (await call('readCatalogue', path, 'office')).items;
    const room = Array.from({ length: 5 - before.filter(({ retired }) => !retired).length }, (_, at) => ({
      id: `m${run}-${at}`,
      title: `示例实事${run}-${at}`,
      attributes: {},
    }));
    if (room.length > 0) await call('saveCatalogueItems', { ...path, items: room }, 'office');

    await openPage(page, 'catalogues', '&id=priority-matters');
    await detail(page).getByText('5/5').waitFor();
    expect(await detail(page).getByRole('button', { name: '新增条目' }).isDisabled()).toBe(true);
    await detail(page)
      .getByRole('button', { name: /^停用:/ })
      .first()
      .click();
    await expectAccessible(page);
    await confirm(page, '停用');
    await detail(page).getByText('4/5').waitFor();

    await press(page, '新增条目');
    await press(page, '保存');
    await detail(page).getByText('内容:请填写内容').waitFor();
    await expectAccessible(page);
    const matter = `示例实事${run}`;
    await detail(page).getByLabel('内容').fill(matter);
    await page.getByRole('link', { name: '案件' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '留下继续填' }).click();
    await press(page, '保存');
    await detail(page).getByRole('cell', { name: matter }).first().waitFor();
    await detail(page).getByText('5/5').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('programmes at the desk', () => {
  test('[M1] [M8] a campaign shows its day; an entry without leader, team and plan is refused with what is missing', async () => {
    const name = `示例攻坚${run}`;
    const from = addDays(await today(), -29);
    const tag = (id: string, called: string) => ({ id, name: called });
    const programme = {
      id: `c${run}`,
      name,
      kind: 'campaign' as const,
      from,
      days: 120,
      goals: [tag('g1', '提速')],
      workstreams: [{ ...tag('w1', '招商专班'), owner: undefined }],
      workGroups: [{ id: 'g1', categories: [] }],
      taskTypes: [],
      areas: [],
      activation: ['leader' as const, 'team' as const, 'plan' as const],
      ownerRoles: [],
    };
    await call('saveProgrammes', { jurisdiction, items: [programme] }, 'office');
    const { items: projects } = await call('listProjects', { jurisdiction, limit: 1 }, 'office');

    const { page, complaints } = await signInAt(browser, '营商办');
    await openPage(page, 'programmes');
    await page.getByRole('button', { name }).click();
    await detail(page).getByText('第30天,共120天').waitFor();
    await detail(page).getByText('第1组(未命名)').waitFor();
    await detail(page).getByRole('tab', { name: '入列事项' }).click();
    await press(page, '列入一项');
    await pick(page, '事项', projects[0]!.name);
    await detail(page).getByLabel('已启动').check();
    await press(page, '保存');
    for (const missing of ['牵头领导', '专班', '方案'])
      await detail(page).getByText(`缺少${missing},不能启动`).first().waitFor();
    await expectAccessible(page);
    await detail(page).getByLabel('已启动').uncheck();
    await press(page, '保存');
    await detail(page).getByText('未启动').waitFor();
    await detail(page).getByRole('tab', { name: '概况' }).click();
    await detail(page).getByText('1项缺件,不能启动').waitFor();
    await expectAccessibleEverywhere(page);

    await detail(page).getByRole('link', { name: '统计表(打印)' }).click();
    await page.getByRole('heading', { name: `${name}统计表` }).waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});

describe('a row that two people edit', () => {
  test('[F11] the second is told, what was not touched follows, what was typed stays, and a deferral is marked corrected', async () => {
    const on = await today();
    const { items: enterprises } = await call('listEnterprises', { jurisdiction, limit: 1 }, 'office');
    const { items: units } = await call('listUnits', { jurisdiction, limit: 2 }, 'office');
    const document = { id: `d${run}`, title: `示例材料${run}`, attributes: {} };
    await call(
      'saveCatalogueItems',
      { jurisdiction, catalogue: 'deferrable-documents', items: [document] },
      'office',
    );
    const deferral = {
      id: `f${run}`,
      document: document.id,
      enterprise: enterprises[0]!.id,
      unit: units[0]!.id,
      acceptedOn: addDays(on, -10),
      correctBy: addDays(on, -1),
    };
    await call('saveDeferrals', { jurisdiction, items: [deferral] }, 'office');

    const { page, complaints } = await signInAt(browser, '营商办');
    await openPage(page, 'deferrals', `&id=${deferral.id}`);
    await detail(page).getByText('逾期1天,应予督办').waitFor();
    await expectAccessibleEverywhere(page);
    await detail(page)
      .getByRole('button', { name: /^修改:/ })
      .click();
    const other = { ...deferral, unit: units[1]!.id, correctBy: addDays(on, 1) };
    await call('saveDeferrals', { jurisdiction, items: [other] }, 'office');
    await detail(page).getByLabel('补正期限').fill(addDays(on, 5));
    await press(page, '保存');
    await detail(page).getByText('保存前,别人改了这一条').waitFor();
    await detail(page).getByText('两边都改了:补正期限').waitFor();
    await expectAccessible(page);
    await press(page, '保存');
    await detail(page).getByText('待补正').waitFor();
    const { items } = await call('listDeferrals', { jurisdiction, limit: 500 }, 'office');
    const saved = items.find(({ id }) => id === deferral.id);
    expect(saved).toMatchObject({ unit: units[1]!.id, correctBy: addDays(on, 5) });

    await press(page, '已补正');
    await confirm(page, '已补正');
    await detail(page).getByText('✓ 已补正').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('the field log', () => {
  test('[F12] [F13] [X12] [F9] an inspection shows lenience, conduct lists and the quiet period; a meeting gives out a task', async () => {
    const { items: enterprises } = await call('listEnterprises', { jurisdiction, limit: 500 }, 'office');
    const firm = enterprises.at(-1)!;
    await call('saveEnterprises', { jurisdiction, items: [{ ...firm, lenient: true }] }, 'office');
    const conduct = { id: `c${run}`, title: `示例行为${run}`, attributes: {} };
    await call(
      'saveCatalogueItems',
      { jurisdiction, catalogue: 'conduct-positive', items: [conduct] },
      'office',
    );
    const { version } = await call('readQuietRules', { jurisdiction }, 'office');
    const reasons = [{ code: 'safety', zh: '重大隐患', en: 'Serious hazard' }];
    await call(
      'saveQuietRules',
      { jurisdiction, version, rules: { fromDay: 1, toDay: 31, reasons } },
      'office',
    );

    const { page, complaints } = await signInAt(browser, '营商办');
    await openSection(page, '纪实');
    await page.getByText('记一条').click();
    await page.getByLabel('做了什么').selectOption({ label: '执法检查' });
    await page.getByLabel('对象').selectOption({ label: '企业' });
    await page.getByLabel('名称').fill(firm.name);
    await page.getByText('这家企业实行包容审慎监管').waitFor();
    await page.getByText(conduct.title).waitFor();
    await page.getByText('这一天在安静生产期').waitFor();
    await page.getByLabel('检查理由').selectOption({ label: '重大隐患' });
    await page.getByLabel('谁', { exact: true }).first().selectOption({ index: 1 });
    await page.getByLabel('一句话').fill(`现场核对${run}`);
    await page.getByRole('button', { name: '加一项任务' }).click();
    await page.getByRole('button', { name: '记下' }).click();
    await page.getByText('请写明做什么,不超过200字').first().waitFor();
    await expectAccessibleEverywhere(page);

    const { items: people } = await call('listPeople', { jurisdiction, limit: 500 }, 'office');
    const owner = people.find(({ kind }) => kind === 'official')!;
    await page.getByLabel('做什么').fill(`接通水管${run}`);
    await page.getByRole('combobox', { name: '谁负责' }).fill(owner.name);
    await page.locator('[role=option]').filter({ hasText: owner.name }).first().click();
    await page.getByLabel('完成日期').fill(addDays(await today(), 7));
    await page.getByRole('button', { name: '记下' }).click();
    await page.getByText('已记下,派出1项任务').waitFor();
    const { tasks } = await call('threeLists', { jurisdiction }, 'office');
    expect(tasks.find(({ title }) => title.zh.includes(`接通水管${run}`))).toMatchObject({
      person: owner.id,
      dueOn: addDays(await today(), 7),
    });
    expect(complaints).toEqual([]);
  });
});
