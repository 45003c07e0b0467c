import { beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';

const jurisdiction = '422826';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await foundCounty(house);
  await house.ok('saveChains', { jurisdiction, items: [{ id: 'tea', name: '茶产业链' }] }, staff.office);
});

const meeting = (overrides: Partial<InputOf<'writeLog'>> = {}): InputOf<'writeLog'> => ({
  jurisdiction,
  id: 'log-1',
  kind: 'meeting',
  date: '2026-08-31',
  person: 'p-official',
  subject: { kind: 'chain', id: 'tea' },
  text: '茶产业链推进会',
  tasks: [
    { text: '对接冷链企业', owner: 'p-land', due: '2026-09-10' },
    { text: '落实用地指标', owner: 'p-deputy', due: '2026-09-05' },
  ],
  ...overrides,
});
const openTasks = async () => (await house.ok('threeLists', { jurisdiction }, staff.office)).tasks;

describe('[F9] a progress meeting decides', () => {
  test('each decision becomes a task with owner and date, once, however often the line is sent', async () => {
    const [first, second] = await Promise.all([
      house.ok('writeLog', meeting(), staff.official),
      house.ok('writeLog', meeting(), staff.official),
    ]);
    expect(second).toEqual(first);
    expect(first.tasks).toHaveLength(2);
    expect((await openTasks()).map(({ title, personName, dueOn }) => [title.zh, personName, dueOn])).toEqual([
      ['落实用地指标', '覃某', '2026-09-05'],
      ['对接冷链企业', '冉某', '2026-09-10'],
    ]);
  });

  test('its owner or the office says when it is done and what came of it; then it is open no longer', async () => {
    const { tasks = [] } = await house.ok('writeLog', meeting(), staff.official);
    const finish = { jurisdiction, taskId: tasks[0]!, version: 1, on: '2026-09-01', result: '已签约两家' };
    expect(await house.refusal('finishTask', finish, staff.market)).toMatchObject({ type: 'forbidden' });
    expect(await house.refusal('finishTask', { ...finish, version: 2 }, staff.land)).toMatchObject({
      type: 'stale-version',
    });
    for (const on of ['2026-09-02', '2026-08-30'])
      expect(await house.refusal('finishTask', { ...finish, on }, staff.land)).toMatchObject({
        type: 'rule-refused',
        fields: [{ pointer: '/on' }],
      });
    expect(await house.ok('finishTask', finish, staff.land)).toMatchObject({
      doneOn: '2026-09-01',
      result: '已签约两家',
      version: 2,
    });
    expect((await openTasks()).map(({ title }) => title.zh)).toEqual(['落实用地指标']);
    expect(await house.refusal('finishTask', { ...finish, version: 2 }, staff.office)).toMatchObject({
      type: 'illegal-move',
      current: 'done',
    });
    expect(await house.refusal('finishTask', { ...finish, taskId: 'no-task' }, staff.office)).toMatchObject({
      type: 'not-found',
    });
  });

  test('a task for nobody of the staff, or due before it was decided, is refused and nothing is logged', async () => {
    const tasks = [
      { text: '甲', owner: 'nobody', due: '2026-09-10' },
      { text: '乙', owner: 'o-1', due: '2026-08-30' },
    ];
    const refusal = await house.refusal('writeLog', meeting({ tasks }), staff.official);
    expect(refusal.fields?.map(({ pointer }) => pointer)).toEqual([
      '/tasks/0/owner',
      '/tasks/1/owner',
      '/tasks/1/due',
    ]);
    expect((await house.ok('listLog', { jurisdiction, month: '2026-08' }, staff.office)).items).toEqual([]);
    expect(await openTasks()).toEqual([]);
  });
});
