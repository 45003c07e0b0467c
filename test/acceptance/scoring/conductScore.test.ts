import { beforeAll, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/index.ts';
import { exportTable } from '../../../shared/contract/exports/index.ts';
import { staff } from '../../fixtures/county.ts';
import { sourceOf } from '../../fixtures/exports.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import { foundMonth, month, playSeptember, reviewedRun } from './month.ts';

let house: House;
let j: string;
const red = '督〔2026〕咸丰红001号';
const runs = { project: '2026-09-project-01', unit: '2026-09-unit-01', official: '2026-09-official-01' };

beforeAll(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundMonth(house);
  await playSeptember(house);
});

const handlerOf = (unit?: string): Visitor => ({
  roles: ['handler'],
  person: 'p-somebody',
  ...(unit && { unit }),
});
const mine = (visitor: Visitor, of = month) => house.ok('myScore', { jurisdiction: j, month: of }, visitor);
const whyOf = async (visitor: Visitor, of = month) =>
  Object.fromEntries((await mine(visitor, of)).unscored.map(({ subject, why }) => [subject ?? '', why.zh]));

let filed = 0;
const object = (fields: Partial<InputOf<'fileAppeal'>>, visitor: Visitor) =>
  house.call(
    'fileAppeal',
    { jurisdiction: j, id: `ap-${++filed}`, month, run: runs.unit, text: '已按期办结', ...fields },
    visitor,
  );

describe('before publication', () => {
  test('my score says that it is not there yet, for the unit and each of its projects', async () => {
    const { items, projects, appeals, unscored } = await mine(staff.land);
    expect({ items, projects, appeals }).toEqual({ items: [], projects: [], appeals: [] });
    expect(unscored.map(({ kind, subject, run }) => [kind, subject, run])).toEqual([
      ['unit', 'u-land', undefined],
      ...['p-1', 'p-2', 'p-3', 'p-4'].map((id) => ['project', id, undefined]),
    ]);
    expect(unscored[0]).toMatchObject({ name: '县自然资源和规划局' });
    expect(unscored[0]!.why.zh).toContain('2026年9月的考评还没有公示');
    expect((await whyOf(staff.official, '2026-10'))['p-official']).toContain('2026年10月还没有结束');
  });

  test('a suspension is of the month, not of one occurrence', async () => {
    const decision = { jurisdiction: j, id: 'a-1', month, subject: 'p-1', reason: '规划调整' };
    expect(
      await house.refusal(
        'decideAdjustment',
        { ...decision, kind: 'suspension', occurrence: red },
        staff.supervisor,
      ),
    ).toMatchObject({ fields: [{ pointer: '/occurrence' }] });
    await house.ok('decideAdjustment', { ...decision, kind: 'suspension' }, staff.supervisor);
  });
});

describe('once published', () => {
  beforeAll(async () => {
    await reviewedRun(house, 'project');
    await reviewedRun(house, 'unit');
    await reviewedRun(house, 'official');
    await house.ok('publishMonth', { jurisdiction: j, month }, staff.office);
  });

  test('a suspended subject is not scored in its month; the decision is traced in the run', async () => {
    const { results } = await house.ok('readRun', { jurisdiction: j, runId: runs.project }, staff.office);
    const one = results.find(({ subject }) => subject === 'p-1')!;
    expect(one).toMatchObject({
      blockedBy: { zh: '已暂停,不予考评' },
      adjustments: [{ id: 'a-1', applied: true }],
    });
    expect(one).not.toHaveProperty('total');
  });

  test('my score: why, and what would change it', async () => {
    const { items, projects } = await mine(staff.land);
    expect(items).toMatchObject([{ run: { kind: 'unit' }, result: { subject: 'u-land' } }]);
    const response = items[0]!.levers.find(({ rule }) => rule === 'C2')!;
    expect(response).toMatchObject({ value: 50, points: 8.33, gain: 0.17, fullAt: 100 });
    expect(items[0]!.removable).toMatchObject([{ occurrence: red, rule: 'D4', points: 2 }]);
    expect(projects.map(({ subject, stars }) => [subject, stars])).toEqual([
      ['p-2', undefined],
      ['p-3', expect.any(Number)],
    ]);
  });

  test('whoever answers for a suspended project reads why it has no score, by whose decision', async () => {
    expect(await whyOf(staff.land)).toEqual({
      'p-1': '已暂停,不予考评;2026-10-08决定:规划调整',
      'p-4': '已暂停,不予考评',
    });
    const official = await mine(staff.official);
    expect(official.items).toMatchObject([{ run: { kind: 'official' }, result: { subject: 'p-official' } }]);
    expect(official.unscored).toMatchObject([{ kind: 'project', subject: 'p-1', run: runs.project }]);
  });

  test.each<[who: string, visitor: Visitor, subject: string, why: string]>([
    ['a unit hardly known', handlerOf('u-culture'), 'u-culture', '本月无可考评数据'],
    ['a unit that is not rated', handlerOf('u-nowhere'), 'u-nowhere', '名册中贵单位不参加考评'],
    ['an account without a unit', handlerOf(), '', '您的账号没有写明单位'],
    ['no official of the register', { roles: ['official'], person: 'p-land' }, 'p-land', '您不是包联领导'],
  ])('says why there is no score: %s', async (_, visitor, subject, why) => {
    const answer = await whyOf(visitor);
    expect(Object.keys(answer)).toEqual([subject]);
    expect(answer[subject]).toContain(why);
  });

  test('an official without a pairing reads that this is why', async () => {
    await house.ok(
      'savePeople',
      {
        jurisdiction: j,
        items: [
          {
            id: 'p-new',
            name: '新任某',
            kind: 'official',
            roles: ['official'],
            rank: 'countyLeader',
            from: '2026-10-01',
          },
        ],
      },
      staff.office,
    );
    const [answer] = (await mine({ roles: ['official'], person: 'p-new' })).unscored;
    expect(answer).toMatchObject({ kind: 'official', name: '新任某', run: runs.official });
    expect(answer!.why.zh).toContain('2026年9月末您没有包联对象');
  });

  test('where there is no score one objects to that, and names no line', async () => {
    const project = { run: runs.project, subject: 'p-1' };
    expect((await object(project, staff.land)).body).toMatchObject({
      subject: 'p-1',
      name: 'p-1号项目',
      scored: 'project',
      state: 'filed',
    });
    expect((await object(project, staff.official)).status).toBe(201);
    expect((await object({}, handlerOf('u-culture'))).status).toBe(201);
    expect((await object({ ...project, criterion: 'C99' }, staff.land)).body).toMatchObject({
      type: 'rule-refused',
    });
    expect((await object({}, staff.land)).body).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/criterion' }],
    });
    const { items } = await house.ok('listAppeals', { jurisdiction: j, month }, staff.official);
    expect(items.map(({ subject }) => subject)).toEqual(['p-1', 'p-1']);
  });

  test.each<[what: string, fields: Partial<InputOf<'fileAppeal'>>, visitor: Visitor]>([
    ['another unit’s project', { run: runs.project, subject: 'p-1' }, staff.market],
    ['another unit', { subject: 'u-market' }, staff.land],
    ['an official, as a handler', { run: runs.official }, staff.land],
    ['another month’s run', { month: '2026-08' }, staff.land],
    ['a run that is not there', { run: '2026-09-unit-09' }, staff.land],
  ])('nobody objects for %s', async (_, fields, visitor) => {
    expect((await object({ ...fields, criterion: 'C1' }, visitor)).body).toMatchObject({ type: 'not-found' });
  });

  test('an upheld appeal takes the deduction away in the correcting run', async () => {
    expect((await object({ occurrence: '督〔2026〕咸丰红009号' }, staff.land)).body).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/occurrence' }],
    });
    const answer = await object({ id: 'ap-red', occurrence: red }, staff.land);
    expect(answer.body).toMatchObject({ subject: 'u-land', state: 'filed' });
    expect((await house.ok('listAppeals', { jurisdiction: j, month }, staff.market)).items).toEqual([]);
    const decision = {
      jurisdiction: j,
      month,
      appealId: 'ap-red',
      version: 1,
      uphold: true,
      reason: '属实',
    };
    expect(await house.refusal('decideAppeal', decision, staff.office)).toMatchObject({ type: 'forbidden' });
    expect(await house.ok('decideAppeal', decision, staff.supervisor)).toMatchObject({ state: 'upheld' });
    expect(await house.refusal('decideAppeal', decision, staff.supervisor)).toMatchObject({
      type: 'illegal-move',
      current: 'upheld',
    });
    const run = await reviewedRun(house, 'unit', month, { corrects: runs.unit, reason: '申诉成立' });
    const { results } = await house.ok('readRun', { jurisdiction: j, runId: run.id }, staff.office);
    const land = results.find(({ subject }) => subject === 'u-land')!;
    expect(land.lines.filter(({ kind }) => kind === 'deduction')).toEqual([]);
    expect(land.adjustments).toMatchObject([{ id: 'appeal-ap-red', applied: true }]);
  });

  test('decisions and appeals are exported with names; of the scored each exports her own alone', async () => {
    const rows = async (list: 'decisions' | 'appeals', visitor: Visitor) =>
      (await exportTable(list, sourceOf(house, visitor), { month })).rows;
    expect(await rows('decisions', staff.auditor)).toEqual(
      expect.arrayContaining([expect.arrayContaining(['暂停考评', 'p-1号项目', '规划调整'])]),
    );
    const appeals = await rows('appeals', staff.supervisor);
    expect(appeals).toEqual(
      expect.arrayContaining([
        expect.arrayContaining(['项目', 'p-1号项目', '未评分', '待决定']),
        expect.arrayContaining(['单位', '县自然资源和规划局', red, '成立', '属实']),
      ]),
    );
    expect((await rows('appeals', staff.land)).length).toBeLessThan(appeals.length);
  });
});
