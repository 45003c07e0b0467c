import { beforeEach, expect, test } from 'vitest';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { makeProject, reach, register } from '../progress/county.ts';
import { configure, drafted, listed } from './noticePlay.ts';

const jurisdiction = '422826';
let house: House;

/** Tuesday 1 September 2026: a task due on the 8th, a project that should start on the 4th and is not reported to. */
beforeEach(async () => {
  house = await openHouse();
  await foundCounty(house);
  const project = makeProject('P-1', {
    schedule: [{ kind: 'start', planned: '2026-09-04' }],
  });
  await house.ok('saveProjects', { jurisdiction, items: [project] }, staff.office);
  await house.ok(
    'writeLog',
    {
      jurisdiction,
      id: 'meeting-1',
      kind: 'onSiteOffice',
      person: 'p-official',
      date: '2026-09-01',
      subject: { kind: 'project', id: project.id },
      text: '推进会',
      tasks: [{ text: '协调增容', owner: 'p-market', due: '2026-09-08' }],
    },
    staff.official,
  );
});

test('tasks and milestones are supervised where the county wants it, each once, blue before and red after', async () => {
  house.clock.set('2026-09-02T09:00:00+08:00');
  expect(await drafted(house)).toBe(0);
  await configure(house, { subjects: ['task', 'milestone'] });
  expect(await drafted(house)).toBe(1);
  expect(await listed(house)).toMatchObject([
    {
      colour: 'blue',
      leadUnit: 'u-market',
      matter: { kind: 'milestone', id: 'P-1:start', subject: { kind: 'project', id: 'P-1' } },
    },
  ]);
  house.clock.set('2026-09-09T09:00:00+08:00');
  expect(await drafted(house)).toBe(2);
  expect(await drafted(house)).toBe(0);
  const late = (await listed(house)).filter(({ colour }) => colour === 'red');
  expect(late).toMatchObject(
    late.map(({ matter }) => ({ leadUnit: 'u-market', matter: { kind: matter.kind }, state: 'draft' })),
  );
  expect(late.map(({ matter }) => matter.kind).toSorted()).toEqual(['milestone', 'task']);
  expect(late.find(({ matter }) => matter.kind === 'task')).toMatchObject({
    matter: { title: '协调增容', subject: { kind: 'project', id: 'P-1' } },
    basis: { zh: '任务“协调增容”已超期:时限为2026年9月8日' },
  });
});

test('a county that wants tasks alone gets no notice on milestones', async () => {
  await configure(house, { subjects: ['task'] });
  house.clock.set('2026-09-09T09:00:00+08:00');
  expect(await drafted(house)).toBe(1);
  expect(await listed(house)).toMatchObject([{ matter: { kind: 'task' } }]);
});

test('behind plan and not reconciled are yellow, once for each finding; the overdue milestone is red', async () => {
  await configure(house, { subjects: ['milestone'] });
  const behind = makeProject('P-2', {
    schedule: [
      { kind: 'start', planned: '2026-07-01' },
      { kind: 'trialProduction', planned: '2027-03-31' },
    ],
  });
  await register(house, behind, makeProject('P-3', { schedule: [], suspended: true }));
  await reach(house, 'P-2', 'start', '2026-07-01', { verified: false });
  const { progress } = await house.ok('readProgress', { jurisdiction, projectId: 'P-2' }, staff.office);
  await house.ok(
    'verifyMilestone',
    {
      jurisdiction,
      projectId: 'P-2',
      milestone: 'start',
      on: '2026-08-20',
      version: progress.version,
      method: 'onSiteOffice',
    },
    staff.supervisor,
  );
  const figures = { proceduresTotal: 1, proceduresDone: 1, commitmentsPromised: 0, commitmentsKept: 0 };
  const report = { jurisdiction, projectId: 'P-2', month: '2026-08', version: 0, ...figures, text: '推进中' };
  await house.ok('fileReport', { ...report, investedToDate: 680_000 }, staff.market);
  house.clock.set('2026-09-09T09:00:00+08:00');
  expect(await drafted(house)).toBe(3);
  expect(await drafted(house)).toBe(0);
  const told = (await listed(house)).map(({ colour, matter, basis }) => [colour, matter.id, basis.zh]);
  expect(told.toSorted((a, b) => (a[1]! < b[1]! ? -1 : 1))).toEqual([
    ['red', 'P-1:start', '项目P-1开工节点已超期:时限为2026年9月4日'],
    ['yellow', 'P-2:start', '项目P-2开工节点对账不符:申报2026年7月1日完成,核实为2026年8月20日'],
    ['yellow', 'P-2:trialProduction', '项目P-2:2026年8月落后序时进度15个百分点'],
  ]);
});
