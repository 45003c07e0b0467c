import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { pairingKey } from '../../../functions/platform/keys.ts';
import { planDifference } from '../../../shared/registry/planDifference.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  approve,
  approved,
  at,
  draft,
  jurisdiction,
  makeOfficial,
  makePairing,
  makeProject,
  office,
  pointersOf,
  populate,
  project,
  submit,
  supervisor,
  upTo,
} from './county.ts';
import { fileOf } from './ledgers.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await populate(house, {
    people: upTo(4, (n) => makeOfficial(n)),
    projects: upTo(6, (n) => makeProject(n)),
  });
});

const read = (edition: number, year = 2026) => house.ok('readPlan', { jurisdiction, year, edition }, office);
const draftFrom = (from: { year: number; edition: number }, year = 2026) =>
  house.ok('draftPlan', { jurisdiction, year, from }, office);
const naming = (...pairings: ReturnType<typeof makePairing>[]) =>
  pairings.map(({ official, subject }) => ({ official, subject }));
const remove = (edition: number, ...pairings: ReturnType<typeof makePairing>[]) => ({
  jurisdiction,
  year: 2026,
  edition,
  pairings: naming(...pairings),
});

describe('[F1] a draft that starts from another edition', () => {
  test('has its pairings; the other one stays as it is; the two are compared', async () => {
    const pairings = [makePairing(1, project(1)), makePairing(2, project(2)), makePairing(3, project(3))];
    await approved(house, 2026, pairings);
    const second = await draftFrom({ year: 2026, edition: 1 });
    expect(second).toMatchObject({
      edition: 2,
      status: 'draft',
      pairings: 3,
      basedOn: { year: 2026, edition: 1 },
    });
    expect(second).not.toHaveProperty('leftOut');
    expect((await read(2)).pairings).toEqual(pairings);

    await house.ok('removePairings', remove(2, pairings[2]!), office);
    const changed = makePairing(2, project(2), { role: 'deputy' });
    const added = makePairing(4, project(3));
    await house.ok(
      'addPairings',
      { jurisdiction, year: 2026, edition: 2, pairings: [changed, added] },
      office,
    );
    const after = await read(2);
    expect(after.plan.pairings).toBe(3);
    expect((await read(1)).pairings).toEqual(pairings);
    expect(planDifference((await read(1)).pairings, after.pairings)).toEqual({
      added: [added],
      removed: [pairings[2]],
      changed: [{ before: pairings[1], after: changed, fields: ['role'] }],
      unchanged: 1,
    });
  });

  test('of the year before leaves out what ended and whose official left, and names both with the reason', async () => {
    house.clock.set('2025-03-01T09:00:00+08:00');
    const from = '2025-01-01';
    await approved(house, 2025, [
      makePairing(1, project(1), { from, to: '2025-12-31' }),
      makePairing(2, project(2), { from, to: '2025-06-30' }),
      makePairing(3, project(3), { from }),
    ]);
    const handedOver = await draft(house, 2025, [
      makePairing(1, project(1), { from, to: '2025-12-31' }),
      makePairing(2, project(2), { from, to: '2025-06-30' }),
      makePairing(3, project(3), { from, to: '2025-09-30' }),
      makePairing(4, project(3), { from: '2025-10-01' }),
    ]);
    await approve(house, await submit(house, handedOver));
    await house.ok('savePeople', { jurisdiction, items: [makeOfficial(3, { to: '2025-09-30' })] }, office);

    const fromFirst = await draftFrom({ year: 2025, edition: 1 }, 2026);
    expect((await read(fromFirst.edition)).pairings).toEqual([
      makePairing(1, project(1), { from, to: '2026-12-31' }),
    ]);
    expect(fromFirst.leftOut).toEqual([
      {
        ...makePairing(2, project(2), { from, to: '2025-06-30' }),
        reason: { zh: '包联时间不在2026年内', en: 'It has no day in 2026' },
      },
      {
        ...makePairing(3, project(3), { from }),
        reason: {
          zh: '领导3于2025-09-30离任,早于包联结束',
          en: '领导3 leaves on 2025-09-30, before the pairing ends',
        },
      },
    ]);
    const fromSecond = await draftFrom({ year: 2025, edition: 2 }, 2026);
    expect((await read(fromSecond.edition)).pairings).toHaveLength(2);
  });

  test('takes more pairings than one transaction holds, and is whole', async () => {
    const projects = upTo(199, (n) => makeProject(n));
    for (let from = 0; from < 199; from += 100)
      await house.ok('saveProjects', { jurisdiction, items: projects.slice(from, from + 100) }, office);
    await approved(
      house,
      2026,
      upTo(199, (n) => makePairing((n % 4) + 1, project(n))),
    );
    const second = await draftFrom({ year: 2026, edition: 1 });
    expect(second).toMatchObject({ pairings: 199 });
    expect(second).not.toHaveProperty('incomplete');
    expect((await read(2)).pairings).toHaveLength(199);
    await approve(house, await submit(house, second));
  });

  test('one that broke off while it was copied cannot be changed, submitted or started from', async () => {
    const plan = await draft(house, 2026, [makePairing(1, project(1))]);
    const { records } = house.platform.tables;
    const broken = { ...plan, incomplete: true, version: plan.version + 1 };
    const key = { pk: `${jurisdiction}#plan`, sk: '2026#0001' };
    await records.write(records.replace(key, broken, plan.version));
    const pairings = [makePairing(2, project(2))];
    const edition = { jurisdiction, year: 2026, edition: 1 };
    for (const refusal of [
      await house.refusal('addPairings', { ...edition, pairings }, office),
      await house.refusal('submitPlan', { ...edition, version: broken.version }, office),
      await house.refusal(
        'draftPlan',
        { jurisdiction, year: 2026, from: { year: 2026, edition: 1 } },
        office,
      ),
    ])
      expect(refusal).toMatchObject({ type: 'rule-refused' });
  });

  test('an edition that does not exist is refused by pointer, and nothing is drafted', async () => {
    const input = { jurisdiction, year: 2026, from: { year: 2026, edition: 9 } };
    expect(pointersOf(await house.refusal('draftPlan', input, office))).toEqual(['/from']);
    expect((await house.ok('listPlans', { jurisdiction }, office)).items).toEqual([]);
  });

  test('what was approved meanwhile is not lost: a draft follows the edition in force only', async () => {
    await approved(house, 2026, [makePairing(1, project(1))]);
    const [early, late] = [
      await draftFrom({ year: 2026, edition: 1 }),
      await draftFrom({ year: 2026, edition: 1 }),
    ];
    const waiting = await submit(house, late);
    await approve(house, await submit(house, early));
    const refusal = await house.refusal('approvePlan', { jurisdiction, ...at(waiting) }, supervisor);
    expect(refusal).toMatchObject({ type: 'rule-refused' });
    expect(refusal.detail?.zh).toContain('请以第2版为底稿重新起草');
    const third = await draftFrom({ year: 2026, edition: 1 });
    expect(await house.refusal('submitPlan', { jurisdiction, ...at(third) }, office)).toMatchObject({
      type: 'rule-refused',
    });
  });
});

describe('pairings are removed', () => {
  test('from a draft: counted, gone, and free to be added again', async () => {
    const pairings = [makePairing(1, project(1)), makePairing(2, project(2))];
    await draft(house, 2026, pairings);
    expect(await house.ok('removePairings', remove(1, pairings[0]!), office)).toMatchObject({ pairings: 1 });
    expect((await read(1)).pairings).toEqual([pairings[1]]);
    expect(pointersOf(await house.refusal('removePairings', remove(1, pairings[0]!), office))).toEqual([
      '/pairings/0',
    ]);
    const again = makePairing(1, project(1), { role: 'deputy' });
    const added = await house.ok(
      'addPairings',
      { jurisdiction, year: 2026, edition: 1, pairings: [again] },
      office,
    );
    expect(added.pairings).toBe(2);
    expect((await read(1)).pairings).toEqual([again, pairings[1]]);
  });

  test('[S16] nothing is deleted: the record says that it was removed, when and by whom', async () => {
    await draft(house, 2026, [makePairing(1, project(1))]);
    house.clock.set('2026-09-02T09:00:00+08:00');
    await house.ok('removePairings', remove(1, makePairing(1, project(1))), office);
    const key = pairingKey(jurisdiction, 2026, 1, 'official-1', project(1));
    expect(await house.platform.tables.records.get(key, z.looseObject({}))).toMatchObject({
      removed: true,
      changedAt: '2026-09-02T01:00:00.000Z',
      changedBy: 'office-1',
    });
  });

  test('one that is not there, or named twice, refuses the whole batch by pointer', async () => {
    const pairings = [makePairing(1, project(1)), makePairing(2, project(2))];
    await draft(house, 2026, pairings);
    const wrong = remove(1, pairings[0]!, makePairing(1, project(2)), pairings[0]!);
    expect(pointersOf(await house.refusal('removePairings', wrong, office))).toEqual([
      '/pairings/1',
      '/pairings/2',
    ]);
    expect((await read(1)).pairings).toEqual(pairings);
  });

  test('never from an approved or submitted edition, and by the office alone', async () => {
    const pairing = makePairing(1, project(1));
    await approved(house, 2026, [pairing]);
    await submit(house, await draftFrom({ year: 2026, edition: 1 }));
    for (const edition of [1, 2])
      expect(await house.refusal('removePairings', remove(edition, pairing), office)).toMatchObject({
        type: 'illegal-move',
      });
    expect(await house.refusal('removePairings', remove(1, pairing), supervisor)).toMatchObject({
      status: 403,
    });
    expect(await house.refusal('removePairings', remove(9, pairing), office)).toMatchObject({ status: 404 });
  });

  test('two who change a draft at the same moment: its count stays true', async () => {
    const pairings = upTo(6, (n) => makePairing(1, project(n)));
    await draft(house, 2026, pairings);
    await Promise.all(pairings.map((pairing) => house.call('removePairings', remove(1, pairing), office)));
    const { plan, pairings: left } = await read(1);
    expect(left).toHaveLength(plan.pairings);
    expect(plan.pairings).toBeLessThan(6);
  });
});

test('a pairing outside its plan’s year, and an end before its beginning, are refused by pointer', async () => {
  await draft(house, 2026, []);
  const pairings = [
    makePairing(1, project(1), { from: '2027-01-01' }),
    makePairing(2, project(2), { from: '2025-01-01', to: '2025-12-31' }),
    makePairing(3, project(3), { from: '2026-05-01', to: '2026-04-30' }),
    makePairing(4, project(4), { from: '2025-01-01', to: '2026-01-01' }),
  ];
  const input = { jurisdiction, year: 2026, edition: 1, pairings };
  const refusal = await house.refusal('addPairings', input, office);
  expect(refusal.fields?.map(({ pointer, zh }) => [pointer, zh])).toEqual([
    ['/pairings/0/from', '包联时间不在2026年内,不属于这张表'],
    ['/pairings/1/to', '包联时间不在2026年内,不属于这张表'],
    ['/pairings/2/to', '截止日期早于起始日期'],
  ]);
  expect((await read(1)).pairings).toEqual([]);
});

test('a row of an imported schedule that lies outside its year is refused in the dry run, with its cell', async () => {
  const file = await fileOf([
    ['2026年项目包联责任分解表'],
    ['项目名称', '包联领导', '包联起始时间', '包联截止时间'],
    ['项目1', '领导1', '2026-03-01', ''],
    ['项目2', '领导2', '2027-01-01', ''],
    ['项目3', '领导3', '2024-01-01', '2025-12-31'],
  ]);
  const plan = await house.ok('planImport', { jurisdiction, name: '责任分解表.xlsx', file }, office);
  expect(plan.counts).toMatchObject({ added: 1 });
  expect(plan.refused.items.map(({ row, column, reason }) => [row, column, reason.zh])).toEqual([
    [4, 'C', '包联时间不在2026年内,不属于这张表'],
    [5, 'D', '包联时间不在2026年内,不属于这张表'],
  ]);
  expect((await house.ok('listPlans', { jurisdiction }, office)).items).toEqual([]);
});
