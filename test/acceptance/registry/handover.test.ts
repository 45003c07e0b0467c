import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  approve,
  approved,
  jurisdiction,
  makeAssignment,
  makeEnterprise,
  makeIndicator,
  makeObserver,
  makeOfficial,
  makePairing,
  makeProgramme,
  makeProject,
  office,
  pointersOf,
  populate,
  project,
  submit,
  supervisor,
  upTo,
} from './county.ts';

const leaver = 'official-1';
const on = '2026-09-30';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await populate(house, {
    people: [...upTo(5, (n) => makeOfficial(n)), makeObserver(1)],
    projects: upTo(5, (n) => makeProject(n)),
  });
  await approved(house, 2026, [
    makePairing(1, project(1)),
    makePairing(1, project(2), { role: 'deputy' }),
    makePairing(1, project(3), { to: '2026-06-30' }),
    makePairing(2, project(2)),
    makePairing(3, project(4)),
  ]);
});

const open = (personId = leaver, day = on) =>
  house.ok('openPairings', { jurisdiction, personId, on: day }, office);
const handOver = (successors: object[], personId = leaver) =>
  ({ jurisdiction, personId, on, successors }) as never;
const to = (official: number, n: number, role?: 'lead' | 'deputy') => ({
  subject: project(n),
  official: `official-${official}`,
  ...(role && { role }),
});
const endService = () =>
  house.call('savePeople', { jurisdiction, items: [makeOfficial(1, { to: on })] }, office);

describe('[F2] an official leaves', () => {
  test('the page is told every open pairing, indicator, envoy, site and headquarters matter', async () => {
    await house.ok(
      'saveIndicators',
      { jurisdiction, items: [makeIndicator('credit', { name: '获得信贷' })] },
      office,
    );
    await house.ok(
      'saveEnterprises',
      { jurisdiction, items: [makeEnterprise(1), makeEnterprise(2)] },
      office,
    );
    const envoy = { person: leaver, primary: true, from: '2026-01-01' };
    await house.ok(
      'saveEnvoys',
      {
        jurisdiction,
        items: [
          { id: 'e-1', enterprise: makeEnterprise(1).id, ...envoy },
          { id: 'e-2', enterprise: makeEnterprise(2).id, ...envoy, to: on },
        ],
      },
      office,
    );
    await house.ok(
      'saveSites',
      {
        jurisdiction,
        items: [
          { id: 's-1', name: '茶产业园工地', owner: leaver, team: ['official-2'] },
          { id: 's-2', name: '变电站工地', owner: 'official-2', team: [leaver] },
        ],
      },
      office,
    );
    const programme = makeProgramme('push', {
      name: '攻坚行动',
      workstreams: [{ id: 'w-1', name: '项目攻坚', owner: leaver }],
    });
    await house.ok('saveProgrammes', { jurisdiction, items: [programme] }, office);
    await house.ok(
      'saveAssignments',
      {
        jurisdiction,
        items: [
          makeAssignment('push', 4, {
            leader: leaver,
            owners: [{ role: 'county', person: leaver, from: '2026-01-01' }],
          }),
          makeAssignment('push', 5, { leader: 'official-2' }),
        ],
      },
      office,
    );
    await house.ok(
      'saveGuarantees',
      { jurisdiction, items: [{ id: 'P-5', given: [{ item: 'progress', person: leaver }] }] },
      office,
    );
    expect(await open()).toEqual({
      person: { id: leaver, name: '领导1', unit: 'u1' },
      on,
      pairings: [
        { ...makePairing(1, project(1)), subjectName: '项目1', year: 2026, edition: 1 },
        { ...makePairing(1, project(2), { role: 'deputy' }), subjectName: '项目2', year: 2026, edition: 1 },
      ],
      indicators: [{ id: 'credit', name: '获得信贷' }],
      envoys: [
        {
          id: 'e-1',
          enterprise: makeEnterprise(1).id,
          enterpriseName: '企业1',
          primary: true,
          from: '2026-01-01',
        },
      ],
      sites: [
        { id: 's-1', name: '茶产业园工地', as: 'owner' },
        { id: 's-2', name: '变电站工地', as: 'team' },
      ],
      workstreams: [{ programme: 'push', programmeName: '攻坚行动', id: 'w-1', name: '项目攻坚' }],
      assignments: [
        {
          id: 'push-4',
          programme: 'push',
          subject: project(4),
          subjectName: '项目4',
          as: ['leader', 'owner'],
        },
      ],
      guarantees: [{ project: 'P-5', projectName: '项目5', item: 'progress', title: '建设进度' }],
    });
  });

  test('drafts the next edition: pairings end that day, successors begin the day after; approved, the service ends', async () => {
    const { plans } = await house.ok('handOver', handOver([to(4, 1), to(3, 2, 'lead')]), office);
    expect(plans).toMatchObject([
      { year: 2026, edition: 2, status: 'draft', pairings: 7, basedOn: { year: 2026, edition: 1 } },
    ]);
    const { pairings } = await house.ok('readPlan', { jurisdiction, year: 2026, edition: 2 }, office);
    expect(pairings).toEqual([
      makePairing(1, project(1), { to: on }),
      makePairing(1, project(2), { role: 'deputy', to: on }),
      makePairing(1, project(3), { to: '2026-06-30' }),
      makePairing(2, project(2)),
      makePairing(3, project(2), { from: '2026-10-01' }),
      makePairing(3, project(4)),
      makePairing(4, project(1), { from: '2026-10-01' }),
    ]);
    expect((await endService()).status).toBe(422);
    await approve(house, await submit(house, plans[0]!));
    expect((await open()).pairings).toEqual([]);
    expect((await endService()).status).toBe(200);
    house.clock.set('2026-10-01T09:00:00+08:00');
    const checks = await house.ok('planChecks', { jurisdiction, year: 2026 }, office);
    expect(checks.unpaired.map(({ id }) => id)).toEqual(['P-3', 'P-5']);
  });

  test('a successor who holds the subject already goes on holding it, and leads if either did', async () => {
    await house.ok('handOver', handOver([to(4, 1), to(2, 2)]), office);
    const { pairings } = await house.ok('readPlan', { jurisdiction, year: 2026, edition: 2 }, office);
    expect(pairings.filter(({ subject }) => subject.id === 'P-2')).toEqual([
      makePairing(1, project(2), { role: 'deputy', to: on }),
      makePairing(2, project(2)),
    ]);
  });

  test('a plan approved for next year is handed over too, in an edition of its own', async () => {
    const next = { from: '2027-01-01' };
    await approved(house, 2027, [makePairing(1, project(5), next)]);
    const { plans } = await house.ok('handOver', handOver([to(4, 1), to(4, 2), to(5, 5)]), office);
    expect(plans.map(({ year, edition }) => [year, edition])).toEqual(
      expect.arrayContaining([
        [2026, 2],
        [2027, 2],
      ]),
    );
    const { pairings } = await house.ok('readPlan', { jurisdiction, year: 2027, edition: 2 }, office);
    expect(pairings).toEqual([makePairing(5, project(5), next)]);
  });
});

describe('a handover is refused, and nothing is drafted', () => {
  const refusedFields = async (successors: object[]) => {
    const refusal = await house.refusal('handOver', handOver(successors), office);
    expect(refusal.type).toBe('rule-refused');
    expect((await house.ok('listPlans', { jurisdiction }, office)).items).toHaveLength(1);
    return refusal.fields?.map(({ pointer, zh }) => [pointer, zh]);
  };

  test('one open pairing without a successor is named', async () => {
    expect(await refusedFields([to(4, 1)])).toEqual([['/successors', '“项目2”没有接任人']]);
    expect(await refusedFields([])).toHaveLength(2);
  });

  test('successors out of service, unknown, of another kind, or the one who leaves', async () => {
    await house.ok(
      'savePeople',
      {
        jurisdiction,
        items: [makeOfficial(4, { to: '2026-12-31' }), makeOfficial(5, { from: '2026-11-01' })],
      },
      office,
    );
    expect(await refusedFields([to(4, 1), to(5, 2)])).toEqual([
      ['/successors/0/official', '领导4在移交期间不在任,请另选接任人'],
      ['/successors/1/official', '领导5在移交期间不在任,请另选接任人'],
    ]);
    expect(await refusedFields([to(9, 1), { ...to(2, 2), official: 'observer-1' }])).toEqual([
      ['/successors/0/official', '没有登记过领导干部official-9'],
      ['/successors/1/official', '没有登记过领导干部observer-1'],
    ]);
    expect(await refusedFields([to(1, 1), to(2, 2)])).toEqual([
      ['/successors/0/official', '接任人不能是离任人本人'],
    ]);
  });

  test('what is not open, and what is named twice', async () => {
    expect(await refusedFields([to(2, 1), to(2, 2), to(2, 3), to(3, 2)])).toEqual([
      ['/successors/2/subject', '没有须移交的这一项包联'],
      ['/successors/3/subject', '同一对象指定了两位接任人'],
    ]);
  });

  test('someone with nothing to hand over; someone who is no official; the wrong role', async () => {
    expect(await house.refusal('handOver', handOver([], 'official-5'), office)).toMatchObject({
      type: 'rule-refused',
      detail: { zh: '没有须移交的包联' },
    });
    for (const personId of ['observer-1', 'nobody'])
      for (const refusal of [
        await house.refusal('handOver', handOver([], personId), office),
        await house.refusal('openPairings', { jurisdiction, personId }, office),
      ])
        expect(refusal).toMatchObject({ type: 'not-found' });
    expect(await house.refusal('handOver', handOver([to(4, 1)]), supervisor)).toMatchObject({ status: 403 });
  });

  test('a day before the first of service, by pointer', async () => {
    const input = { jurisdiction, personId: leaver, on: '2019-12-31', successors: [to(4, 1)] };
    expect(pointersOf(await house.refusal('handOver', input, office))).toContain('/on');
  });
});
