import { beforeEach, describe, expect, test } from 'vitest';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { jurisdiction, makeProject, reach, register } from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse('2026-09-28T09:00:00+08:00');
  await foundCounty(house);
});

const agency = () => house.ok('readAgency', { jurisdiction, projectId: 'P-1' }, staff.market);
const at = { jurisdiction, projectId: 'P-1' };

describe('[Z5] cloud agency: the project’s own page', () => {
  test('gives plan, progress, statistics, problems and follow-up, live', async () => {
    await register(
      house,
      makeProject('P-1', {
        schedule: [
          { kind: 'signing', planned: '2026-03-01' },
          { kind: 'start', planned: '2026-06-01' },
          { kind: 'mainStructure', planned: '2026-09-08' },
        ],
      }),
    );
    await reach(house, 'P-1', 'signing', '2026-03-01');
    await reach(house, 'P-1', 'start', '2026-06-11', { verified: false });
    await house.ok(
      'fileReport',
      {
        ...at,
        month: '2026-08',
        version: 0,
        investedToDate: 700_000,
        proceduresTotal: 12,
        proceduresDone: 9,
        commitmentsPromised: 0,
        commitmentsKept: 0,
        text: '主体施工',
        problem: '钢材供应紧张',
      },
      staff.market,
    );
    await house.ok(
      'saveBackwardPlan',
      {
        jurisdiction,
        planId: 'B-1',
        version: 0,
        title: '主体施工',
        unit: 'u-market',
        project: 'P-1',
        end: '2026-10-10',
        steps: [{ id: 'roof', name: '封顶', days: 20, after: [] }],
      },
      staff.market,
    );
    await house.ok(
      'saveCommitment',
      {
        jurisdiction,
        commitmentId: 'C-1',
        version: 0,
        kind: 'power',
        title: '用电接入',
        unit: 'u-power',
        subject: { kind: 'project', id: 'P-1' },
        promisedOn: '2026-05-01',
        dueOn: '2026-08-31',
      },
      staff.office,
    );
    const visit = await house.ok(
      'writeLog',
      {
        jurisdiction,
        id: 'visit-1',
        kind: 'onSiteOffice',
        date: '2026-09-20',
        person: 'p-official',
        subject: { kind: 'project', id: 'P-1' },
        text: '现场办公',
        problem: { text: '变压器容量不足', category: 'utilities' },
        tasks: [{ text: '协调增容', owner: 'p-market', due: '2026-09-25' }],
      },
      staff.official,
    );

    const { plan, progress, statistics, problems, followUp } = await agency();
    expect(plan.milestones.map(({ kind, state, daysLate }) => [kind, state, daysLate])).toEqual([
      ['signing', 'verified', undefined],
      ['start', 'waiting', 10],
      ['mainStructure', 'overdue', 20],
    ]);
    expect(plan.backward.map(({ standing }) => standing.daysInHand)).toEqual([-7]);
    expect(progress.light.colour).toBe('yellow');
    expect(progress.investment[7]).toEqual({ month: '2026-08', planned: 800_000, actual: 700_000 });
    expect(progress.investment[8]).toEqual({ month: '2026-09', planned: 900_000 });
    expect(statistics).toEqual({
      milestones: { total: 3, claimed: 2, verified: 1 },
      procedures: { total: 12, done: 9 },
      commitments: { promised: 1, kept: 0, overdue: 1 },
      tasks: { total: 1, done: 0, overdue: 1 },
      cases: { total: 1, open: 1 },
      visits: 1,
    });
    expect(problems.warnings.map(({ zh }) => zh)).toEqual([
      '“用电接入”应于2026-08-31兑现,已逾期28天',
      '节点“主体完工”计划2026-09-08,已逾期20天',
      '倒排计划“主体施工”预计晚7天完成',
    ]);
    expect(problems.reported).toEqual([{ month: '2026-08', text: '钢材供应紧张' }]);
    expect(followUp.cases).toMatchObject([
      { id: visit.case, state: 'submitted', filedOn: '2026-09-28', open: true },
    ]);
    expect(JSON.stringify(followUp.cases)).not.toContain('变压器');
    expect(followUp.tasks).toMatchObject([{ text: '协调增容', ownerName: '向某', overdue: true }]);

    const [taskId] = visit.tasks!;
    await house.ok(
      'finishTask',
      { jurisdiction, taskId: taskId!, version: 1, on: '2026-09-27', result: '已增容', evidence: '送电单' },
      staff.market,
    );
    expect((await agency()).statistics.tasks).toEqual({ total: 1, done: 1, overdue: 0 });
  });

  test('a handler of another unit does not find it; an official does', async () => {
    await register(house, makeProject('P-1'));
    expect(await house.refusal('readAgency', at, staff.land)).toMatchObject({ type: 'not-found' });
    expect((await house.ok('readAgency', at, staff.official)).plan.milestones).toHaveLength(1);
  });
});

describe('spans and order', () => {
  test('[F8] signed in June 2021, 7 bn yuan, from start to trial production in 6 months', async () => {
    await register(
      house,
      makeProject('P-1', {
        amount: 7_000_000_000,
        schedule: [
          { kind: 'signing', planned: '2021-06-18' },
          { kind: 'start', planned: '2021-08-01' },
          { kind: 'mainStructure', planned: '2021-12-01' },
          { kind: 'trialProduction', planned: '2022-02-01' },
        ],
      }),
    );
    await reach(house, 'P-1', 'signing', '2021-06-18');
    await reach(house, 'P-1', 'start', '2021-08-01');
    await reach(house, 'P-1', 'mainStructure', '2021-11-20');
    await reach(house, 'P-1', 'trialProduction', '2022-02-01');
    const { project, spans } = await house.ok('readProgress', at, staff.office);
    expect(project.amount).toBe(7_000_000_000);
    expect(spans).toContainEqual({
      zh: '开工到试生产:6个月(184天)',
      en: 'start to trial production: 6 months (184 days)',
    });
  });

  test('milestones that follow one another are not claimed out of order', async () => {
    await register(
      house,
      makeProject('P-1', {
        schedule: [
          { kind: 'signing', planned: '2026-03-01' },
          { kind: 'land', planned: '2026-05-01' },
          { kind: 'start', planned: '2026-06-01' },
          { kind: 'production', planned: '2026-08-01' },
        ],
      }),
    );
    await reach(house, 'P-1', 'start', '2026-06-01', { verified: false });
    const claim = (milestone: string, on: string) =>
      house.refusal('claimMilestone', { ...at, milestone, on, version: 1, evidence: '照片' }, staff.market);
    expect(await claim('production', '2026-05-31')).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/on', zh: '不能早于开工(2026-06-01)' }],
    });
    expect(await claim('signing', '2026-06-02')).toMatchObject({
      fields: [{ pointer: '/on', zh: '不能晚于开工(2026-06-01)' }],
    });
    await reach(house, 'P-1', 'land', '2026-07-01', { verified: false });
  });
});
