import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import {
  approve,
  approved,
  handler,
  jurisdiction,
  makeDuty,
  makeObserver,
  makeOfficial,
  makePairing,
  makeProject,
  office,
  populate,
  project,
  submit,
  supervisor,
  unit,
} from './county.ts';

const onSite = makeDuty({
  id: 'onsite',
  programme: '现场办公',
  name: '每季现场办公',
  record: 'onSiteOffice',
  period: 'quarter',
});

let house: House;
beforeEach(async () => {
  house = await openHouse('2026-05-31T18:00:00+08:00');
  await populate(house, {
    people: [makeOfficial(1), makeOfficial(2), makeObserver(1)],
    projects: [makeProject(1), makeProject(2)],
  });
  await house.ok('saveUnits', { jurisdiction, items: [{ ...unit, id: 'u2', name: '县税务局' }] }, office);
  await house.ok('savePeople', { jurisdiction, items: [makeOfficial(2, { unit: 'u2' })] }, office);
  const lead = makeDuty({
    id: 'lead',
    name: '每季一条线索',
    appliesTo: 'observer',
    record: 'lead',
    period: 'quarter',
  });
  await house.ok('saveDuties', { jurisdiction, items: [makeDuty(), onSite, lead] }, office);
  await approved(house, 2026, [
    makePairing(1, project(1)),
    makePairing(2, project(2), { from: '2026-03-20' }),
  ]);
});

const log = (kind: 'contact' | 'onSiteOffice', date: string, n = 1) =>
  house.ok(
    'writeLog',
    {
      jurisdiction,
      id: `${kind}-${date}-${n}`,
      kind,
      date,
      person: `official-${n}`,
      subject: { kind: 'project', id: 'P-1' },
      text: '走访',
    },
    office,
  );
const calendar = (filter: object = {}, visitor: Visitor = office, year = 2026) =>
  house.ok('dutyCalendar', { jurisdiction, year, ...filter }, visitor);
const statuses = async (person: string, duty: string) =>
  (await calendar({ person })).items
    .find((item) => item.duty === duty)
    ?.periods.map(({ period, status }) => `${period} ${status}`);

describe('[X3] a year of duties', () => {
  test('every month and quarter of one person: met, missed, open, ahead', async () => {
    await log('contact', '2026-01-15');
    await log('contact', '2026-03-31');
    await log('onSiteOffice', '2026-02-10');
    expect(await statuses('official-1', 'contact')).toEqual([
      '2026-01 met',
      '2026-02 missed',
      '2026-03 met',
      '2026-04 missed',
      '2026-05 missed',
      ...['06', '07', '08', '09', '10', '11', '12'].map((month) => `2026-${month} ahead`),
    ]);
    expect(await statuses('official-1', 'onsite')).toEqual([
      '2026-Q1 met',
      '2026-Q2 open',
      '2026-Q3 ahead',
      '2026-Q4 ahead',
    ]);
    const [contact] = (await calendar({ person: 'official-1' })).items;
    expect(contact).toMatchObject({
      name: '每月联系企业',
      programme: '领导联系企业',
      record: 'contact',
      personName: '领导1',
      unit: 'u1',
      unitName: '发展和改革局',
    });
    expect(contact?.periods[1]).toEqual({
      period: '2026-02',
      from: '2026-02-01',
      to: '2026-02-28',
      dueOn: '2026-02-28',
      minimum: 1,
      done: 0,
      status: 'missed',
    });
  });

  test('a duty counts from the pairing’s start: before it exempt, with the reason', async () => {
    const [contact] = (await calendar({ person: 'official-2' })).items;
    expect(
      contact?.periods.slice(0, 4).map(({ status, minimum, reason }) => [status, minimum, reason?.zh]),
    ).toEqual([
      ['exempt', 0, '当期未任职'],
      ['exempt', 0, '当期未任职'],
      ['exempt', 0, '当期任职时间不足一次'],
      ['missed', 1, undefined],
    ]);
    expect(await statuses('official-2', 'onsite')).toEqual([
      '2026-Q1 exempt',
      '2026-Q2 open',
      '2026-Q3 ahead',
      '2026-Q4 ahead',
    ]);
  });

  test('handed over in mid-quarter: together the two owe one, and of three neither owes all', async () => {
    await house.ok(
      'saveDuties',
      { jurisdiction, items: [{ ...onSite, id: 'three', minimum: 3, record: 'visit' }] },
      office,
    );
    const { plans } = await house.ok(
      'handOver',
      {
        jurisdiction,
        personId: 'official-1',
        on: '2026-08-10',
        successors: [{ subject: project(1), official: 'official-2' }],
      },
      office,
    );
    await house.ok('savePeople', { jurisdiction, items: [makeOfficial(3)] }, office);
    await approve(house, await submit(house, plans[0]!));
    const owed = async (person: string, duty: string) =>
      (await calendar({ person })).items
        .find((item) => item.duty === duty)
        ?.periods.filter(({ period }) => period === '2026-Q3')
        .map(({ minimum, dueOn }) => [minimum, dueOn]);
    expect(await owed('official-1', 'onsite')).toEqual([[0, '2026-08-10']]);
    expect(await owed('official-1', 'three')).toEqual([[1, '2026-08-10']]);
    expect(await statuses('official-1', 'onsite')).toEqual([
      '2026-Q1 missed',
      '2026-Q2 open',
      '2026-Q3 exempt',
      '2026-Q4 exempt',
    ]);
  });

  test('a successor who comes new owes the other part of the quarter', async () => {
    await house.ok('savePeople', { jurisdiction, items: [makeOfficial(3)] }, office);
    const three = { ...onSite, id: 'three', minimum: 3, record: 'visit' as const };
    await house.ok('saveDuties', { jurisdiction, items: [three] }, office);
    const successors = [{ subject: project(1), official: 'official-3' }];
    const { plans } = await house.ok(
      'handOver',
      { jurisdiction, personId: 'official-1', on: '2026-08-10', successors },
      office,
    );
    await approve(house, await submit(house, plans[0]!));
    const owed = async (duty: string) => {
      const { items } = await calendar();
      return ['official-1', 'official-3'].map(
        (person) =>
          items
            .find((item) => item.person === person && item.duty === duty)
            ?.periods.find(({ period }) => period === '2026-Q3')?.minimum,
      );
    };
    expect(await owed('onsite')).toEqual([0, 1]);
    expect(await owed('three')).toEqual([1, 2]);
  });

  test('days between two pairings are not borne, and say so', async () => {
    const spans = [
      makePairing(1, project(1), { to: '2026-01-31' }),
      makePairing(1, project(2), { from: '2026-04-01' }),
    ];
    await approved(house, 2026, spans);
    const [contact] = (await calendar({ person: 'official-1' })).items;
    expect(contact?.periods.slice(0, 4).map(({ status, reason }) => [status, reason?.zh])).toEqual([
      ['missed', undefined],
      ['exempt', '期间无包联任务'],
      ['exempt', '期间无包联任务'],
      ['missed', undefined],
    ]);
  });
});

describe('the calendar is narrowed', () => {
  const rows = async (filter: object, visitor: Visitor = supervisor) =>
    (await calendar(filter, visitor)).items.map(({ person, duty }) => `${person} ${duty}`);

  test('by unit, by programme and by person, as the standing of a day is', async () => {
    expect(await rows({})).toEqual([
      'official-1 contact',
      'official-1 onsite',
      'official-2 contact',
      'official-2 onsite',
    ]);
    expect(await rows({ unit: 'u2' })).toEqual(['official-2 contact', 'official-2 onsite']);
    expect(await rows({ programme: '现场办公' })).toEqual(['official-1 onsite', 'official-2 onsite']);
    expect(await rows({ unit: 'u2', person: 'official-1' })).toEqual([]);
    const onDay = async (filter: object) =>
      (await house.ok('dutyStatus', { jurisdiction, on: '2026-05-31', ...filter }, supervisor)).items.map(
        ({ person, duty }) => `${person} ${duty}`,
      );
    expect(await onDay({ unit: 'u2' })).toEqual(['official-2 contact', 'official-2 onsite']);
    expect(await onDay({ programme: '现场办公' })).toEqual(['official-1 onsite', 'official-2 onsite']);
  });

  test('observers are there for office and admin only', async () => {
    expect(await rows({ person: 'observer-1' }, office)).toEqual(['observer-1 lead']);
    for (const visitor of [handler, supervisor])
      expect(await rows({ person: 'observer-1' }, visitor)).toEqual([]);
  });

  test('a year without a plan has no rows; next year goes by the plan in force, and is ahead', async () => {
    expect((await calendar({}, office, 2025)).items.filter(({ duty }) => duty !== 'lead')).toEqual([]);
    const next = (await calendar({ person: 'official-1' }, office, 2027)).items;
    expect(next.flatMap(({ periods }) => periods.map(({ status }) => status))).toEqual(
      Array.from({ length: 16 }, () => 'ahead'),
    );
    const refusal = await house.refusal('dutyCalendar', { jurisdiction, year: 1999 }, office);
    expect(refusal).toMatchObject({ type: 'invalid-input', fields: [{ pointer: '/year' }] });
  });
});
