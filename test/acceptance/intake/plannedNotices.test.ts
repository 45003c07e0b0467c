import { beforeEach, expect, test } from 'vitest';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { makeProject } from '../progress/county.ts';
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
