import { beforeEach, describe, expect, test } from 'vitest';
import { logKey, ownLeadKey } from '../../../functions/platform/keys.ts';
import type { LogEntry } from '../../../shared/progress/model.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import {
  approved,
  draft,
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
  supervisor,
} from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse('2026-05-31T18:00:00+08:00');
  await populate(house, {
    people: [makeOfficial(1), makeOfficial(2), makeObserver(1), makeObserver(2)],
    projects: [makeProject(1), makeProject(2)],
  });
  const items = [
    makeDuty(),
    makeDuty({ id: 'onsite', name: '每季现场办公', record: 'onSiteOffice', period: 'quarter' }),
    makeDuty({ id: 'lead', name: '每季一条线索', appliesTo: 'observer', record: 'lead', period: 'quarter' }),
  ];
  await house.ok('saveDuties', { jurisdiction, items }, office);
});

async function log(kind: LogEntry['kind'], date: string, person = 'official-1'): Promise<void> {
  const id = `${kind}-${date}-${person}`;
  const entry: LogEntry = {
    id,
    kind,
    date,
    person,
    subject: { kind: 'project', id: 'P-1' },
    text: '走访',
    at: `${date}T08:00:00.000Z`,
  };
  const { records } = house.platform.tables;
  await records.write(records.insert(logKey(jurisdiction, date, id, 'project#P-1'), entry));
}

const standing = async (duty: string, on = '2026-05-31', person = 'official-1', visitor: Visitor = office) =>
  (await house.ok('dutyStatus', { jurisdiction, on, person }, visitor)).items.find(
    (item) => item.duty === duty,
  );

describe('[X3] contact monthly, on-site office quarterly', () => {
  beforeEach(async () => {
    await approved(house, 2026, [
      makePairing(1, project(1)),
      makePairing(2, project(2), { from: '2026-05-25' }),
    ]);
  });

  test('31 May without a contact: missed; the quarter is still open', async () => {
    await log('contact', '2026-04-30');
    await log('contact', '2026-05-15', 'official-2');
    expect(await standing('contact', '2026-05-30')).toMatchObject({ status: 'open', done: 0 });
    expect(await standing('contact')).toEqual({
      duty: 'contact',
      name: '每月联系企业',
      person: 'official-1',
      personName: '领导1',
      period: '2026-05',
      minimum: 1,
      done: 0,
      status: 'missed',
      dueOn: '2026-05-31',
    });
    expect(await standing('onsite')).toMatchObject({
      status: 'open',
      period: '2026-Q2',
      dueOn: '2026-06-30',
    });
    expect(await standing('onsite', '2026-06-30')).toMatchObject({ status: 'missed' });
  });

  test('a contact in the month meets it; an on-site office of any month meets the quarter', async () => {
    await log('contact', '2026-05-31');
    await log('onSiteOffice', '2026-04-01');
    expect(await standing('contact')).toMatchObject({ status: 'met', done: 1 });
    expect(await standing('onsite')).toMatchObject({ status: 'met', done: 1 });
    expect(await standing('contact', '2026-05-30')).toMatchObject({ status: 'open', done: 0 });
  });

  test('a duty starts with the pairing: paired on 25 May, exempt for May with the reason, owed in June', async () => {
    expect(await standing('contact', '2026-05-31', 'official-2')).toMatchObject({
      status: 'exempt',
      minimum: 0,
      reason: { zh: '当期任职时间不足一次' },
    });
    expect(await standing('contact', '2026-06-30', 'official-2')).toMatchObject({
      status: 'missed',
      minimum: 1,
    });
  });

  test('all officials are listed; a draft lays no duty on anyone; a bad date is refused', async () => {
    const list = async () =>
      (await house.ok('dutyStatus', { jurisdiction, on: '2026-05-31' }, supervisor)).items;
    const before = await list();
    expect(before.map(({ person, duty }) => `${person} ${duty}`)).toEqual([
      'official-1 contact',
      'official-1 onsite',
      'official-2 contact',
      'official-2 onsite',
    ]);
    await house.ok('savePeople', { jurisdiction, items: [makeOfficial(3)] }, office);
    await draft(house, 2026, [makePairing(3, project(1))]);
    expect(await list()).toEqual(before);
    expect(await house.refusal('dutyStatus', { jurisdiction, on: '2026-02-30' }, office)).toMatchObject({
      type: 'invalid-input',
      fields: [{ pointer: '/on' }],
    });
  });

  test('last year’s edition goes on counting until this year’s is approved', async () => {
    expect(await standing('contact', '2027-02-28')).toMatchObject({ status: 'missed', period: '2027-02' });
    expect(await standing('contact', '2025-12-31')).toBeUndefined();
  });
});

describe('[X7] an observer files at least one lead a quarter', () => {
  test('leads filed in the quarter count, by the civil date', async () => {
    const { records } = house.platform.tables;
    const file = (at: string, id: string) =>
      records.write(records.insert(ownLeadKey(jurisdiction, 'observer-1', at, id), {}));
    expect(await standing('lead', '2026-06-30', 'observer-1')).toMatchObject({ status: 'missed', done: 0 });
    await file('2026-03-31T15:59:59.000Z', 'c1');
    expect(await standing('lead', '2026-05-31', 'observer-1')).toMatchObject({ status: 'open', done: 0 });
    await file('2026-03-31T16:00:00.000Z', 'c2');
    expect(await standing('lead', '2026-05-31', 'observer-1')).toMatchObject({ status: 'met', done: 1 });
    expect(await standing('lead', '2026-05-31', 'observer-2')).toMatchObject({ status: 'open', done: 0 });
  });

  test('only office and admin see who observes and how', async () => {
    for (const visitor of [handler, supervisor])
      expect(await standing('lead', '2026-05-31', 'observer-1', visitor)).toBeUndefined();
  });
});
