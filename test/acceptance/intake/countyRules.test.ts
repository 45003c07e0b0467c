import { beforeEach, describe, expect, test } from 'vitest';
import { defaultIntakeConfig } from '../../../shared/intake/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { configure } from './noticePlay.ts';
import { Request } from './play.ts';

let house: House;
let j: string;
/** Monday 3 August 2026. */
beforeEach(async () => {
  house = await openHouse('2026-08-03T09:00:00+08:00');
  j = house.jurisdiction;
  await foundCounty(house);
});

describe('the county’s own rules', () => {
  test('[Z4] another county’s limits work at once and without code; a stale change is refused', async () => {
    const { settings } = await house.ok('readIntakeConfiguration', { jurisdiction: j }, staff.office);
    expect(settings).toEqual(defaultIntakeConfig);
    const request = await Request.in(house, 1, 'signedFor');
    const finish = async () => (await request.read()).clocks.find(({ clock }) => clock === 'finish')?.dueAt;
    expect(await finish()).toBe('2026-08-10T15:59:59.000Z');
    const ten = { amount: 10, unit: 'workingDays' } as const;
    await configure(house, {}, { limits: { ...settings.limits, finish: { simple: ten, joint: ten } } });
    expect(await finish()).toBe('2026-08-17T15:59:59.000Z');
    expect(
      await house.refusal('saveIntakeConfiguration', { jurisdiction: j, version: 0, settings }, staff.admin),
    ).toMatchObject({ type: 'stale-version' });
    const other = await house.ok(
      'readIntakeConfiguration',
      { jurisdiction: '522702' },
      {
        roles: ['admin'],
        jurisdiction: '522702',
      },
    );
    expect(other).toEqual({ version: 0, settings: defaultIntakeConfig });
  });

  test('rules that contradict themselves are refused by pointer, and nothing is stored', async () => {
    const { settings } = await house.ok('readIntakeConfiguration', { jurisdiction: j }, staff.office);
    const [category] = settings.categories;
    const wrong = {
      ...settings,
      categories: [...settings.categories, category!],
      protection: { ...settings.protection, bits: 12, mostBits: 11 },
    };
    const refusal = await house.refusal(
      'saveIntakeConfiguration',
      { jurisdiction: j, version: 0, settings: wrong },
      staff.admin,
    );
    expect(refusal.type).toBe('rule-refused');
    expect(refusal.fields?.map(({ pointer }) => pointer)).toEqual([
      `/settings/categories/${settings.categories.length}/code`,
      '/settings/protection/mostBits',
    ]);
    expect(await house.ok('readIntakeConfiguration', { jurisdiction: j }, staff.office)).toMatchObject({
      version: 0,
    });
  });

  test('an extension once and before expiry; a pause stops the clocks until they resume', async () => {
    const request = await Request.in(house, 1, 'inProgress');
    const finish = async () => (await request.read()).clocks.find(({ clock }) => clock === 'finish');
    await request.move('extendCase', { amount: 3 });
    expect(await finish()).toMatchObject({ dueAt: '2026-08-13T15:59:59.000Z' });
    expect(await request.moveRefusal('extendCase')).toMatchObject({ type: 'illegal-move' });
    house.clock.set('2026-08-04T09:00:00+08:00');
    expect((await request.move('pauseCase')).statusLine.zh).toContain('已暂停计时(等待企业补充材料)');
    expect(await finish()).not.toHaveProperty('dueAt');
    expect(await request.moveRefusal('pauseCase')).toMatchObject({ type: 'illegal-move' });
    house.clock.set('2026-08-06T09:00:00+08:00');
    await request.move('resumeCase');
    expect(await finish()).toMatchObject({ dueAt: '2026-08-17T15:59:59.000Z' });
  });
});
