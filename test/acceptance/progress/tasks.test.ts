import { beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { makeProject, register } from './county.ts';

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
    const finish = {
      jurisdiction,
      taskId: tasks[0]!,
      version: 1,
      on: '2026-09-01',
      result: '已签约两家',
      evidence: '签约文本2份',
    };
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
      evidence: '签约文本2份',
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

describe('tasks are followed until they are closed with evidence', () => {
  const find = async (visit: Partial<InputOf<'writeLog'>>) =>
    (await house.ok('writeLog', meeting(visit), staff.official)).tasks ?? [];
  const close = (taskId: string, overrides: Partial<InputOf<'finishTask'>> = {}) => ({
    jurisdiction,
    taskId,
    version: 1,
    on: '2026-09-01',
    result: '已整改',
    evidence: '整改照片',
    ...overrides,
  });
  const listed = async (ask: object, who: (typeof staff)[keyof typeof staff] = staff.supervisor) =>
    house.ok('listTasks', { jurisdiction, ...ask }, who);

  test('[X9] what an inspection lists is not closed without evidence', async () => {
    const [taskId] = await find({
      kind: 'inspection',
      tasks: [{ text: '消除隐患3处', owner: 'p-land', due: '2026-09-10' }],
    });
    expect(await house.refusal('finishTask', close(taskId!, { evidence: ' ' }), staff.land)).toMatchObject({
      type: 'invalid-input',
      fields: [{ pointer: '/evidence' }],
    });
    expect((await listed({})).items.map(({ id, logKind }) => [id, logKind])).toEqual([
      [taskId, 'inspection'],
    ]);
    await house.ok('finishTask', close(taskId!), staff.land);
    expect((await listed({})).items).toEqual([]);
  });

  test('[S12] what on-site offices solve is counted per head, twenty and more', async () => {
    const texts = (count: number, owner: string) =>
      Array.from({ length: count }, (_, n) => ({ text: `问题${n + 1}`, owner, due: '2026-09-10' }));
    const first = await find({ id: 'office-1', kind: 'onSiteOffice', tasks: texts(20, 'p-land') });
    const second = await find({
      id: 'office-2',
      kind: 'onSiteOffice',
      tasks: [...texts(2, 'p-land'), ...texts(1, 'p-market')],
    });
    for (const id of [...first, ...second]) await house.ok('finishTask', close(id), staff.office);
    const { items, owners } = await listed({ doneIn: '2026-09' });
    expect(items).toHaveLength(23);
    expect(owners).toEqual([
      { person: 'p-land', name: '冉某', count: 22, overdue: 0 },
      { person: 'p-market', name: '向某', count: 1, overdue: 0 },
    ]);
  });

  test('[S13] a comment of observe-and-review stays with its project', async () => {
    await register(house, makeProject('P-1'), makeProject('P-2', { ownerUnit: 'u-land' }));
    const [taskId] = await find({
      kind: 'observeAndReview',
      subject: { kind: 'project', id: 'P-1' },
      tasks: [{ text: '加快设备进场', owner: 'p-deputy', due: '2026-09-10' }],
    });
    const ask = async (project: string) => (await listed({ project })).items;
    expect(await ask('P-1')).toMatchObject([{ id: taskId, subjectName: '项目P-1', overdue: false }]);
    expect(await ask('P-2')).toEqual([]);
    house.clock.set('2026-09-11T09:00:00+08:00');
    expect(await ask('P-1')).toMatchObject([{ overdue: true }]);
    expect((await listed({}, staff.market)).items.map(({ id }) => id)).toEqual([taskId]);
    expect((await listed({}, staff.land)).items).toEqual([]);
  });

  test('are listed by person and unit', async () => {
    await find({});
    expect((await listed({ person: 'p-deputy' })).items.map(({ text }) => text)).toEqual(['落实用地指标']);
    expect((await listed({ unit: 'u-land' })).items.map(({ text }) => text)).toEqual(['对接冷链企业']);
    expect((await listed({}, staff.land)).items.map(({ text }) => text)).toEqual(['对接冷链企业']);
  });
});
