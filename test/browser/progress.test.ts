import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectAccessibleEverywhere, heading, openBrowser, settled } from './browser.ts';
import { call, jurisdiction } from './county.ts';
import { detail, press, signInAt } from './desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const firstProject = async () => (await call('listProjects', { jurisdiction, limit: 1 }, 'office')).items[0]!;

describe('[Z5] the project’s own page', () => {
  test('shows the five functions, and a commitment is registered, kept, corrected and withdrawn there, never without evidence or reason', async () => {
    const project = await firstProject();
    const { page, complaints } = await signInAt(browser, '营商办');
    await page.goto(`/desk.html?page=projects&id=${project.id}`);
    await heading(page, '项目月报与进展').waitFor();
    for (const name of ['计划与节点', '进度', '统计', '问题分析', '跟踪落实'])
      await detail(page).getByRole('heading', { name, exact: true }).waitFor();
    await detail(page)
      .getByRole('img', { name: /累计投资/ })
      .waitFor();
    await settled(page);
    await expectAccessibleEverywhere(page);

    await press(page, '登记承诺');
    const form = detail(page).getByRole('form', { name: '登记承诺' });
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await form.getByText('请写明内容,不超过120字').first().waitFor();
    const promise = `双回路供电${Date.now()}`;
    await form.getByLabel('类别').selectOption({ label: '用电保障' });
    await form.getByLabel('内容').fill(promise);
    await form.getByLabel('承诺单位').selectOption({ index: 1 });
    await expectAccessible(page);
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await press(page, `登记兑现:${promise}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '登记兑现', exact: true }).click();
    await dialog.getByText('请填写依据,不超过500字').first().waitFor();
    await dialog.getByLabel('依据').fill('送电单');
    await dialog.getByRole('button', { name: '登记兑现', exact: true }).click();
    await page.getByText('已保存').first().waitFor();
    const standing = async () => {
      const { items } = await call('listCommitments', { jurisdiction, subject: project.id }, 'office');
      return items.find(({ title }) => title.startsWith(promise));
    };
    expect((await standing())?.standing.state).toBe('kept');
    const row = detail(page).getByRole('listitem').filter({ hasText: promise });
    await row.getByText('✓ 已兑现').waitFor();

    await press(page, `更正:${promise}`);
    const right = detail(page).getByRole('form', { name: `更正:${promise}` });
    await right.getByLabel('内容').fill(`${promise}(更正)`);
    await right.getByRole('button', { name: '更正', exact: true }).click();
    await row.getByText('更正过1次').waitFor();
    expect(await standing()).toMatchObject({ title: `${promise}(更正)`, former: [{ title: promise }] });

    await press(page, `撤回:${promise}(更正)`);
    await dialog.getByRole('button', { name: '撤回', exact: true }).click();
    await dialog.getByText('请写明撤回原因,不超过200字').first().waitFor();
    await dialog.getByLabel('撤回原因').fill('登记错误');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '撤回', exact: true }).click();
    await row.getByText('已撤回:登记错误').waitFor();
    expect((await standing())?.standing.state).toBe('withdrawn');
    expect(complaints).toEqual([]);
  });

  test('[F8] [X18] [M9] shows amount, spans and lead as they were said', async () => {
    const id = `P-${Date.now()}`;
    const unit = 'industrial-park';
    const reached = {
      signing: '2022-04-28',
      start: '2022-07-18',
      mainStructure: '2022-09-30',
      trialProduction: '2023-01-18',
    } as const;
    const kinds = Object.keys(reached) as (keyof typeof reached)[];
    const schedule = kinds.map((kind) => ({
      kind,
      planned: kind === 'start' ? '2022-09-18' : reached[kind],
    }));
    const project = {
      id,
      name: `样例项目${id}`,
      amount: 7_000_000_000,
      kind: 'continuing',
      stage: 'resumed',
      difficulty: 'A',
      priority: 'county',
      ownerUnit: unit,
      schedule,
      yearPlan: 0,
      suspended: false,
    } as const;
    await call('saveProjects', { jurisdiction, items: [project] }, 'office');
    const at = { jurisdiction, projectId: id };
    let version = 0;
    for (const kind of kinds)
      ({ version } = await call(
        'claimMilestone',
        { ...at, milestone: kind, version, on: reached[kind], evidence: '样例' },
        `handler-${unit}`,
      ));
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 360, height: 740 },
    ]) {
      const { page, complaints } = await signInAt(browser, '营商办', { viewport, locale: 'zh-CN' });
      await page.goto(`/desk.html?page=projects&id=${id}`);
      for (const words of [
        '70亿元',
        '签约到主体完工:155天',
        '开工到试生产:6个月(184天)',
        '开工比计划提前2个月',
      ])
        await detail(page).getByText(words, { exact: true }).waitFor();
      await expectAccessible(page);
      expect(complaints).toEqual([]);
    }
  });

  test('prints as a sheet', async () => {
    const project = await firstProject();
    const { page, complaints } = await signInAt(browser, '督查');
    await page.goto(`/desk.html?page=projects&id=${project.id}&view=sheet`);
    await page.getByRole('heading', { name: project.name, level: 1 }).waitFor();
    await page.getByRole('heading', { name: '跟踪落实' }).waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});

describe('[Z7] [M5] figures at the desk', () => {
  test('are entered with a threshold, corrected, and withdrawn for a reason', async () => {
    const title = `成效${Date.now()}`;
    const { page, complaints } = await signInAt(browser, '营商办');
    await page.goto('/desk.html?page=projects&list=commitments');
    await page.getByRole('button', { name: '登记成效数据' }).click();
    const form = page.getByRole('form', { name: '登记成效数据' });
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await form.getByText('请填写能读懂的数值', { exact: false }).first().waitFor();
    await form.getByRole('textbox', { name: '名称' }).first().fill(title);
    await form.getByLabel('来源').fill('样例');
    await form.getByRole('textbox', { name: '名称' }).nth(1).fill('开工项目投资');
    await form.getByRole('textbox', { name: '数值' }).fill('29.9亿');
    await form.getByRole('textbox', { name: /^达标线/ }).fill('30亿');
    await expectAccessible(page);
    await form.getByRole('button', { name: '登记', exact: true }).click();
    const sheet = page.getByRole('table', { name: title });
    await sheet.getByText('未达到30亿元').waitFor();

    await page.getByRole('button', { name: `更正:${title}` }).click();
    const right = page.getByRole('form', { name: `更正:${title}` });
    await right.getByRole('textbox', { name: '数值' }).fill('30亿');
    await right.getByRole('button', { name: '更正', exact: true }).click();
    await sheet.getByText('✓ 达到30亿元').waitFor();

    await page.getByRole('button', { name: `撤回:${title}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('撤回原因').fill(`${title}重复`);
    await dialog.getByRole('button', { name: '撤回', exact: true }).click();
    await page.getByText(`已撤回:${title}重复`).waitFor();
    expect(await sheet.getByText('达到30亿元').count()).toBe(0);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });
});

describe('the pages beside the reports', () => {
  test('tasks, campaign, commitments and front line have no fault', async () => {
    const { page, complaints } = await signInAt(browser, '营商办');
    for (const [list, seen] of [
      ['tasks', '状态'],
      ['plans', '新建倒排计划'],
      ['campaign', /^第\d+天/],
      ['commitments', '贷款(不计入补助)'],
      ['frontline', '事迹与实绩'],
    ] as const) {
      await page.goto(`/desk.html?page=projects&list=${list}`);
      await page.getByText(seen).first().waitFor();
      await settled(page);
      await expectAccessibleEverywhere(page);
    }
    expect(complaints).toEqual([]);
  });
});
