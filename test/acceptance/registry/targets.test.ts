import { beforeEach, describe, expect, test } from 'vitest';
import { logKey, progressKey } from '../../../functions/platform/keys.ts';
import type { LogEntry, ProjectProgress } from '../../../shared/progress/model.ts';
import type { Goal, MilestoneKind, Project } from '../../../shared/registry/index.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  approved,
  batches,
  handler,
  jurisdiction,
  makeAssignment,
  makeDuty,
  makeEnterprise,
  makeOfficial,
  makePairing,
  makeProgramme,
  makeProject,
  office,
  pointersOf,
  populate,
  project,
  supervisor,
  upTo,
} from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse('2026-09-30T18:00:00+08:00');
  await populate(house, { people: [makeOfficial(1)] });
});

/** Claims a milestone of each project, as its owner unit does; so many of them are verified. */
async function reach(projects: readonly Project[], kind: MilestoneKind, verified = 0): Promise<void> {
  const { records } = house.platform.tables;
  for (const [at, { id }] of projects.entries()) {
    const progress: ProjectProgress = {
      project: id,
      milestones: [
        {
          kind,
          planned: '2026-03-01',
          claimed: '2026-04-28',
          ...(at < verified && { verified: '2026-05-06', method: 'onSiteOffice' as const, verifier: 'p-1' }),
        },
      ],
      version: 1,
      changedAt: '2026-05-06T01:00:00.000Z',
      changedBy: 'handler-1',
    };
    await records.write(records.insert(progressKey(jurisdiction, id), progress));
  }
}

async function log(kind: LogEntry['kind'], dates: readonly string[], person = 'official-1'): Promise<void> {
  const { records } = house.platform.tables;
  for (const [at, date] of dates.entries()) {
    const id = `${kind}-${person}-${at}`;
    const entry = { id, kind, date, person, subject: project(1), text: '纪实', at: `${date}T08:00:00.000Z` };
    await records.write(records.insert(logKey(jurisdiction, date, id, 'P-1'), entry));
  }
}

async function takeUp(
  programme: string,
  projects: readonly Project[],
  goals: (at: number) => string[],
): Promise<void> {
  for (const items of batches(projects)) await house.ok('saveProjects', { jurisdiction, items }, office);
  const entries = projects.map((row, at) =>
    makeAssignment(programme, at + 1, { subject: { kind: 'project', id: row.id }, goals: goals(at) }),
  );
  for (const items of batches(entries)) await house.ok('saveAssignments', { jurisdiction, items }, office);
}

const launch = (goals: Goal[]) =>
  house.ok('saveProgrammes', { jurisdiction, items: [makeProgramme('drive', { goals })] }, office);
const goalsOf = async () =>
  (await house.ok('programmeReport', { jurisdiction, programmeId: 'drive' }, supervisor)).goals;

describe('a report by dimension: aimed at and reached', () => {
  test('[X2] 40 trips, 45 signings of at least 100 m, 26.109 bn in all: 580 m on average', async () => {
    await launch([
      { id: 'trips', name: '外出招商', target: { of: 'trip', count: 40 } },
      {
        id: 'signings',
        name: '签约亿元项目',
        target: { of: 'signing', count: 45, minimumAmount: 100_000_000 },
      },
    ]);
    const large = upTo(45, (n) => makeProject(n, { amount: n === 45 ? 589_000_000 : 580_000_000 }));
    const small = makeProject(46, { amount: 99_990_000 });
    const unsigned = makeProject(47, { amount: 900_000_000 });
    await takeUp('drive', [...large, small, unsigned], () => ['signings']);
    await reach([...large, small], 'signing', 30);
    await log('trip', [...upTo(40, (n) => `2026-0${1 + (n % 9)}-1${n % 3}`), '2025-12-31']);
    const [trips, signings] = await goalsOf();
    expect(trips).toMatchObject({ reached: { count: 40, amount: 0, met: true } });
    expect(trips!.reached).not.toHaveProperty('mean');
    expect(signings).toMatchObject({
      count: 47,
      reached: { count: 45, verified: 30, amount: 26_109_000_000, mean: 580_200_000, met: true },
    });
  });

  test('[M4] 323 investment projects: the target and what has landed are kept apart', async () => {
    await launch([{ id: 'landed', name: '招商项目落地', target: { of: 'start', count: 323 } }]);
    const projects = upTo(200, (n) => makeProject(n));
    await takeUp('drive', projects, () => ['landed']);
    await reach(projects.slice(0, 120), 'start');
    const [landed] = await goalsOf();
    expect(landed).toMatchObject({
      target: { count: 323 },
      count: 200,
      reached: { count: 120, verified: 0, met: false },
    });
  });

  test('[M5] six signings, and one start of at least 3 bn: 2.99 bn fails the threshold', async () => {
    await launch([
      { id: 'signings', name: '签约', target: { of: 'signing', count: 6 } },
      {
        id: 'start',
        name: '30亿元以上项目开工',
        target: { of: 'start', count: 1, minimumAmount: 3_000_000_000 },
      },
    ]);
    const signed = upTo(6, (n) => makeProject(n));
    const nearly = makeProject(7, { amount: 2_990_000_000 });
    const enough = makeProject(8, { amount: 3_000_000_000 });
    await takeUp('drive', [...signed, nearly, enough], (at) => (at < 6 ? ['signings'] : ['start']));
    await reach(signed, 'signing');
    await reach([nearly], 'start');
    expect((await goalsOf()).map(({ reached }) => [reached?.count, reached?.met])).toEqual([
      [6, true],
      [0, false],
    ]);
    await reach([enough], 'start');
    expect((await goalsOf())[1]?.reached).toMatchObject({ count: 1, amount: 3_000_000_000, met: true });
  });

  test('[M10] upgrades of 110 m yuan and six enterprises to be lifted above scale are counted, in the programme and in the roll-up', async () => {
    await launch([
      { id: 'upgrades', name: '技改' },
      { id: 'lift', name: '升规培育', target: { of: 'entries', count: 6 } },
    ]);
    const upgrades = [60_000_000, 50_000_000].map((amount, at) =>
      makeProject(at + 1, { amount, upgrade: true }),
    );
    await takeUp('drive', upgrades, () => ['upgrades']);
    const items = upTo(6, (n) => makeEnterprise(n, { aboveScale: false, liftable: true }));
    await house.ok('saveEnterprises', { jurisdiction, items }, office);
    const entries = items.map(({ id }, at) =>
      makeAssignment('drive', 100 + at, { subject: { kind: 'enterprise', id }, goals: ['lift'] }),
    );
    await house.ok('saveAssignments', { jurisdiction, items: entries }, office);
    expect(await goalsOf()).toMatchObject([
      { count: 2, amount: 110_000_000 },
      { count: 6, amount: 0, reached: { count: 6, met: true } },
    ]);
    const { own } = await house.ok('rollUp', { jurisdiction }, office);
    expect(own).toMatchObject({ upgrades: 2, upgradeAmount: 110_000_000, liftable: 6 });
    const above = [makeEnterprise(1, { liftable: true })];
    expect(
      pointersOf(await house.refusal('saveEnterprises', { jurisdiction, items: above }, office)),
    ).toEqual(['/items/0/liftable']);
  });

  test('a target that contradicts itself, and a tag that entries bear and the programme drops, are refused', async () => {
    const bad = { of: 'trip' as const, count: 40, minimumAmount: 1 };
    const items = [makeProgramme('drive', { goals: [{ id: 'trips', name: '外出招商', target: bad }] })];
    expect(pointersOf(await house.refusal('saveProgrammes', { jurisdiction, items }, office))).toEqual([
      '/items/0/goals/0/target/minimumAmount',
    ]);
    await launch([
      { id: 'a', name: '甲' },
      { id: 'b', name: '乙' },
    ]);
    await takeUp('drive', [makeProject(1)], () => ['b']);
    const fewer = [makeProgramme('drive', { goals: [{ id: 'a', name: '甲' }] })];
    expect(pointersOf(await house.refusal('saveProgrammes', { jurisdiction, items: fewer }, office))).toEqual(
      ['/items/0/goals'],
    );
    expect(await goalsOf()).toHaveLength(2);
  });

  test('handlers do not read the report', async () => {
    await launch([]);
    expect(
      await house.refusal('programmeReport', { jurisdiction, programmeId: 'drive' }, handler),
    ).toMatchObject({ type: 'forbidden' });
  });
});

describe('[S20] journals', () => {
  test('753 are issued; a month each, and three months feed one review', async () => {
    const people = upTo(753, (n) => makeOfficial(n));
    await populate(house, { people, projects: [makeProject(1)] });
    const items = [
      makeDuty({ id: 'journal', name: '月纪实', record: 'journal' }),
      makeDuty({ id: 'review', name: '季点评', record: 'quarterReview', period: 'quarter' }),
    ];
    await house.ok('saveDuties', { jurisdiction, items }, office);
    await approved(
      house,
      2026,
      people.map((_, at) => makePairing(at + 1, project(1))),
    );
    const months = ['2026-07-10', '2026-08-11', '2026-09-08'];
    await log('journal', months, 'official-1');
    await log('quarterReview', ['2026-09-28'], 'official-1');
    await log('journal', months.slice(1), 'official-2');
    await log('quarterReview', ['2026-09-28'], 'official-2');
    await log('journal', months, 'official-3');
    await log('journal', months, 'official-4');
    await log('quarterReview', ['2026-08-31'], 'official-4');

    const report = await house.ok('journalReport', { jurisdiction, year: 2026, quarter: 3 }, supervisor);
    expect(report).toMatchObject({ issued: 753, kept: 3, complete: 1 });
    const of = (person: string) => report.items.find((item) => item.person === person);
    expect(of('official-1')).toEqual({
      person: 'official-1',
      name: '领导1',
      months: ['2026-07', '2026-08', '2026-09'].map((month) => ({ month, entries: 1 })),
      review: { on: '2026-09-28', text: '纪实' },
      complete: true,
    });
    expect(of('official-2')).toMatchObject({
      months: [{ entries: 0 }, { entries: 1 }, { entries: 1 }],
      complete: false,
    });
    expect(of('official-3')).not.toHaveProperty('review');
    expect(of('official-4')).toMatchObject({ complete: false });
    const second = await house.ok('journalReport', { jurisdiction, year: 2026, quarter: 2 }, supervisor);
    expect(second).toMatchObject({ issued: 753, kept: 0 });
    expect(
      await house.refusal('journalReport', { jurisdiction, year: 2026, quarter: 3 }, handler),
    ).toMatchObject({ type: 'forbidden' });
  }, 120_000);
});
