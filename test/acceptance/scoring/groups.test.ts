import { beforeAll, describe, expect, test } from 'vitest';
import { verifyRun } from '../../../shared/scoring/index.ts';
import type { Facts, RunDocument, Scheme } from '../../../shared/scoring/index.ts';
import { staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { computedRun, runRefusal } from '../../fixtures/runs.ts';
import { foundMonth, month, playSeptember, publishedBoard, reviewedRun } from './month.ts';

let house: House;
let j: string;
const city = '422800';
const firstPath = 'data/422826/000001.json';

const officeOfCity = { roles: ['office'], jurisdiction: city, person: 'p-city' } as const;
const compute = { jurisdiction: city, month, kind: 'county' as const };
const readCity = async (runId: string) =>
  (await house.ok('readRun', { jurisdiction: city, runId }, officeOfCity)).results;

/** The run of the campaign's groups that the county publishes. */
let groupsRun: string;

beforeAll(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundMonth(house);
  await playSeptember(house);
});

describe('[Z17] front-line deeds', () => {
  test('earn their bonus in the month in which somebody else verified them', async () => {
    house.clock.set('2026-09-20T09:00:00+08:00');
    const at = { jurisdiction: j, id: 'deed-1' };
    await house.ok(
      'claimAchievement',
      {
        ...at,
        kind: 'deed',
        title: '连夜协调供电',
        text: '现场协调',
        on: '2026-09-18',
        unit: 'u-market',
        person: 'p-official',
        evidence: '现场照片',
      },
      staff.office,
    );
    const bonus = async () => {
      house.clock.set('2026-10-08T09:00:00+08:00');
      await computedRun(house, { jurisdiction: j, month, kind: 'project' }, staff.office);
      const run = await computedRun(house, { jurisdiction: j, month, kind: 'official' }, staff.office);
      const { results } = await house.ok('readRun', { jurisdiction: j, runId: run.id }, staff.office);
      return results
        .find(({ subject }) => subject === 'p-official')!
        .lines.filter(({ kind }) => kind === 'bonus')
        .map(({ points }) => points);
    };
    expect(await bonus()).toEqual([]);
    house.clock.set('2026-09-28T09:00:00+08:00');
    await house.ok(
      'verifyAchievement',
      {
        jurisdiction: j,
        year: 2026,
        achievementId: 'deed-1',
        version: 1,
        method: 'openOrCovertCheck',
        on: '2026-09-26',
      },
      staff.land,
    );
    expect(await bonus()).toEqual([1]);
  });
});

describe('before the county has published', () => {
  test('[M1] work groups of a campaign are scored by tasks due and done; one that nobody holds is not scored', async () => {
    const tags = { goals: [], workstreams: [], areas: [], activation: [], ownerRoles: [] };
    await house.ok(
      'saveProgrammes',
      {
        jurisdiction: j,
        items: [
          {
            id: 'gj120',
            name: '攻坚120天',
            kind: 'campaign',
            from: '2026-03-01',
            days: 250,
            ...tags,
            workGroups: [
              { id: 'g-land', name: '要素保障组', unit: 'u-land', categories: [] },
              { id: 'g-open', categories: [] },
            ],
            taskTypes: [{ id: 't-start', name: '开工' }],
          },
        ],
      },
      staff.office,
    );
    await house.ok(
      'saveAssignments',
      {
        jurisdiction: j,
        items: ['p-1', 'p-2'].map((id) => ({
          id: `as-${id}`,
          programme: 'gj120',
          subject: { kind: 'project' as const, id },
          taskType: 't-start',
          goals: [],
          team: [],
          active: false,
          owners: [],
        })),
      },
      staff.office,
    );
    const run = await reviewedRun(house, 'campaignGroup');
    const { results } = await house.ok('readRun', { jurisdiction: j, runId: run.id }, staff.office);
    expect(results).toMatchObject([
      { subject: 'gj120:g-land', name: '要素保障组', group: 'gj120', total: 57.5, stars: 1 },
    ]);
    expect(results).toHaveLength(1);
    expect(results[0]!.lines.map(({ value, points }) => [value, points])).toEqual([
      [50, 30],
      [50, 12.5],
      [100, 15],
    ]);
    groupsRun = run.id;
  });

  test('[M12] a city’s run has no figures of a county without a publication', async () => {
    const admin = { ...staff.admin, jurisdiction: city };
    expect(await runRefusal(house, compute, officeOfCity)).toMatchObject({
      type: 'not-acceptable-now',
    });
    await house.ok('saveJurisdiction', { jurisdiction: city, name: '恩施州', level: 'city' }, admin);
    for (const [jurisdiction, name] of [
      [j, '咸丰县'],
      ['422825', '宣恩县'],
    ] as const)
      await house.ok('saveJurisdiction', { jurisdiction, name, level: 'county', parent: city }, admin);
    const before = await computedRun(house, compute, officeOfCity);
    expect((await readCity(before.id)).map(({ blockedBy }) => blockedBy?.zh)).toEqual([
      '本月无可考评数据',
      '本月无可考评数据',
    ]);
  });
});

describe('once the county has published', () => {
  beforeAll(async () => {
    await reviewedRun(house, 'project');
    await reviewedRun(house, 'unit');
    await house.ok('publishMonth', { jurisdiction: j, month }, staff.office);
  });

  test('[M12] a city’s run over its counties reads what they published and nothing else', async () => {
    const run = await computedRun(house, compute, officeOfCity);
    const [first, second] = await readCity(run.id);
    expect(first).toMatchObject({ subject: j, name: '咸丰县', place: 1 });
    expect(first!.lines.find(({ rule }) => rule === 'C2')).toMatchObject({ value: 37.5 });
    expect(first!.lines.find(({ rule }) => rule === 'C3')).toMatchObject({ value: 50 });
    expect(second).not.toHaveProperty('total');
    const auditor = { ...staff.auditor, jurisdiction: city };
    const { facts, scheme, document } = await house.ok(
      'readFacts',
      { jurisdiction: city, runId: run.id },
      auditor,
    );
    expect(await verifyRun(document as RunDocument, facts as Facts[], scheme as Scheme)).toBeUndefined();
    expect(await runRefusal(house, compute, staff.office)).toMatchObject({ type: 'forbidden' });
  });

  test('[M1] the board shows day N of the campaign and the run of its groups', () => {
    const { campaigns, campaignGroups } = publishedBoard(house, firstPath).payload;
    expect(campaigns).toMatchObject([
      {
        id: 'gj120',
        today: { day: 214, lengthDays: 250 },
        total: { planned: 2, done: 1, doneEarly: 1 },
        waiting: 1,
      },
    ]);
    expect(campaignGroups!.run.id).toBe(groupsRun);
    expect(campaignGroups!.groups).toMatchObject([{ id: 'gj120', label: { zh: '攻坚120天' } }]);
  });
});
