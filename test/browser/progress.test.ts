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
  test('shows the five functions, and a commitment is registered and kept there, never without evidence', async () => {
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

    await detail(page).getByText('登记承诺', { exact: true }).click();
    const form = detail(page).getByRole('form', { name: '登记承诺' });
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await form.getByText('请写明内容,不超过120字').first().waitFor();
    const promise = `双回路供电${Date.now()}`;
    await form.getByLabel('类别').selectOption({ label: '用电保障' });
    await form.getByLabel('内容').fill(promise);
    await form.getByLabel('单位').selectOption({ index: 1 });
    await expectAccessible(page);
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await press(page, `登记兑现:${promise}`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '登记兑现', exact: true }).click();
    await dialog.getByText('请填写依据,不超过500字').first().waitFor();
    await dialog.getByLabel('依据').fill('送电单');
    await dialog.getByRole('button', { name: '登记兑现', exact: true }).click();
    await page.getByText('已保存').first().waitFor();
    const { items } = await call('listCommitments', { jurisdiction, subject: project.id }, 'office');
    expect(items.find(({ title }) => title === promise)?.standing.state).toBe('kept');
    expect(complaints).toEqual([]);
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
