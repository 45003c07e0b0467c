import { describe, expect, test } from 'vitest';
import { chooseLedger } from './choose.ts';
import { findHeader, headerKey } from './header.ts';
import { ledgerOf } from './ledgers.ts';
import { gridOf, sheetOf } from './testing.ts';
import type { CellInput } from './testing.ts';

const merged = (value: string, anchor: string): CellInput => ({ value, kind: 'text', merged: anchor });
const projects = ledgerOf('projects');

test.each([
  ['总投资\n（万元）', '总投资'],
  ['* 项 目 名 称：', '项目名称'],
  ['2023年计划投资', '年度计划投资'],
  ['2023年度计划投资', '年度计划投资'],
  ['1.项目名称', '项目名称'],
])('header %s is %s', (text, key) => {
  expect(headerKey(text)).toBe(key);
});

describe('finding the header', () => {
  test('below titles, with the unit of the title', () => {
    const header = findHeader(
      sheetOf([
        ['2023年重点项目台账'],
        ['填报单位:发改局', null, null, '单位：万元'],
        [],
        ['序号', '项 目 名 称', '总投资', '建设性质', '责任单位', '进度说明'],
        [1, '甲', 100, '续建', '县发展和改革局'],
      ]),
      projects,
    );
    expect(header).toMatchObject({ first: 4, last: 4, unit: '万元', missing: [] });
    expect(header!.title).toContain('2023年重点项目台账');
    expect(header!.columns.map(({ letter, field }) => [letter, field])).toEqual([
      ['B', 'name'],
      ['C', 'amount'],
      ['D', 'kind'],
      ['E', 'ownerUnit'],
      ['F', undefined],
    ]);
  });

  test('in two merged rows', () => {
    const header = findHeader(
      sheetOf([
        [
          '项目名称',
          '投资（亿元）',
          merged('投资（亿元）', 'B1'),
          '包联领导',
          merged('包联领导', 'D1'),
          '包联企业',
        ],
        [merged('项目名称', 'A1'), '总投资', '年度投资', '姓名', '职务', merged('包联企业', 'F1')],
        ['甲', 1, 2, '张三', '县长'],
      ]),
      ledgerOf('pairings'),
    );
    expect(header).toMatchObject({ first: 1, last: 2 });
    expect(header!.columns.map(({ field }) => field)).toEqual([
      'project',
      undefined,
      undefined,
      'lead',
      'leadPost',
      'enterprise',
    ]);
    expect(header!.columns[1]).toMatchObject({ header: '投资（亿元）总投资', unit: '亿元' });
  });

  test('a second row of units alone belongs to it', () => {
    const header = findHeader(
      sheetOf([
        ['项目名称', '总投资', '建设性质', '责任单位'],
        [merged('项目名称', 'A1'), '（万元）', merged('建设性质', 'C1'), merged('责任单位', 'D1')],
        ['甲', 1, '续建', '发改局'],
      ]),
      projects,
    );
    expect(header).toMatchObject({ first: 1, last: 2 });
    expect(header!.columns[1]).toMatchObject({ field: 'amount', unit: '万元' });
  });

  test('a unit in the header comes before that of the title', () => {
    const header = findHeader(
      sheetOf([['单位:亿元'], ['项目名称', '总投资(万元)', '年度投资', '性质', '业主单位']]),
      projects,
    );
    expect(header!.columns.map(({ unit }) => unit)).toEqual([
      undefined,
      '万元',
      undefined,
      undefined,
      undefined,
    ]);
    expect(header!.unit).toBe('亿元');
  });

  test('hidden columns are not seen, a second column of one name is not taken', () => {
    const header = findHeader(
      sheetOf([['项目名称', '总投资', '总投资', '性质', '责任单位']], { hiddenColumns: ['B'] }),
      projects,
    );
    expect(header!.columns.map(({ letter, field }) => [letter, field])).toEqual([
      ['A', 'name'],
      ['C', 'amount'],
      ['D', 'kind'],
      ['E', 'ownerUnit'],
    ]);
  });
});

describe('which ledger a file is', () => {
  test.each([
    [[['领导名单'], ['姓名', '职务', '单位']], 'leaders'],
    [[['各单位联络员'], ['姓名', '职务', '单位']], 'handlers'],
    [[['营商环境观察员名册'], ['姓名', '工作单位']], 'observers'],
    [[['单位名称', '类别']], 'units'],
    [[['企业名称', '统一社会信用代码', '所属行业', '企业规模', '镇办']], 'enterprises'],
    [[['产业链', '包联领导']], 'pairings'],
    [[['产业链名称']], 'chains'],
    [[['项目名称', '总投资', '性质', '责任单位', '包联领导']], 'projects'],
    [[['重点项目包联责任分解表'], ['项目名称', '总投资', '性质', '责任单位', '包联领导']], 'pairings'],
    [[['指标', '指标长', '牵头单位']], 'indicators'],
    [[['容缺受理清单'], ['事项名称', '可容缺材料', '补正时限']], 'deferrableDocuments'],
  ])('%j', (rows, ledger) => {
    expect(chooseLedger(gridOf([...rows, ['x']]), undefined)).toMatchObject({ ok: true, value: { ledger } });
  });

  test('columns of two ledgers and no title: the office says which', () => {
    const grid = gridOf([['姓名', '职务', '单位']]);
    expect(chooseLedger(grid, undefined)).toMatchObject({ ok: false, code: 'ambiguous' });
    expect(chooseLedger(grid, 'handlers')).toMatchObject({ ok: true, value: { ledger: 'handlers' } });
  });

  test('a missing column is named, in both languages', () => {
    expect(chooseLedger(gridOf([['项目名称', '总投资', '性质']]), 'projects')).toMatchObject({
      ok: false,
      code: 'missingColumns',
      reason: { zh: '重点项目台账缺少列:责任单位', en: 'Key projects: these columns are missing: 责任单位' },
    });
    expect(chooseLedger(gridOf([['天', '地']]), undefined)).toMatchObject({ ok: false, code: 'noHeader' });
  });

  test('other sheets and hidden ones are left, and listed', () => {
    const rows = [['产业链名称'], ['茶叶']];
    const choice = chooseLedger(
      {
        format: 'xlsx',
        dateSystem: 1900,
        sheets: [
          sheetOf(rows, { name: '一' }),
          sheetOf([['说明'], ['单位名称']], { name: '二' }),
          sheetOf(rows, { name: '三', hidden: true }),
          sheetOf([], { name: '四' }),
          sheetOf(rows, { name: '五' }),
        ],
      },
      undefined,
    );
    expect(choice.ok && choice.value.sheets.map(({ sheet }) => sheet.name)).toEqual(['一', '五']);
    expect(choice.ok && choice.value.skipped.map(({ sheet }) => sheet).toSorted()).toEqual(
      ['三', '二'].toSorted(),
    );
  });
});
