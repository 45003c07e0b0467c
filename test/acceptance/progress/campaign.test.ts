import { beforeEach, describe, expect, test } from 'vitest';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { jurisdiction, makeCampaign, makeEntry, makeProject, reach, register } from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse('2021-09-06T18:00:00+08:00');
  await foundCounty(house);
});

const launch = (overrides: Parameters<typeof makeCampaign>[0] = {}) =>
  house.ok('saveProgrammes', { jurisdiction, items: [makeCampaign(overrides)] }, staff.office);
const take = (...items: ReturnType<typeof makeEntry>[]) =>
  house.ok('saveAssignments', { jurisdiction, items }, staff.office);
const board = () => house.ok('readCampaign', { jurisdiction, programmeId: 'drive' }, staff.supervisor);
const starting = (id: string, planned: string, ownerUnit = 'u-market') =>
  makeProject(id, { ownerUnit, schedule: [{ kind: 'start', planned }] });

describe('the campaign board', () => {
  test('[M1] day 6 of 120, and the last day is 29 December', async () => {
    await launch();
    expect((await board()).today).toEqual({
      state: 'running',
      day: 6,
      lengthDays: 120,
      lastDay: '2021-12-29',
    });
  });

  test('[M9] planned for November, piling in early September: 1 of 5 done in 6 days is 20 %, and two months ahead', async () => {
    await launch();
    await register(
      house,
      starting('P-1', '2021-11-30'),
      ...['P-2', 'P-3', 'P-4', 'P-5'].map((id) => starting(id, '2021-12-20')),
    );
    await take(...['P-1', 'P-2', 'P-3', 'P-4', 'P-5'].map((id) => makeEntry(id)));
    await reach(house, 'P-1', 'start', '2021-09-05');
    const { today, total, curve } = await board();
    expect(today.day).toBe(6);
    expect(total).toEqual({ planned: 5, dueToDate: 0, done: 1, doneEarly: 1, percent: 20 });
    expect(curve).toHaveLength(120);
    expect(curve.slice(3, 7)).toEqual([
      { day: 4, planned: 0, done: 0 },
      { day: 5, planned: 0, done: 1 },
      { day: 6, planned: 0, done: 1 },
      { day: 7, planned: 0 },
    ]);
    expect(curve.at(-1)).toEqual({ day: 120, planned: 5 });
    const { spans } = await house.ok('readProgress', { jurisdiction, projectId: 'P-1' }, staff.office);
    expect(spans.map(({ zh }) => zh)).toEqual(['开工比计划提前2个月']);
  });

  test('counts per work group and task type, those without a task too; a claim alone is waiting, not done', async () => {
    await launch({
      workGroups: [
        { id: 'g1', name: '招商组', unit: 'u-market', categories: [] },
        { id: 'g2', name: '用地组', unit: 'u-land', categories: [] },
        { id: 'g3', categories: [] },
      ],
      taskTypes: [
        { id: 'start', name: '开工' },
        { id: 'land', name: '交地' },
      ],
    });
    await register(
      house,
      starting('P-1', '2021-10-01'),
      starting('P-2', '2021-10-01', 'u-tax'),
      starting('P-3', '2022-10-01'),
    );
    await take(makeEntry('P-1', { taskType: 'start' }), makeEntry('P-2'), makeEntry('P-3'));
    await reach(house, 'P-1', 'start', '2021-09-05', { verified: false });
    const { total, waiting, groups, types } = await board();
    expect([total.planned, total.done, waiting]).toEqual([2, 0, 1]);
    expect(groups.map(({ group, name, planned }) => [group, name, planned])).toEqual([
      ['g1', '招商组', 1],
      ['g2', '用地组', 0],
      ['g3', undefined, 0],
      ['none', undefined, 1],
    ]);
    expect(types.map(({ type, planned }) => [type, planned])).toEqual([
      ['start', 1],
      ['land', 0],
      ['none', 1],
    ]);
  });

  test('[M7] an entry names its group, else its project’s owner unit does; an unnamed group stays empty', async () => {
    const nine = (named: number) =>
      Array.from({ length: 9 }, (_, at) => ({
        id: `g${at + 1}`,
        ...(at < named && { name: `第${at + 1}工作组` }),
        ...(at === 0 && { unit: 'u-market' }),
        categories: [],
      }));
    await launch({ workGroups: nine(7) });
    await register(house, starting('P-1', '2021-10-01'), starting('P-2', '2021-10-01', 'u-tax'));
    const refused = await house.refusal(
      'saveAssignments',
      { jurisdiction, items: [makeEntry('P-1', { workGroup: 'g8' })] },
      staff.office,
    );
    expect(refused).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/items/0/workGroup' }] });
    await take(makeEntry('P-1'), makeEntry('P-2', { workGroup: 'g7' }));
    expect((await board()).groups.map(({ group, planned }) => [group, planned])).toEqual([
      ['g1', 1],
      ...['g2', 'g3', 'g4', 'g5', 'g6'].map((group) => [group, 0]),
      ['g7', 1],
      ['g8', 0],
      ['g9', 0],
    ]);
    const unnamed = makeCampaign({ workGroups: nine(6) });
    expect(
      await house.refusal('saveProgrammes', { jurisdiction, items: [unnamed] }, staff.office),
    ).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/items/0/workGroups' }] });
  });

  test('what a meeting gave out counts with its day, and is done when closed', async () => {
    await launch();
    await register(house, makeProject('P-1', { schedule: [] }));
    await take(makeEntry('P-1'));
    const { tasks = [] } = await house.ok(
      'writeLog',
      {
        jurisdiction,
        id: 'meeting-1',
        kind: 'meeting',
        date: '2021-09-03',
        person: 'p-official',
        subject: { kind: 'project', id: 'P-1' },
        text: '指挥部例会',
        tasks: [
          { text: '清表', owner: 'p-land', due: '2021-09-06' },
          { text: '下一轮', owner: 'p-land', due: '2022-01-10' },
        ],
      },
      staff.official,
    );
    expect((await board()).total).toMatchObject({ planned: 1, dueToDate: 1, done: 0 });
    await house.ok(
      'finishTask',
      { jurisdiction, taskId: tasks[0]!, version: 1, on: '2021-09-05', result: '已清表', evidence: '航拍图' },
      staff.land,
    );
    expect((await board()).total).toEqual({ planned: 1, dueToDate: 1, done: 1, doneEarly: 1, percent: 100 });
  });

  test('a standing scheme has none, and neither has what is not there', async () => {
    const standing = makeCampaign({ id: 'standing', kind: 'standing', days: undefined });
    await house.ok('saveProgrammes', { jurisdiction, items: [standing] }, staff.office);
    expect(
      await house.refusal('readCampaign', { jurisdiction, programmeId: 'standing' }, staff.office),
    ).toMatchObject({ type: 'rule-refused' });
    expect(
      await house.refusal('readCampaign', { jurisdiction, programmeId: 'none' }, staff.office),
    ).toMatchObject({ type: 'not-found' });
  });
});
