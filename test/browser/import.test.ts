import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSpreadsheet, writeXlsx } from '../../shared/spreadsheet/index.ts';
import { expectAccessible, openBrowser } from './browser.ts';
import { confirm, openSection, signInAt } from './desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'yxt-import-'));
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

test('the office tries a ledger, downloads the refused row, imports the good ones, and again nothing changes', async () => {
  const run = randomInt(100_000, 999_999);
  const path = join(folder, '产业链.xlsx');
  const rows = [
    ['产业链台账'],
    ['产业链编码', '产业链名称'],
    ['', `新材料${run}`],
    ['', `生物医药${run}`],
    ['L3', ''],
  ];
  writeFileSync(path, await writeXlsx([{ name: '产业链', rows }]));

  const { page, complaints } = await signInAt(browser, '营商办');
  await openSection(page, '名册');
  await page.getByRole('tab', { name: '导入' }).click();
  await page.getByLabel('台账文件', { exact: true }).setInputFiles(path);
  await page.getByRole('button', { name: '试导入', exact: true }).click();
  await page.getByText('新增2条,变更0条,不变0条,退回1行').first().waitFor();
  await page.getByRole('cell', { name: '必填' }).waitFor();
  await expectAccessible(page);

  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载退回行' }).click();
  const correction = join(folder, 'correction.xlsx');
  await (await downloaded).saveAs(correction);
  const sheet = await readSpreadsheet(new Uint8Array(readFileSync(correction)));
  expect(sheet.ok && sheet.value.sheets[0]?.rows.at(-1)?.cells.map(({ value }) => value)).toEqual(
    expect.arrayContaining([5, '产业链名称:必填']),
  );

  await page.getByText('下载模板').click();
  const template = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载', exact: true }).click();
  expect((await template).suggestedFilename()).toBe('单位台账模板.xlsx');

  await page.getByRole('button', { name: '只导入合格行' }).click();
  await confirm(page, '只导入合格行');
  await page.getByText('已导入').waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: '试导入', exact: true }).click();
  await page.getByText('新增0条,变更0条,不变2条,退回1行').first().waitFor();
  expect(await page.getByRole('button', { name: '只导入合格行' }).count()).toBe(0);
  expect(complaints).toEqual([]);
});
