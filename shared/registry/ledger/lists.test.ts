import { describe, expect, test } from 'vitest';
import type { Person, Unit } from '../model.ts';
import { writesOf } from './apply.ts';
import { applied, countsOf, creditCode, gridOf, makeRegister, planOf } from './testing.ts';
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
describe('people', () => {
  const columns = ['姓名', '职务', '单位'];
  const leaders = (rows: CellInput[][], people = register.people) =>
    planOf(gridOf([columns, ...rows]), makeRegister({ ...register, people }), { ledger: 'leaders' });

  test('by name and unit: a new post is a change', () => {
    const plan = leaders([['张 三', '县人大常委会主任', null]]);
    expect(plan.changed).toMatchObject([
      { id: 'l1', changes: [{ field: 'post', before: '县委书记', after: '县人大常委会主任' }] },
    ]);
    expect(plan.missingFromFile.map(({ id }) => id)).toEqual(['l2', 'l3']);
  });

  test('by post where two share name and unit', () => {
    const plan = leaders([
      ['李四', '副县长', null],
      ['李四', '县政协主席', null],
      ['王五', '局长', '县财政局'],
      ['王五', '副局长', '县财政局'],
      ['王五', '副局长', '县发展和改革局'],
    ]);
    expect(countsOf(plan)).toEqual([3, 0, 2, 0]);
    expect(plan.added.every(({ record }) => 'from' in record && record.from === '2026-03-01')).toBe(true);
    const after = applied(register, plan);
    expect(
      countsOf(
        leaders(
          [
            ['王五', '局长', '县财政局'],
            ['王五', '副局长', '县财政局'],
          ],
          [...after.people],
        ),
      ),
    ).toEqual([0, 0, 2, 0]);
  });

  test('one name and no way to tell who', () => {
    expect(
      reasonsOf(
        leaders(
          [['李四', '县长', null]],
          [...register.people, official('l4', '李四', '县长'), official('l5', '李四', '县长')],
        ),
      ),
    ).toEqual([[2, 'A', '姓名', '李四', '已登记的有同名同职务人员']]);
  });

  test('an observer is no leader', () => {
    const plan = planOf(
      gridOf([
        ['姓名', '职务'],
        ['张三', '县委书记'],
      ]),
      register,
      { ledger: 'observers' },
    );
    expect(reasonsOf(plan)).toEqual([[2, 'A', '姓名', '张三', '此人已登记为其他类别的人员']]);
  });
});

describe('enterprises', () => {
  const columns = ['统一社会信用代码', '企业名称', '行业', '规模', '镇办', '联系人', '联系电话'];
  const firm = (n: number, name: string, ...rest: CellInput[]): CellInput[] => [
    creditCode(n),
    name,
    '制造业',
    '中型',
    '龙驹寨',
    ...rest,
  ];

  test('a title can say that all are above scale; a town is known by its short name', () => {
    const plan = planOf(
      gridOf([['规上企业名录'], columns, firm(1, '甲', '郑九', '139 0000 0000'), firm(2, '乙')]),
      register,
    );
    expect(plan.added.map(({ record }) => record)).toMatchObject([
      {
        id: creditCode(1),
        aboveScale: true,
        town: '龙驹寨街道',
        contact: { name: '郑九', phone: '13900000000' },
      },
      { aboveScale: true },
    ]);
  });

  test('a wrong check character, an unknown town, a contact without a telephone', () => {
    const wrong = creditCode(1).slice(0, -1) + (creditCode(1).endsWith('0') ? '1' : '0');
    const plan = planOf(
      gridOf([
        columns,
        [wrong, '甲', '制造业', '中型', '龙驹寨'],
        [creditCode(2), '乙', '制造业', '中型', '月亮镇'],
        firm(3, '丙', '郑九'),
      ]),
      register,
    );
    expect(reasonsOf(plan)).toEqual([
      [2, 'A', '统一社会信用代码', wrong, '统一社会信用代码有误:校验位不符,请逐位核对'],
      [3, 'E', '镇办', '月亮镇', '没有登记过乡镇“月亮镇”'],
      [4, 'G', '联系电话', '', '必填'],
    ]);
  });

  test('unknown towns are created if the office says so, and listed first', () => {
    const grid = gridOf([columns, [creditCode(2), '乙', '制造业', '中型', '月亮镇']]);
    const plan = planOf(grid, register, { create: { towns: true } });
    expect(plan.creates.units).toMatchObject([{ name: '月亮镇', kind: 'town', rated: false }]);
    expect(writesOf(plan).map(({ target }) => target)).toEqual(['units', 'enterprises']);
    const again = planOf(grid, applied(register, plan), { create: { towns: true } });
    expect(again.creates.units).toEqual([]);
    expect(countsOf(again)).toEqual([0, 0, 1, 0]);
  });
});

test('a term that ends before it begins, a duty that cannot be met', () => {
  const term = ['姓名', '工作单位', '聘期起', '聘期止'];
  const observers = planOf(gridOf([term, ['周七', '甲公司', '2026.7.1', '2025.6.30']]), register);
  expect(reasonsOf(observers)).toEqual([[2, 'D', '聘期止', '2025.6.30', '截止日期早于起始日期']]);
  const columns = ['工作方案', '职责', '适用对象', '记录方式', '最低次数', '周期'];
  const duties = planOf(gridOf([columns, ['甲', '乙', '观察员', '走访', 1, '每月']]), register);
  expect(reasonsOf(duties)).toEqual([
    [2, 'D', '记录方式', '走访', '观察员的职责记线索,领导干部的职责记走访等纪实'],
  ]);
});

describe('pairing schedule', () => {
  const chains = [
    { id: 'c1', name: '茶叶' },
    { id: 'c2', name: '药材' },
  ];
  const known = makeRegister({ ...register, chains });

  test('a merged leader, several in one cell, a post that tells two apart', () => {
    const plan = planOf(
      gridOf([
        ['2026年产业链包联责任分解表(送审稿)'],
        ['产业链', '包联领导', '职务', '协助领导'],
        ['茶产业链', '张三', null, null],
        ['药材产业链', merged('张三', 'B3'), null, null],
        ['药材', '李四', '副县长', null],
      ]),
      makeRegister({ ...known, chains: [{ id: 'c1', name: '茶' }, chains[1]!] }),
    );
    expect(plan.schedule).toEqual({ year: 2026, status: 'submitted' });
    expect(plan.added.map(({ record }) => record)).toEqual([
      { official: 'l1', subject: { kind: 'chain', id: 'c1' }, role: 'lead', from: '2026-01-01' },
      { official: 'l1', subject: { kind: 'chain', id: 'c2' }, role: 'lead', from: '2026-01-01' },
      { official: 'l2', subject: { kind: 'chain', id: 'c2' }, role: 'lead', from: '2026-01-01' },
    ]);
  });

  test('[F1] without 送审 it is a draft', () => {
    expect(
      planOf(
        gridOf([
          ['产业链', '包联领导'],
          ['茶叶', '张三'],
        ]),
        known,
      ).schedule,
    ).toEqual({ year: 2026, status: 'draft' });
  });

  test('unknown people are refused, or created with an id that stays', () => {
    const grid = gridOf([
      ['产业链', '包联领导', '协助领导'],
      ['茶叶', '张三、赵六', '钱七'],
      ['没有', '张三', null],
      [null, '张三', null],
    ]);
    expect(reasonsOf(planOf(grid, known))).toEqual([
      [2, 'B', '包联领导', '赵六', '没有登记过领导干部“赵六”'],
      [2, 'C', '协助领导', '钱七', '没有登记过领导干部“钱七”'],
      [3, 'A', '产业链', '没有', '没有登记过产业链“没有”'],
      [4, 'A', '产业链', '', '必填'],
    ]);
    const plan = planOf(grid, known, { create: { people: true } });
    expect(plan.creates.people.map(({ name }) => name)).toEqual(['赵六', '钱七']);
    expect(countsOf(plan)).toEqual([3, 0, 0, 2]);
    const after = applied(known, plan, { goodRowsOnly: true });
    expect(countsOf(planOf(grid, after))).toEqual([0, 0, 3, 2]);
    const listed = planOf(
      gridOf([
        ['姓名', '职务'],
        ['赵六', '副县长'],
      ]),
      after,
      { ledger: 'leaders' },
    );
    expect(countsOf(listed)).toEqual([0, 1, 0, 0]);
  });

  test('one name for two officials needs the post', () => {
    expect(
      reasonsOf(
        planOf(
          gridOf([
            ['产业链', '包联领导'],
            ['茶叶', '李四'],
          ]),
          known,
        ),
      ),
    ).toEqual([[2, 'B', '包联领导', '李四', '有2个领导干部都叫“李四”,请填写职务以区分']]);
  });
});
