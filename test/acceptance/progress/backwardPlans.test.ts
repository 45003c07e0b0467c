import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { jurisdiction, makeProject, register } from './county.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse('2020-07-01T09:00:00+08:00');
  await foundCounty(house);
  await register(house, makeProject('P-1'), makeProject('P-2', { ownerUnit: 'u-land' }));
});
beforeEach(() => house.clock.set('2020-07-01T09:00:00+08:00'));

type Body = InputOf<'saveBackwardPlan'>;
const step = (id: string, days: number, after: string[] = [], finishedOn?: string) => ({
  id,
  name: id,
  days,
  after,
  ...(finishedOn && { finishedOn }),
});
const plan = (overrides: Partial<Body> = {}): Body => ({
  jurisdiction,
  planId: 'B-1',
  version: 0,
  title: '厂房建设',
  unit: 'u-market',
  end: '2020-08-31',
  steps: [step('survey', 10), step('build', 30, ['survey']), step('accept', 5, ['build'])],
  ...overrides,
});

test('[Z14] latest starts follow from the end date, and move with it', async () => {
  const first = await house.ok('saveBackwardPlan', plan({ project: 'P-1' }), staff.market);
  expect(first.standing.steps.map(({ latestStart }) => latestStart)).toEqual([
    '2020-07-18',
    '2020-07-28',
    '2020-08-27',
  ]);
  expect(first.standing).toMatchObject({ finish: '2020-08-14', daysInHand: 17, daysRecovered: 0 });
  const sooner = await house.ok(
    'saveBackwardPlan',
    plan({ project: 'P-1', version: 1, end: '2020-08-21' }),
    staff.market,
  );
  expect(sooner.standing.steps.map(({ latestStart }) => latestStart)).toEqual([
    '2020-07-08',
    '2020-07-18',
    '2020-08-17',
  ]);
  expect(sooner.standing).toMatchObject({ daysInHand: 7, daysRecovered: 0 });
});

test('[Z14] 29 rivers, one after the other: 20 days are recovered', async () => {
  const rivers = Array.from({ length: 29 }, (_, at) => step(`R${at + 1}`, 10, at === 0 ? [] : [`R${at}`]));
  const body = plan({
    planId: 'rivers',
    title: '29条内河整治',
    unit: 'u-land',
    steps: rivers,
    end: '2021-04-16',
  });
  const begun = await house.ok('saveBackwardPlan', body, staff.land);
  expect(begun.standing.daysInHand).toBe(0);

  house.clock.set('2020-07-31T09:00:00+08:00');
  const late = rivers.map((river, at) => (at === 0 ? { ...river, finishedOn: '2020-07-30' } : river));
  const behind = await house.ok('saveBackwardPlan', { ...body, version: 1, steps: late }, staff.land);
  expect(behind.standing.daysInHand).toBe(-20);

  house.clock.set('2020-09-09T09:00:00+08:00');
  const caughtUp = rivers.map((river, at) =>
    at < 7 ? { ...river, finishedOn: at === 0 ? '2020-07-30' : '2020-09-08' } : river,
  );
  const recovered = await house.ok('saveBackwardPlan', { ...body, version: 2, steps: caughtUp }, staff.land);
  expect(recovered.steps).toHaveLength(29);
  expect(recovered.standing.daysInHand).toBe(0);
  const { items, daysRecovered } = await house.ok(
    'listBackwardPlans',
    { jurisdiction, unit: 'u-land' },
    staff.supervisor,
  );
  expect(items.map(({ id }) => id)).toEqual(['rivers']);
  expect(daysRecovered).toBe(20);
});

describe('what is refused', () => {
  test.each([
    ['steps in a circle', { steps: [step('a', 1, ['b']), step('b', 1, ['a'])] }, 400, '/steps'],
    ['a step twice', { steps: [step('a', 1), step('a', 1)] }, 400, '/steps/1/id'],
    ['an unknown earlier step', { steps: [step('a', 1, ['z'])] }, 400, '/steps/0/after/0'],
    ['no length', { steps: [step('a', 0)] }, 400, '/steps/0/days'],
    [
      'finishing before what it waits for',
      { steps: [step('a', 1), step('b', 1, ['a'], '2020-06-30')] },
      400,
      '/steps/1/finishedOn',
    ],
    ['finishing in future', { steps: [step('a', 1, [], '2020-07-02')] }, 422, '/steps/0/finishedOn'],
    ['an unknown project', { project: 'P-none' }, 422, '/project'],
    ['an unknown unit', { unit: 'u-none' }, 422, '/unit'],
  ])('%s, with its field', async (_, wrong, status, pointer) => {
    const answer = await house.call('saveBackwardPlan', plan({ planId: 'B-x', ...wrong }), staff.office);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ fields: [{ pointer }] });
  });

  test('another unit’s plan, and a plan for another unit’s project', async () => {
    expect(await house.refusal('saveBackwardPlan', plan({ planId: 'B-y' }), staff.land)).toMatchObject({
      type: 'forbidden',
    });
    expect(
      await house.refusal('saveBackwardPlan', plan({ planId: 'B-y', project: 'P-2' }), staff.market),
    ).toMatchObject({ type: 'forbidden' });
    const { items } = await house.ok('listBackwardPlans', { jurisdiction }, staff.land);
    expect(items.every(({ unit }) => unit === 'u-land')).toBe(true);
  });
});
