import { beforeAll, expect, test } from 'vitest';
import { foundMonth, month } from '../scoring/month.ts';
import { staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { computedRun } from '../../fixtures/runs.ts';
import { pointersOf } from './county.ts';

const jurisdiction = '422826';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await foundMonth(house);
  house.clock.set('2026-10-09T09:00:00+08:00');
});

const named = (office?: string) =>
  ({ jurisdiction, name: '咸丰县', level: 'county', ...(office && { office }) }) as const;
const compute = () => computedRun(house, { jurisdiction, month, kind: 'project' }, staff.office);

test('[X21] the leading group’s office, named in the registry, owns every run from then on', async () => {
  expect(await compute()).not.toHaveProperty('owner');
  const unit = {
    id: 'u-office',
    name: '县优化营商环境工作领导小组办公室',
    kind: 'department' as const,
    rated: false,
  };
  await house.ok('saveUnits', { jurisdiction, items: [unit] }, staff.office);
  await house.ok('saveJurisdiction', named('u-office'), staff.admin);
  const run = await compute();
  expect(run.owner).toEqual({ unit: 'u-office', name: '县优化营商环境工作领导小组办公室' });
  const { items } = await house.ok('listRuns', { jurisdiction, month }, staff.auditor);
  expect(items.map(({ id, owner }) => [id, owner?.unit])).toEqual([
    ['2026-09-project-01', undefined],
    ['2026-09-project-02', 'u-office'],
  ]);
});

test('a run keeps the name it was computed under; the office stays when the county is renamed', async () => {
  const renamed = { id: 'u-office', name: '县营商办', kind: 'department' as const, rated: false };
  await house.ok('saveUnits', { jurisdiction, items: [renamed] }, staff.office);
  expect(await house.ok('saveJurisdiction', named(), staff.admin)).toMatchObject({ office: 'u-office' });
  expect((await compute()).owner?.name).toBe('县营商办');
  const { run } = await house.ok('readRun', { jurisdiction, runId: '2026-09-project-02' }, staff.office);
  expect(run.owner?.name).toBe('县优化营商环境工作领导小组办公室');
});

test('the office reads who owns its runs; an admin who saw an older page overwrites nothing', async () => {
  const read = () => house.ok('readJurisdiction', { jurisdiction }, staff.office);
  const { version, ...county } = await read();
  expect(county).toEqual({ code: jurisdiction, name: '咸丰县', level: 'county', office: 'u-office' });
  const changed = { ...named('u-office'), name: '湖北省咸丰县', version };
  await house.ok('saveJurisdiction', changed, staff.admin);
  expect(await house.refusal('saveJurisdiction', { ...changed, name: '恩施' }, staff.admin)).toMatchObject({
    type: 'stale-version',
  });
  expect((await read()).name).toBe('湖北省咸丰县');
});

test('an office that is no unit is refused by pointer', async () => {
  const refusal = await house.refusal('saveJurisdiction', named('u-none'), staff.admin);
  expect(refusal.type).toBe('rule-refused');
  expect(pointersOf(refusal)).toEqual(['/office']);
});
