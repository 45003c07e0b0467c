import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grid, OutputSheet } from '../../spreadsheet/index.ts';
import { readSpreadsheet, writeCsv, writeXlsx } from '../../spreadsheet/index.ts';
import { percentOf } from '../../text/percent.ts';
import { indicators } from '../indicators.ts';
import { officialsWithSeveral, pairingCounts, unpairedSubjects } from '../pairing.ts';
import type { LedgerRegister } from './references.ts';
import { applied, countsOf, creditCode, gridOf, makeRegister, planOf } from './testing.ts';
import type { CellInput } from './testing.ts';

async function read(bytes: Uint8Array): Promise<Grid> {
  const grid = await readSpreadsheet(bytes);
  if (!grid.ok) throw new Error(grid.reason.zh);
  return grid.value;
}
const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at + 1));
const xlsx = async (rows: OutputSheet['rows']): Promise<Grid> =>
  read(await writeXlsx([{ name: '台账', rows }]));

const leaders = (count: number): LedgerRegister['people'] =>
  times(count, (n) => ({
    id: `l${n}`,
    name: `领导${n}`,
    kind: 'official',
    roles: ['official'],
    post: '副县长',
    from: '2021-01-01',
  }));
const base = makeRegister({
  units: [
    { id: 'fg', name: '县发展和改革局', kind: 'department', rated: true },
    { id: 'zx', name: '县行政审批服务局', kind: 'department', rated: true },
    { id: 'cg', name: '城关镇', kind: 'town', rated: true },
  ],
});
const enterpriseColumns = ['企业名称', '统一社会信用代码', '所属行业', '企业规模', '所在乡镇'];
const enterpriseRow = (n: number) => [`企业${n}`, creditCode(n), '制造业', '小型', '城关镇'];
const projectColumns = ['项目名称', '总投资(亿元)', '建设性质', '项目状态', '责任单位'];

describe('the ledgers of the domain, as files', () => {
  test('[S3] 106 leaders, 20 chains, 121 projects: 112 started, 9 not', async () => {
    const people = applied(
      base,
      planOf(
        await xlsx([['市级领导名单'], ['姓名', '职务'], ...times(106, (n) => [`领导${n}`, '副市长'])]),
        base,
      ),
    );
    expect(people.people).toHaveLength(106);
    const chains = applied(
      people,
      planOf(await xlsx([['产业链名称'], ...times(20, (n) => [`第${n}`])]), people),
    );
    const rows = times(121, (n) => [
      `项目${n}`,
      1.1,
      '新开工',
      n <= 112 ? '已开工' : '未开工',
      '县发展和改革局',
    ]);
    const register = applied(chains, planOf(await xlsx([projectColumns, ...rows, ['合计', 133.1]]), chains));
    const started = register.projects.filter(({ stage }) => stage === 'started').length;
    expect([
      register.chains.length,
      register.projects.length,
      started,
      register.projects.length - started,
    ]).toEqual([20, 121, 112, 9]);
    expect(percentOf(started, register.projects.length)).toBe(92.56);

    const paired = planOf(
      await xlsx([
        ['2026年包联责任分解表'],
        ['产业链', '项目名称', '包联领导'],
        ...times(20, (n) => [`第${n}`, null, `领导${n}`]),
        ...times(121, (n) => ['第1', `项目${n}`, `领导${((n + 14) % 106) + 1}`]),
      ]),
      register,
    );
    const { pairings } = applied(register, paired);
    expect(pairingCounts(pairings, '2026-03-01')).toEqual({
      pairings: 141,
      officials: 106,
      subjects: 141,
      byKind: { chain: 20, project: 121 },
    });
    expect(officialsWithSeveral(pairings, '2026-03-01').size).toBeGreaterThan(0);
  });

  test('[S4] 308 enterprises and 408 chiefs, many-to-many, nobody unpaired', async () => {
    const enterprises = planOf(
      await xlsx([['规上企业名录'], enterpriseColumns, ...times(308, enterpriseRow)]),
      base,
    );
    const register = { ...applied(base, enterprises), people: leaders(408) };
    expect(register.enterprises.filter(({ aboveScale }) => aboveScale)).toHaveLength(308);
    const rows = times(308, (n) => [`企业${n}`, n <= 100 ? `领导${n}、领导${n + 308}` : `领导${n}`]);
    const plan = planOf(await xlsx([['首席服务包联表'], ['企业名称', '首席服务员'], ...rows]), register);
    const { pairings } = applied(register, plan);
    expect(pairingCounts(pairings, '2026-03-01')).toMatchObject({ officials: 408, subjects: 308 });
    expect(
      unpairedSubjects(
        register.enterprises.map(({ id }) => ({ kind: 'enterprise', id })),
        pairings,
        '2026-03-01',
      ),
    ).toEqual([]);
  });

  test('[X1] 38 continuing all resumed, 61 started, 220 advancing: 319', async () => {
    const row = (kind: string, stage: string) => (n: number) => [
      `${kind}${n}`,
      1,
      kind,
      stage,
      '县发展和改革局',
    ];
    const rows = [
      ...times(38, row('续建', '已复工')),
      ...times(61, row('新开工', '已开工')),
      ...times(220, row('计划', '推进中')),
    ];
    const { projects } = applied(base, planOf(await xlsx([projectColumns, ...rows]), base));
    expect(projects).toHaveLength(319);
    expect(projects.filter(({ kind, stage }) => kind === 'continuing' && stage === 'resumed')).toHaveLength(
      38,
    );
    expect(projects.filter(({ stage }) => stage === 'started')).toHaveLength(61);
    expect(projects.filter(({ stage }) => stage === 'advancing')).toHaveLength(220);
  });

  test('[X4] 17 of 18 indicators assigned: the 18th is named', async () => {
    const register = { ...base, people: leaders(18) };
    const rows = indicators.map(({ zh }, at) => [zh, `领导${at + 1}`, '县行政审批服务局']);
    const columns = ['指标名称', '指标长', '牵头单位'];
    const short = planOf(await xlsx([columns, ...rows.slice(0, 17)]), register);
    expect(short.warnings.map(({ zh }) => zh)).toEqual(['指标“包容普惠创新”还没有指标长']);
    const whole = planOf(await xlsx([columns, ...rows]), register);
    expect([whole.added.length, whole.warnings]).toEqual([18, []]);
  });

  test('[F2] 40 leaders, [X7] 22 observers with terms, [F11] 856 documents, [M2] 450 projects', async () => {
    const plans = [
      planOf(
        await xlsx([['县级领导名单'], ['姓名', '职务'], ...times(40, (n) => [`领导${n}`, '副县长'])]),
        base,
      ),
      planOf(
        await xlsx([
          ['观察员名册'],
          ['姓名', '工作单位', '聘期起', '聘期止'],
          ...times(22, (n) => [`观察员${n}`, '甲公司', '2025年7月', '2028年6月']),
        ]),
        base,
      ),
      planOf(
        await xlsx([
          ['容缺受理清单'],
          ['编码', '事项名称', '可容缺材料', '责任部门'],
          ...times(856, (n) => [String(n).padStart(4, '0'), `事项${n}`, '材料', '县财政局']),
        ]),
        base,
      ),
      planOf(
        await xlsx([projectColumns, ...times(450, (n) => [`项目${n}`, 1, '新建', '在建', '县发展和改革局'])]),
        base,
      ),
    ];
    expect(plans.map(countsOf)).toEqual([
      [40, 0, 0, 0],
      [22, 0, 0, 0],
      [856, 0, 0, 0],
      [450, 0, 0, 0],
    ]);
    expect(plans[1]!.added[0]!.record).toMatchObject({
      kind: 'observer',
      from: '2025-07-01',
      to: '2028-06-30',
    });
  });
});

test('a ledger in GBK reads as one in UTF-8', async () => {
  const gbk = Uint8Array.of(
    0xb2,
    0xfa,
    0xd2,
    0xb5,
    0xc1,
    0xb4,
    0xc3,
    0xfb,
    0xb3,
    0xc6,
    0x0d,
    0x0a,
    0xb2,
    0xe8,
    0xd2,
    0xb6,
    0x0d,
    0x0a,
  );
  const fromGbk = planOf(await read(gbk), base);
  const fromUtf8 = planOf(await read(writeCsv([['产业链名称'], ['茶叶']])), base);
  expect(fromGbk.added).toMatchObject([{ row: 2, record: { name: '茶叶' } }]);
  expect(fromGbk).toEqual(fromUtf8);
});

test('any file, applied and imported again, changes nothing', () => {
  const name = fc.constantFrom('甲', '乙', '丙 ', '丙', 'Ａ', 'a');
  const row = fc.tuple(
    name,
    fc.constantFrom<CellInput>(1, '1.1亿', '待定', 20, '约3'),
    fc.constantFrom('续建', '新开工', '旧'),
    fc.constantFrom('已开工', '未开工', ''),
    fc.constantFrom('县发展和改革局', '同上', '不存在的局', '行政审批服务局'),
    fc.constantFrom<CellInput>('2022.4.28', '2022年4月', '', '待定', '3月底', 44679),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.boolean(), (rows, units) => {
      const grid = gridOf([[...projectColumns, '开工时间'], ...rows]);
      const options = { create: { units } };
      const plan = planOf(grid, base, options);
      const after = applied(base, plan, { goodRowsOnly: true });
      const again = planOf(grid, after, options);
      expect(countsOf(again)).toEqual([0, 0, plan.added.length, plan.refusedRows.length]);
      expect(again.creates).toEqual({ units: [], people: [] });
      const accounted =
        plan.added.length + plan.refusedRows.length + plan.duplicates.length + plan.skipped.length;
      expect(accounted).toBe(rows.length);
    }),
  );
});

test('10,000 enterprises: planned, applied, planned again', async () => {
  const grid = await read(writeCsv([enterpriseColumns, ...times(10_000, enterpriseRow)]));
  const plan = planOf(grid, base);
  expect(countsOf(plan)).toEqual([10_000, 0, 0, 0]);
  expect(countsOf(planOf(grid, applied(base, plan)))).toEqual([0, 0, 10_000, 0]);
}, 30_000);
