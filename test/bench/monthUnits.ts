import type { Project } from '../../shared/registry/model.ts';
import { foundCounty, staff } from '../fixtures/county.ts';
import type { Benchmark, Row } from './benchmark.ts';
import { inMeteredHouse } from './meteredHouse.ts';

const month = '2026-09';
const sizes = [50, 300] as const;

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

/** Request units of a month's project run, reports filed: reading the facts and storing explained results. */
export const monthUnits: Benchmark = {
  name: 'month',
  run: () =>
    inMeteredHouse('2026-09-28T09:00:00+08:00', async ({ house, measure }) => {
      await foundCounty(house);
      const jurisdiction = house.jurisdiction;
      const rows: Row[] = [];
      let registered = 0;
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
          await Promise.all(items.map(file));
        }
        house.clock.set('2026-10-01T09:00:00+08:00');
        const { read, record, index } = await measure(() =>
          house.ok('computeRun', { jurisdiction, month, kind: 'project' }, staff.office),
        );
        rows.push(
          { what: `${size} projects: reads a project`, value: read / size, unit: 'RRU' },
          { what: `${size} projects: writes a project`, value: (record + index) / size, unit: 'WRU' },
        );
      }
      return rows;
    }),
};
