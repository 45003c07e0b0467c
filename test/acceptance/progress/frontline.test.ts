import { beforeAll, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { jurisdiction } from './county.ts';

let house: House;
let serial = 0;
beforeAll(async () => {
  house = await openHouse('2026-09-28T09:00:00+08:00');
  await foundCounty(house);
});

const at = { jurisdiction, month: '2026-09', unitId: 'u-market', version: 0 };
const share = (part: number, whole: number) => ({ part, whole });

describe('[Z9] two thirds at the front line', () => {
  test('2 of 3 passes, 5 of 8 fails; both staff and days must pass', async () => {
    const passed = await house.ok(
      'saveFrontline',
      { ...at, staff: share(2, 3), days: share(14, 21) },
      staff.market,
    );
    expect(passed.standing).toEqual({ staff: true, days: true, passes: true });
    const failed = await house.ok(
      'saveFrontline',
      { ...at, unitId: 'u-land', staff: share(5, 8), days: share(21, 21) },
      staff.land,
    );
    expect(failed.standing).toEqual({ staff: false, days: true, passes: false });
    const { items } = await house.ok('listFrontline', { jurisdiction, month: '2026-09' }, staff.supervisor);
    expect(items.map(({ unit, standing }) => [unit, standing.passes])).toEqual([
      ['u-land', false],
      ['u-market', true],
    ]);
  });

  test.each([
    ['more than there are', { staff: share(4, 3) }, 400, '/staff/part'],
    ['of nobody', { staff: share(0, 0) }, 400, '/staff/whole'],
    ['a negative number', { days: share(-1, 3) }, 400, '/days/part'],
    ['a month to come', { month: '2026-10' }, 422, '/month'],
    ['an unknown unit', { unitId: 'u-none' }, 422, '/unit'],
  ])('%s is refused with its field', async (_, wrong, status, pointer) => {
    const answer = await house.call(
      'saveFrontline',
      { ...at, unitId: 'u-tax', staff: share(2, 3), days: share(2, 3), ...wrong },
      staff.office,
    );
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ fields: [{ pointer }] });
  });

  test('nobody files for another unit, and a stale page is told', async () => {
    const body = { ...at, month: '2026-08', staff: share(2, 3), days: share(2, 3) };
    expect(await house.refusal('saveFrontline', body, staff.land)).toMatchObject({ type: 'forbidden' });
    await house.ok('saveFrontline', body, staff.market);
    expect(await house.refusal('saveFrontline', body, staff.market)).toMatchObject({ type: 'stale-version' });
    expect(await house.ok('saveFrontline', { ...body, version: 1 }, staff.market)).toMatchObject({
      version: 2,
    });
  });
});

const claim = (overrides: Partial<InputOf<'claimAchievement'>> = {}): InputOf<'claimAchievement'> => ({
  jurisdiction,
  id: `A-${++serial}`,
  kind: 'deed',
  title: '连夜抢通厂区道路',
  text: '暴雨后组织抢修,次日恢复运输。',
  on: '2026-09-10',
  unit: 'u-market',
  person: 'p-market',
  evidence: '现场照片6张',
  ...overrides,
});
const verify = (achievementId: string, version: number, method = 'openOrCovertCheck' as const) => ({
  jurisdiction,
  year: 2026,
  achievementId,
  version,
  method,
  on: '2026-09-20',
});

describe('deeds and results count once verified', () => {
  test('[Z17] a deed counts only once somebody of another unit has verified it', async () => {
    const body = claim();
    const claimed = await house.ok('claimAchievement', body, staff.market);
    expect(claimed).toMatchObject({ verified: false, methodsNeeded: 1 });
    expect(await house.ok('claimAchievement', body, staff.market)).toEqual(claimed);
    expect(await house.refusal('verifyAchievement', verify(claimed.id, 1), staff.market)).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '' }],
    });
    const verified = await house.ok('verifyAchievement', verify(claimed.id, 1), staff.land);
    expect(verified).toMatchObject({ verified: true, verifications: [{ verifierUnit: 'u-land' }] });
    const { items } = await house.ok(
      'listAchievements',
      { jurisdiction, year: 2026, kind: 'deed', unit: 'u-market' },
      staff.auditor,
    );
    expect(items.map(({ id, verified: counts }) => [id, counts])).toEqual([[claimed.id, true]]);
  });

  test('[Z11] a result of the year takes two different methods', async () => {
    const { id } = await house.ok('claimAchievement', claim({ kind: 'annualResult' }), staff.market);
    const once = await house.ok('verifyAchievement', verify(id, 1), staff.supervisor);
    expect(once).toMatchObject({ verified: false, methodsNeeded: 2 });
    expect(await house.refusal('verifyAchievement', verify(id, 2), staff.land)).toMatchObject({
      type: 'duplicate',
    });
    const twice = await house.ok(
      'verifyAchievement',
      { ...verify(id, 2), method: 'dynamicTracking' },
      staff.supervisor,
    );
    expect(twice.verified).toBe(true);
  });

  test('of two verifying at once one is stored and the other told', async () => {
    const { id } = await house.ok('claimAchievement', claim(), staff.market);
    const answers = await Promise.all([
      house.call('verifyAchievement', verify(id, 1), staff.land),
      house.call('verifyAchievement', { ...verify(id, 1), method: 'sitIn' }, staff.supervisor),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test.each([
    ['without evidence', { evidence: '' }, '/evidence'],
    ['to come', { on: '2026-09-29' }, '/on'],
    ['of nobody known', { person: 'p-none' }, '/person'],
    ['of no unit known', { unit: 'u-none' }, '/unit'],
  ])('a claim %s is refused with its field', async (_, wrong, pointer) => {
    const refusal = await house.refusal('claimAchievement', claim(wrong), staff.office);
    expect(refusal.fields?.map((field) => field.pointer)).toContain(pointer);
  });

  test('nobody claims for another unit, an official claims her own, and none verifies before it happened', async () => {
    expect(await house.refusal('claimAchievement', claim(), staff.land)).toMatchObject({ type: 'forbidden' });
    expect(await house.refusal('claimAchievement', claim(), staff.official)).toMatchObject({
      type: 'forbidden',
    });
    const own = await house.ok('claimAchievement', claim({ person: undefined }), staff.official);
    expect(own.person).toBe('p-official');
    expect(
      await house.refusal('verifyAchievement', { ...verify(own.id, 1), on: '2026-09-09' }, staff.supervisor),
    ).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/on' }] });
    expect(await house.refusal('verifyAchievement', verify(own.id, 1), staff.official)).toMatchObject({
      type: 'rule-refused',
    });
  });
});
