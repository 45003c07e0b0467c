import { describe, expect, test } from 'vitest';
import type { Grid, OutputSheet } from '../../spreadsheet/index.ts';
import { readSpreadsheet, writeXlsx } from '../../spreadsheet/index.ts';
import { headerKey } from './header.ts';
import { ledgerNames, ledgerOf } from './ledgers.ts';
import { correctionSheets, templateSheets } from './outputs.ts';
import { applied, countsOf, creditCode, gridOf, makeRegister, planOf } from './testing.ts';
import type { CellInput } from './testing.ts';

async function read(bytes: Uint8Array): Promise<Grid> {
  const grid = await readSpreadsheet(bytes);
  if (!grid.ok) throw new Error(grid.reason.zh);
  return grid.value;
}
const xlsx = async (rows: OutputSheet['rows']): Promise<Grid> =>
  read(await writeXlsx([{ name: '台账', rows }]));
const projectColumns = ['项目名称', '总投资(亿元)', '建设性质', '项目状态', '责任单位'];
const base = makeRegister({
  units: [
    { id: 'fg', name: '县发展和改革局', kind: 'department', rated: true },
    { id: 'zx', name: '县行政审批服务局', kind: 'department', rated: true },
    { id: 'cg', name: '城关镇', kind: 'town', rated: true },
  ],
});

describe('templates', () => {
  const known = makeRegister({
    ...base,
    units: [...base.units, { id: 'sc', name: '县市场监督管理局', kind: 'department', rated: true }],
    people: ['张三', '李四'].map((name, at) => ({
      id: `p${at}`,
      name,
      kind: 'official',
      roles: [],
      from: '2021-01-01',
    })),
    enterprises: [
      {
        id: creditCode(9),
        name: '甲有限公司',
        sector: 'industry',
        size: 'small',
        town: '城关镇',
        aboveScale: true,
      },
    ],
    chains: [{ id: 'c', name: '新材料' }],
    projects: [
      {
        id: 'p',
        name: '甲新材料生产线',
        amount: 1,
        kind: 'planned',
        stage: 'advancing',
        difficulty: 'C',
        priority: 'county',
        ownerUnit: 'fg',
        schedule: [],
        yearPlan: 0,
        suspended: false,
      },
    ],
  });

  const arranged = {
    villages: [],
    catalogue: [
      ...known.catalogue,
      { catalogue: 'deferrable-documents', id: '0859', title: '验资报告', attributes: {} },
    ],
    programmes: [
      {
        id: 'x',
        name: '攻坚120天',
        kind: 'standing' as const,
        from: '2026-01-01',
        goals: [],
        workstreams: [],
        workGroups: [],
        taskTypes: [],
        areas: [],
        activation: [],
        ownerRoles: [],
      },
    ],
  };

  test.each(ledgerNames)(
    'of %s: is recognised, skips its examples, and they would be accepted',
    async (ledger) => {
      const grid = await read(await writeXlsx(templateSheets(ledger)));
      const plan = planOf(grid, known);
      expect(plan.ledger).toBe(ledger);
      expect(plan.skipped.map(({ reason }) => reason.zh)).toEqual(['模板示例行', '模板示例行']);
      expect(plan.skippedSheets.map(({ sheet }) => sheet)).toEqual(['填写说明']);
      expect(plan.sheets[0]!.unknownColumns).toEqual([]);

      const [template] = templateSheets(ledger);
      const filled = await xlsx(template!.rows.map((row, at) => (at < 2 ? row : ['1', ...row.slice(1)])));
      const { target } = ledgerOf(ledger);
      const unborn =
        target === 'units' ||
        target === 'chains' ||
        target === 'projects' ||
        ledger === 'leaders' ||
        ledger === 'people';
      const lists = target === 'programmes' ? {} : arranged;
      const real = makeRegister({ ...known, ...lists, ...(unborn && { [target]: [] }) });
      const accepted = planOf(filled, real);
      expect(accepted.refused).toEqual([]);
      const records = ['guarantees', 'programmes'].includes(ledger) ? 1 : 2;
      expect(countsOf(accepted)).toEqual([records, 0, 0, 0]);
      expect(countsOf(planOf(filled, applied(real, accepted)))).toEqual([0, 0, records, 0]);
    },
  );

  test.each(ledgerNames)('of %s: every header names one column', (ledger) => {
    const headers = ledgerOf(ledger).columns.flatMap((column) => column.headers.map(headerKey));
    expect(headers.filter((header, at) => headers.indexOf(header) !== at)).toEqual([]);
  });
});

test('refused rows come back as a sheet that can be corrected and imported', async () => {
  const rows: CellInput[][] = [
    ['重点项目台账 单位:万元'],
    [...projectColumns.map((header) => header.replace('(亿元)', '')), '联络人'],
    ['甲', 100, '续建', '已复工', '县发展和改革局', '赵'],
    ['乙', '约200', '续建', '已复工', '同上', '钱'],
    ['丙', 300, '续建', '已复工', '天文局', '孙'],
  ];
  const plan = planOf(gridOf(rows), base);
  const [sheet] = correctionSheets(plan);
  expect(sheet!.rows.slice(1)).toEqual([
    ['项目名称', '总投资', '建设性质', '项目状态', '责任单位', '联络人', '原行号', '退回原因'],
    ['乙', '约200', '续建', '已复工', '县发展和改革局', '钱', 4, '总投资:“约200”不是准确金额'],
    ['丙', '300', '续建', '已复工', '天文局', '孙', 5, '责任单位:没有登记过单位“天文局”'],
  ]);
  const corrected = sheet!.rows.map((row) =>
    row.map((value) => (value === '约200' ? '200' : value === '天文局' ? '县发展和改革局' : value)),
  );
  const second = planOf(await xlsx(corrected), applied(base, plan, { goodRowsOnly: true }));
  expect(second.added.map(({ record }) => ('amount' in record ? record.amount : 0))).toEqual([
    2_000_000, 3_000_000,
  ]);
  expect(second.sheets[0]!.unknownColumns.map(({ header }) => header)).toEqual(['联络人']);
  expect(correctionSheets(second)).toEqual([]);
});
