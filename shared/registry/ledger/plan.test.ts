import { describe, expect, test } from 'vitest';
import type { Person, Unit } from '../model.ts';
import { mayApply, writesOf } from './apply.ts';
import { applied, countsOf, gridOf, makeRegister, planOf } from './testing.ts';
import type { CellInput } from './testing.ts';

const unit = (id: string, name: string, kind: Unit['kind'] = 'department'): Unit => ({
  id,
  name,
  kind,
  rated: true,
});
const official = (id: string, name: string, post: string): Person => ({
  id,
  name,
  kind: 'official',
  roles: ['official'],
  post,
  from: '2021-01-01',
});
const merged = (value: string, anchor: string): CellInput => ({ value, kind: 'text', merged: anchor });
const reasonsOf = (plan: ReturnType<typeof planOf>) =>
  plan.refused.map(({ row, column, header, value, reason }) => [row, column, header, value, reason.zh]);

const register = makeRegister({
  units: [unit('fg', '县发展和改革局'), unit('cz', '县财政局'), unit('lj', '龙驹寨街道办事处', 'town')],
  people: [
    official('l1', '张三', '县委书记'),
    official('l2', '李四', '副县长'),
    official('l3', '李四', '县政协主席'),
  ],
});
const head = ['项目名称', '总投资(万元)', '建设性质', '责任单位', '开工时间', '是否停工'];

describe('projects', () => {
  const rows = [
    ['重点项目台账'],
    head,
    ['一、工业项目(2个)', merged('一、工业项目(2个)', 'A3')],
    ['甲', '70亿元', '续建', '县发展和改革局', '2022.4.28', '√'],
    ['乙', 12_000, '新开工', '发展和改革局', '2022年4月', null],
    ['丙', 300, '计划', '同上', '待定'],
    ['合 计', 712_300],
    ['注：本表截至3月'],
  ];
  const plan = planOf(gridOf(rows), register);

  test('are read, and what is no row of data is listed', () => {
    expect(countsOf(plan)).toEqual([3, 0, 0, 0]);
    expect(plan.added.map(({ record }) => record)).toMatchObject([
      {
        name: '甲',
        amount: 7_000_000_000,
        kind: 'continuing',
        ownerUnit: 'fg',
        suspended: true,
        schedule: [{ kind: 'start', planned: '2022-04-28' }],
      },
      {
        name: '乙',
        amount: 120_000_000,
        ownerUnit: 'fg',
        suspended: false,
        schedule: [{ kind: 'start', planned: '2022-04-30', precision: 'month' }],
      },
      { name: '丙', amount: 3_000_000, ownerUnit: 'fg', schedule: [] },
    ]);
    expect(plan.skipped.map(({ row, reason }) => [row, reason.zh])).toEqual([
      [3, '分类标题行'],
      [7, '合计行'],
      [8, '表尾说明行'],
    ]);
    expect(plan.added.map(({ monthOnly }) => monthOnly)).toEqual([[], ['schedule.start'], []]);
    expect(plan.normalised.map(({ row, column, before, after }) => [row, column, before, after])).toEqual([
      [5, 'D', '发展和改革局', '县发展和改革局'],
      [6, 'D', '同上', '发展和改革局'],
      [6, 'D', '发展和改革局', '县发展和改革局'],
    ]);
    expect(plan.assumed).toContainEqual({ field: 'difficulty', value: 'C', rows: 3 });
  });

  test('applied and read again, nothing changes', () => {
    const after = applied(register, plan);
    expect(countsOf(planOf(gridOf(rows), after))).toEqual([0, 0, 3, 0]);
    const later = planOf(gridOf([head, ['甲', '71亿元', '续建', '县发展和改革局', null, '√']]), after);
    expect(later.changed.map(({ changes }) => changes)).toEqual([
      [
        { field: 'amount', before: 7_000_000_000, after: 7_100_000_000 },
        { field: 'schedule.start', before: '2022-04-28', after: undefined },
      ],
    ]);
    expect(later.missingFromFile.map(({ name }) => name)).toEqual(['乙', '丙']);
    expect(applied(after, later).projects).toHaveLength(3);
  });

  test('a column the file lacks leaves its field alone', () => {
    const after = applied(register, plan);
    const without = planOf(gridOf([head.slice(0, 4), ['甲', '70亿元', '续建', '县发展和改革局']]), after);
    expect(countsOf(without)).toEqual([0, 0, 1, 0]);
  });

  test('all that is wrong in a row is said, and no row is half taken', () => {
    const wrong = planOf(
      gridOf([
        head,
        ['甲', '约3亿', '旧', '天文局', '3月底', '也许'],
        [null, { value: { error: '#REF!' }, kind: 'error' }, '续建', '县财政局'],
        ['乙', 1, '续建', '〃', '2022.2.30'],
        ['丙', 1, '续建', '县财政局'],
      ]),
      register,
    );
    expect(countsOf(wrong)).toEqual([1, 0, 0, 3]);
    expect(reasonsOf(wrong)).toEqual([
      [2, 'B', '总投资(万元)', '约3亿', '“约3亿”不是准确金额'],
      [2, 'C', '建设性质', '旧', expect.stringContaining('“旧”不在可选项中')],
      [2, 'E', '开工时间', '3月底', expect.stringContaining('“3月底”不是确切日期')],
      [2, 'F', '是否停工', '也许', '“也许”请改为“是”或“否”'],
      [2, 'D', '责任单位', '天文局', '没有登记过单位“天文局”'],
      [3, 'A', '项目名称', '', '必填'],
      [3, 'B', '总投资(万元)', '#REF!', '公式出错:#REF!'],
      [4, 'E', '开工时间', '2022.2.30', '没有“2022.2.30”这一天'],
    ]);
    expect(wrong.refused.every(({ reason }) => reason.en.length > 0)).toBe(true);
    expect(mayApply(wrong)).toBe(false);
    expect(() => writesOf(wrong)).toThrow(RangeError);
    expect(writesOf(wrong, { goodRowsOnly: true })).toMatchObject([
      { target: 'projects', records: [{ name: '丙' }] },
    ]);
  });

  test('同上 with nothing above is refused, an unmerged blank is not “as above”', () => {
    const plan = planOf(
      gridOf([head, ['甲', 1, '续建', '同上'], ['乙', 1, '续建', '县财政局'], ['丙', 1, '续建', null]]),
      register,
    );
    expect(reasonsOf(plan)).toEqual([
      [2, 'D', '责任单位', '同上', '“同上”的上面没有内容'],
      [4, 'D', '责任单位', '', '必填'],
    ]);
  });

  test('[M2] equal duplicates count once, conflicting ones are all refused', () => {
    const row = (name: string, amount: number) => [name, amount, '续建', '县财政局'];
    const plan = planOf(
      gridOf([head, row('甲', 1), row('乙', 1), row('甲 ', 1), row('乙', 2), row('丙', 1)]),
      register,
    );
    expect(countsOf(plan)).toEqual([2, 0, 0, 2]);
    expect(plan.duplicates).toEqual([{ sheet: 'Sheet1', row: 4, first: { sheet: 'Sheet1', row: 2 } }]);
    expect(reasonsOf(plan)).toEqual([
      [3, 'A', '项目名称', '乙', '与第5行是同一条记录,但内容不同'],
      [5, 'A', '项目名称', '乙', '与第3行是同一条记录,但内容不同'],
    ]);
  });

  test('identity: by code, else by name, owner unit and county', () => {
    const columns = ['项目代码', ...head.slice(0, 4), '县区'];
    const city = makeRegister({
      ...register,
      jurisdiction: { code: '611000', name: '商洛市' },
      counties: [
        { code: '611022', name: '丹凤县' },
        { code: '611023', name: '商南县' },
      ],
    });
    const rows = [
      columns,
      ['2101-611022', '甲', 1, '续建', '县财政局', '丹凤县'],
      ['2101-611023', '甲', 1, '续建', '县财政局', '丹凤县'],
      [null, '乙', 1, '续建', '县财政局', '丹凤县'],
      [null, '乙', 1, '续建', '县财政局', '商南县'],
      [null, '乙', 1, '续建', '县发展和改革局', '商南县'],
      [null, '丁', 1, '续建', '县财政局', '闽侯县'],
    ];
    const plan = planOf(gridOf(rows), city);
    expect(countsOf(plan)).toEqual([5, 0, 0, 1]);
    expect(plan.added[0]!.id).toBe('2101-611022');
    expect(reasonsOf(plan)).toEqual([[7, 'F', '县区', '闽侯县', '“闽侯县”不属于商洛市,请在当地导入']]);
    const again = planOf(gridOf(rows), applied(city, plan, { goodRowsOnly: true }));
    expect(countsOf(again)).toEqual([0, 0, 5, 1]);
  });

  test('a code that comes later does not make a second project', () => {
    const first = planOf(gridOf([head.slice(0, 4), ['甲', 1, '续建', '县财政局']]), register);
    const coded = gridOf([
      ['项目代码', ...head.slice(0, 4)],
      ['2101-1', '甲', 1, '续建', '县财政局'],
    ]);
    expect(countsOf(planOf(coded, applied(register, first)))).toEqual([0, 0, 1, 0]);
  });
});

test('hidden rows are read, hidden columns ignored, both listed; unknown columns too', () => {
  const grid = gridOf(
    [
      ['产业链名称', '面积', '甲'],
      ['茶叶', 1, 2],
      ['药材', 3, 4],
    ],
    { hiddenColumns: ['C'] },
  );
  const [sheet] = grid.sheets;
  const hidden = {
    ...grid,
    sheets: [{ ...sheet!, rows: sheet!.rows.map((row) => ({ ...row, hidden: row.number === 3 })) }],
  };
  const plan = planOf(hidden, register);
  expect(plan.added).toHaveLength(2);
  expect(plan.sheets).toMatchObject([
    { hiddenColumns: ['C'], hiddenRows: [3], unknownColumns: [{ letter: 'B', header: '面积' }] },
  ]);
});

test('codes: lost leading zeros come back where the list has one width', () => {
  const columns = ['编码', '可容缺材料'];
  const plan = planOf(gridOf([columns, [1, '甲'], [12, '乙'], ['0856', '丙']]), register);
  expect(plan.added.map(({ id }) => id)).toEqual(['0001', '0012', '0856']);
  expect(plan.normalised.map(({ before, after }) => [before, after])).toEqual([
    ['1', '0001'],
    ['12', '0012'],
  ]);
  const later = planOf(gridOf([columns, [1, '甲'], [2, '丁']]), applied(register, plan));
  expect(countsOf(later)).toEqual([1, 0, 1, 0]);
  expect(later.added[0]!.id).toBe('0002');
});

test('a unit under a new code but a registered name is refused', () => {
  const plan = planOf(
    gridOf([
      ['单位编码', '单位名称', '类别'],
      ['D1', '县财政局', '部门'],
    ]),
    register,
  );
  expect(reasonsOf(plan)).toEqual([[2, 'B', '单位名称', '县财政局', '同名的已登记,编码是cz']]);
});

test('unknown units are created as what they sound like', () => {
  const grid = gridOf([
    ['姓名', '承办单位'],
    ['甲', '工业园区管委会'],
    ['乙', '农商银行'],
    ['丙', '县医保局'],
  ]);
  const plan = planOf(grid, register, { ledger: 'handlers', create: { units: true } });
  expect(plan.creates.units.map(({ kind }) => kind)).toEqual(['park', 'bank', 'department']);
  expect(countsOf(planOf(grid, applied(register, plan), { ledger: 'handlers' }))).toEqual([0, 0, 3, 0]);
});
