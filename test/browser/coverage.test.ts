import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessibleEverywhere, openBrowser } from './browser.ts';
import { call, jurisdiction } from './county.ts';
import { openSection, signInAt } from './desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('[X15] coverage of visits: N of N, whoever is missing by name, as a file too', async () => {
  const year = Number((await call('health', {})).now.slice(0, 4));
  const cover = await call('visitCoverage', { jurisdiction, year }, 'office');
  const { page, complaints } = await signInAt(browser, '营商办');
  await openSection(page, '纪实');
  await page.getByRole('tab', { name: '走访覆盖' }).click();
  await page.getByText(`已走访 ${cover.covered}/${cover.total}`).first().waitFor();
  await page.getByRole('link', { name: cover.missing[0]!.name }).waitFor();
  await expectAccessibleEverywhere(page);

  await page.getByLabel('时段').selectOption('q1');
  const quarter = await call('visitCoverage', { jurisdiction, year, fromMonth: 1, toMonth: 3 }, 'office');
  await page.getByText(`还有${quarter.missing.length}个没有走访。`).waitFor();
  await page.getByText('导出', { exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出为csv' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/尚未走访的企业.*\.csv$/);
  expect(complaints).toEqual([]);
});
