import type { Project } from '../../shared/registry/model.ts';
import { monthlyKinds } from '../../shared/scoring/model.ts';
import { foundCounty, staff } from '../fixtures/county.ts';
import type { Benchmark, Row } from './benchmark.ts';
import type { House } from '../fixtures/playedHouse.ts';
import { computedRun, playedOrder } from '../fixtures/runs.ts';
import { inMeteredHouse } from './meteredHouse.ts';
import type { Units } from './meteredHouse.ts';

const month = '2026-09';
const sizes = [50, 300, 500] as const;
/** A city whose counties each have as many projects as the largest size. */
const counties = 10;

/**
 * US dollars for a million request units on demand, table class Standard, us-east-1, without free tier and storage.
 * Source: aws.amazon.com/dynamodb/pricing/on-demand, prices since 1 November 2024. Other regions and aws-cn differ.
 */
const price = { read: 0.125, write: 0.625 } as const;

const makeProject = (n: number): Project => ({
  id: `P-${String(n).padStart(4, '0')}`,
  name: `藤茶精深加工厂${n}期`,
  amount: 7_000_000,
  kind: 'newStart',
  stage: 'started',
  difficulty: 'B',
  priority: 'county',
  ownerUnit: 'u-market',
  schedule: [
    { kind: 'signing', planned: '2026-03-01' },
    { kind: 'start', planned: '2026-06-01' },
  ],
  yearPlan: 1_200_000,
  suspended: false,
});
const report = {
  investedToDate: 900_000,
  proceduresTotal: 12,
  proceduresDone: 9,
  commitmentsPromised: 3,
  commitmentsKept: 2,
  text: '主体施工按计划推进',
};

/**
 * Request units of a month's project run, reports filed: reading the facts and storing explained results. Then the whole month of the
 * largest county (reports, runs of projects, units and officials, their reviews, the publication), times ten, and what that costs.
 */
export const monthUnits: Benchmark = {
  name: 'month',
  run: () =>
    inMeteredHouse('2026-09-28T09:00:00+08:00', async ({ house, measure }) => {
      await foundCounty(house);
      const jurisdiction = house.jurisdiction;
      const rows: Row[] = [];
      let registered = 0;
      let whole: Units = { read: 0, record: 0, index: 0, message: 0 };
      for (const size of sizes) {
        house.clock.set('2026-09-28T09:00:00+08:00');
        for (; registered < size; registered += 50) {
          const items = Array.from({ length: 50 }, (_, n) => makeProject(registered + n));
          await house.ok('saveProjects', { jurisdiction, items }, staff.office);
          const file = ({ id }: Project) =>
            house.ok(
              'fileReport',
              { jurisdiction, projectId: id, month, version: 0, ...report },
              staff.market,
            );
          whole = sum(whole, await measure(() => Promise.all(items.map(file))));
        }
        house.clock.set('2026-10-01T09:00:00+08:00');
        const { read, record, index } = await measure(() =>
          playedOrder(house, { jurisdiction, month, kind: 'project' }, staff.office),
        );
        rows.push(
          { what: `${size} projects: reads a project`, value: read / size, unit: 'RRU' },
          { what: `${size} projects: writes a project`, value: (record + index) / size, unit: 'WRU' },
        );
      }
      house.clock.set('2026-10-20T09:00:00+08:00');
      whole = sum(whole, await measure(() => playMonth(house)));
      const read = whole.read * counties;
      const written = (whole.record + whole.index + (whole.uncounted ?? 0)) * counties;
      const cost = (read * price.read + written * price.write) / 1e6;
      const city = `a city’s month, ${counties} counties × ${registered} projects`;
      rows.push(
        { what: `${city}: reads`, value: read, unit: 'RRU' },
        { what: `${city}: writes`, value: written, unit: 'WRU' },
        {
          what: `${city}: cost`,
          value: cost,
          unit: 'USD',
          note: `on demand, ${price.read} and ${price.write} USD a million units`,
        },
      );
      return rows;
    }),
};

/** Computes, reviews and publishes the month of the county. */
async function playMonth(house: House): Promise<void> {
  const { jurisdiction } = house;
  for (const kind of monthlyKinds) {
    const { id, version } = await computedRun(house, { jurisdiction, month, kind }, staff.office);
    await house.ok('reviewRun', { jurisdiction, runId: id, version }, staff.supervisor);
  }
  await house.ok('publishMonth', { jurisdiction, month }, staff.office);
}

const sum = (a: Units, b: Units): Units => ({
  read: a.read + b.read,
  record: a.record + b.record,
  index: a.index + b.index,
  message: a.message + b.message,
  uncounted: (a.uncounted ?? 0) + (b.uncounted ?? 0),
});
