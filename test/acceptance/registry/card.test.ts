import { beforeEach, describe, expect, test } from 'vitest';
import { indicators } from '../../../shared/registry/index.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  admin,
  approve,
  approved,
  draft,
  jurisdiction,
  makeDuty,
  makeEnterprise,
  makeIndicator,
  makeObserver,
  makeOfficial,
  makePairing,
  makeProject,
  office,
  populate,
  project,
  submit,
  upTo,
} from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});

const checks = () => house.ok('planChecks', { jurisdiction, year: 2026 }, office);

test('[S5] the responsibility card shows exactly its pairings', async () => {
  await populate(house, {
    people: upTo(2, (n) => makeOfficial(n)),
    projects: upTo(4, (n) => makeProject(n)),
  });
  await house.ok('saveDuties', { jurisdiction, items: [makeDuty()] }, office);
  const card = (personId: string) =>
    house.ok('responsibilityCard', { jurisdiction, personId }, { roles: ['official'] });
  await draft(house, 2026, [makePairing(1, project(4))]);
  expect(await card('official-1')).toMatchObject({ pairings: [], duties: [] });
  await approved(house, 2026, [
    makePairing(1, project(1)),
    makePairing(1, project(2)),
    makePairing(1, project(3), { to: '2026-08-31' }),
    makePairing(2, project(3), { from: '2026-09-01' }),
  ]);
  const own = await card('official-1');
  expect(own.edition).toBe(2);
  expect(own.pairings.map(({ subjectName }) => subjectName)).toEqual(['项目1', '项目2']);
  expect(own.duties).toEqual([makeDuty()]);
  expect((await card('official-2')).pairings.map(({ subjectName }) => subjectName)).toEqual(['项目3']);
  await house.ok('savePeople', { jurisdiction, items: [makeObserver(1)] }, office);
  for (const personId of ['nobody', 'observer-1'])
    expect(await house.refusal('responsibilityCard', { jurisdiction, personId }, office)).toMatchObject({
      type: 'not-found',
    });
});

test('[S5] the card carries all that a printed sheet says of itself', async () => {
  await populate(house, { people: [makeOfficial(1, { post: '副县长' })], projects: [makeProject(1)] });
  const guarantee = (item: string) => ({ item, person: 'official-1' });
  await house.ok(
    'saveGuarantees',
    { jurisdiction, items: [{ id: 'P-1', given: [guarantee('policy'), guarantee('procedures')] }] },
    office,
  );
  const card = () => house.ok('responsibilityCard', { jurisdiction, personId: 'official-1' }, office);
  expect(await card()).toMatchObject({ jurisdiction: { code: jurisdiction, name: jurisdiction } });
  await house.ok('saveJurisdiction', { jurisdiction, name: '咸丰县', level: 'county' }, admin);
  await approved(house, 2026, [makePairing(1, project(1))]);
  expect(await card()).toEqual({
    jurisdiction: { code: jurisdiction, name: '咸丰县' },
    on: '2026-09-01',
    person: {
      id: 'official-1',
      name: '领导1',
      post: '副县长',
      rank: 'countyLeader',
      unit: 'u1',
      unitName: '发展和改革局',
    },
    pairings: [
      {
        ...makePairing(1, project(1)),
        subjectName: '项目1',
        guarantees: [
          { item: 'procedures', title: '手续办理', person: 'official-1', personName: '领导1' },
          { item: 'policy', title: '优惠政策落实', person: 'official-1', personName: '领导1' },
        ],
      },
    ],
    duties: [],
    edition: 1,
    plan: {
      year: 2026,
      edition: 1,
      status: 'approved',
      submittedAt: '2026-09-01T01:00:00.000Z',
      approvedAt: '2026-09-01T01:00:00.000Z',
    },
  });
});

describe('[F1] the pairing schedule as a sheet', () => {
  const schedule = (edition: number) =>
    house.ok('pairingSchedule', { jurisdiction, year: 2026, edition }, { roles: ['handler'] });

  beforeEach(async () => {
    await populate(house, {
      people: [makeOfficial(1, { post: '县长' }), makeOfficial(2), makeOfficial(3)],
      projects: upTo(10, (n) => makeProject(n)),
    });
    await house.ok('saveJurisdiction', { jurisdiction, name: '咸丰县', level: 'county' }, admin);
    await house.ok('saveEnterprises', { jurisdiction, items: [makeEnterprise(1)] }, office);
    await house.ok('saveChains', { jurisdiction, items: [{ id: 'tea', name: '茶产业链' }] }, office);
    const given = [{ item: 'progress', person: 'official-2' }];
    await house.ok('saveGuarantees', { jurisdiction, items: [{ id: 'P-2', given }] }, office);
  });

  test('goes by subject, leads before deputies, with amount, difficulty, unit, town and guarantees', async () => {
    const { edition } = await draft(house, 2026, [
      makePairing(3, { kind: 'enterprise', id: makeEnterprise(1).id }),
      makePairing(3, { kind: 'chain', id: 'tea' }),
      makePairing(2, project(10)),
      makePairing(2, project(2), { role: 'deputy' }),
      makePairing(1, project(2), { to: '2026-12-31' }),
    ]);
    const sheet = await schedule(edition);
    expect(sheet.rows.map(({ subject }) => subject.name)).toEqual(['项目2', '项目10', '茶产业链', '企业1']);
    const official = (n: number, role: string) => ({
      official: `official-${n}`,
      role,
      from: '2026-01-01',
      name: `领导${n}`,
      unitName: '发展和改革局',
    });
    expect(sheet.rows[0]).toEqual({
      subject: { kind: 'project', id: 'P-2', name: '项目2' },
      amount: 100_000_000,
      difficulty: 'B',
      unitName: '发展和改革局',
      officials: [{ ...official(1, 'lead'), to: '2026-12-31', post: '县长' }, official(2, 'deputy')],
      guarantees: [{ item: 'progress', title: '建设进度', person: 'official-2', personName: '领导2' }],
    });
    expect(sheet.rows[3]).toMatchObject({ town: '高乐山镇', guarantees: [] });
  });

  test('says whether it is for review or approved, by whom and when', async () => {
    const person = { ...makeOfficial(9), id: 'supervisor-1', name: '督查员', kind: 'handler' as const };
    await house.ok('savePeople', { jurisdiction, items: [person] }, office);
    const drafted = await draft(house, 2026, [makePairing(1, project(1))]);
    expect(await schedule(1)).toMatchObject({
      jurisdiction: { code: jurisdiction, name: '咸丰县' },
      on: '2026-09-01',
      plan: { year: 2026, edition: 1, status: 'draft' },
    });
    await approve(house, await submit(house, drafted));
    expect((await schedule(1)).plan).toEqual({
      year: 2026,
      edition: 1,
      status: 'approved',
      submittedAt: '2026-09-01T01:00:00.000Z',
      approvedAt: '2026-09-01T01:00:00.000Z',
      approvedByName: '督查员',
    });
    const unknown = { jurisdiction, year: 2026, edition: 9 };
    expect(await house.refusal('pairingSchedule', unknown, office)).toMatchObject({ type: 'not-found' });
  });
});

test('[X4] with 17 of 18 indicators assigned, the check names the 18th; a chief who left leaves a gap', async () => {
  await populate(house, { people: [makeOfficial(1), makeOfficial(2)] });
  const items = indicators.slice(0, 17).map(({ code, zh }) => makeIndicator(code, { name: zh }));
  await house.ok('saveIndicators', { jurisdiction, items }, office);
  expect((await checks()).indicatorsWithoutChief).toEqual([
    { id: 'inclusive-innovation', name: '包容普惠创新' },
  ]);
  const last = makeIndicator('inclusive-innovation', { name: '包容普惠创新', chief: 'official-2' });
  await house.ok('saveIndicators', { jurisdiction, items: [last] }, office);
  expect((await checks()).indicatorsWithoutChief).toEqual([]);
  await house.ok('savePeople', { jurisdiction, items: [makeOfficial(2, { to: '2026-08-31' })] }, office);
  expect((await checks()).indicatorsWithoutChief).toEqual([
    { id: 'inclusive-innovation', name: '包容普惠创新' },
  ]);
});
