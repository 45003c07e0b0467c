import { beforeEach, describe, expect, test } from 'vitest';
import type { IntakeConfig, Notice } from '../../../shared/intake/index.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  admin,
  approved,
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
  upTo,
} from '../registry/county.ts';
import { checkedOn, configure, drafted, issue, listed, target } from './noticePlay.ts';

let house: House;

/**
 * Tuesday 26 May 2026, three working days before the month ends. Since the 1st officials owe a contact a month and an on-site office a
 * quarter: the first has recorded nothing, the second is paired only since the 25th, the third has been in contact, and the fourth, who
 * belongs to no unit, has held an on-site office too.
 */
beforeEach(async () => {
  house = await openHouse('2026-05-26T09:00:00+08:00');
  await house.ok('saveJurisdiction', { jurisdiction, name: '咸丰县', level: 'county' }, admin);
  await populate(house, {
    people: [...upTo(3, (n) => makeOfficial(n)), makeOfficial(4, { unit: undefined }), makeObserver(1)],
    projects: upTo(4, (n) => makeProject(n)),
  });
  const duties = [
    makeDuty(),
    makeDuty({ id: 'onsite', name: '每季现场办公', record: 'onSiteOffice', period: 'quarter' }),
    makeDuty({ id: 'lead', name: '每季一条线索', appliesTo: 'observer', record: 'lead', period: 'quarter' }),
  ];
  await house.ok('saveDuties', { jurisdiction, items: duties }, office);
  await approved(house, 2026, [
    makePairing(1, project(1), { from: '2026-05-01' }),
    makePairing(2, project(2), { from: '2026-05-25' }),
    makePairing(3, project(3), { from: '2026-05-01' }),
    makePairing(4, project(4), { from: '2026-05-01' }),
  ]);
  await log('contact', '2026-05-12', 3);
  await log('contact', '2026-05-12', 4);
  await log('onSiteOffice', '2026-05-12', 4);
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
      subject: { kind: 'project', id: `P-${n}` },
      text: '走访',
    },
    office,
  );

const supervise = (over: Partial<IntakeConfig['notices']> = {}) =>
  configure(house, { subjects: ['duty'], ...over });
const at = (notice: Notice) => target(house, notice);
const handler = { roles: ['handler'], person: 'handler-1', unit: 'u1' } as const;

describe('[X3] a duty that is missed is supervised', () => {
  test('blue before the month ends, red the instant after; who met it or is exempt has none', async () => {
    expect(await drafted(house)).toBe(0);
    await supervise();
    expect(await drafted(house)).toBe(1);
    expect(await listed(house)).toMatchObject([
      {
        colour: 'blue',
        state: 'draft',
        leadUnit: 'u1',
        matter: {
          kind: 'duty',
          id: 'official-1:contact:2026-05-01',
          title: '领导1:2026年5月“每月联系企业”',
          subject: { kind: 'person', id: 'official-1' },
        },
        basis: {
          zh: '“领导联系企业”要求包联领导每月“联系”不少于1次;职责“每月联系企业”2026年5月应1次、已记0次,即将到期:时限为2026年5月31日,还剩3个工作日',
          en: '“领导联系企业” requires of paired officials at least 1 “Contact” a month; the duty “每月联系企业” for May 2026 (0 of 1 recorded) is due on 31 May 2026, in 3 working days',
        },
      },
    ]);
    expect(await checkedOn(house, '2026-05-31')).toEqual([]);
    house.clock.set('2026-06-01T00:05:00+08:00');
    await Promise.all([drafted(house), drafted(house)]);
    expect(await drafted(house)).toBe(0);
    const [, red, ...more] = await listed(house);
    expect(more).toEqual([]);
    expect(red).toMatchObject({
      colour: 'red',
      matter: { id: 'official-1:contact:2026-05-01' },
      basis: {
        zh: '“领导联系企业”要求包联领导每月“联系”不少于1次;职责“每月联系企业”2026年5月应1次、已记0次,已超期:时限为2026年5月31日',
      },
    });
    house.clock.set('2026-06-10T09:00:00+08:00');
    await Promise.all([1, 2, 3, 4].map((n) => log('contact', '2026-06-10', n)));
    const quarter = await checkedOn(house, '2026-07-01');
    expect(quarter.map(({ colour, matter }) => `${colour} ${matter.id}`).toSorted()).toEqual([
      'red official-1:onsite:2026-04-01',
      'red official-3:onsite:2026-04-01',
    ]);
    const december = (await checkedOn(house, '2027-01-01')).filter(({ matter }) =>
      matter.id.includes('contact'),
    );
    expect(december.map(({ matter }) => matter.id).toSorted()).toEqual(
      [1, 2, 3, 4].map((n) => `official-${n}:contact:2026-12-01`),
    );
  });

  test('fulfilled after the draft: nothing more follows, and the draft is discarded for that reason', async () => {
    await supervise();
    const [draft] = await checkedOn(house, '2026-05-27');
    house.clock.set('2026-05-28T09:00:00+08:00');
    await log('contact', '2026-05-28');
    expect(await checkedOn(house, '2026-06-01')).toEqual([]);
    const reason = '5月28日已联系企业,职责已按期履行';
    expect(await house.refusal('discardNotice', { ...at(draft!), reason }, handler)).toMatchObject({
      type: 'forbidden',
    });
    await house.ok('discardNotice', { ...at(draft!), reason }, supervisor);
    expect(await checkedOn(house, '2026-06-02')).toEqual([]);
    expect(await listed(house)).toMatchObject([{ state: 'discarded', reason }]);
  });
});

describe('[X3] [S9] a missed duty under the ladder', () => {
  test('blue, yellow, red, each after the one before was not met, also when that takes months', async () => {
    await supervise({ ruleset: 'ladder' });
    expect(await checkedOn(house, '2026-05-31')).toEqual([]);
    const climb: Notice['colour'][] = [];
    const month = async (date: string): Promise<Notice | undefined> => {
      const found = (await checkedOn(house, date)).filter(({ matter }) =>
        matter.id.includes(':contact:2026-05-01'),
      );
      climb.push(...found.map(({ colour }) => colour));
      return found[0];
    };
    const blue = await issue(house, (await month('2026-06-01'))!, '2026-08-10');
    expect(await month('2026-08-10')).toBeUndefined();
    const yellow = await issue(house, (await month('2026-08-11'))!, '2026-10-10');
    const red = await issue(house, (await month('2026-10-11'))!, '2026-10-20');
    expect(await month('2026-10-21')).toBeUndefined();
    expect(climb).toEqual(['blue', 'yellow', 'red']);
    expect([blue, yellow, red].map(({ body }) => body)).toMatchObject([
      { number: '督〔2026〕咸丰蓝001号' },
      { number: '督〔2026〕咸丰黄001号' },
      { number: '督〔2026〕咸丰红001号' },
    ]);
  });

  test('a notice that was met ends it; an official without a unit is the office’s to answer for', async () => {
    await supervise({ ruleset: 'ladder' });
    const all = await checkedOn(house, '2026-07-01');
    expect(all.map(({ leadUnit, matter }) => `${leadUnit} ${matter.id}`).toSorted()).toEqual([
      'office official-4:contact:2026-06-01',
      'u1 official-1:contact:2026-06-01',
      'u1 official-1:onsite:2026-04-01',
      'u1 official-2:contact:2026-06-01',
      'u1 official-3:contact:2026-06-01',
      'u1 official-3:onsite:2026-04-01',
    ]);
    const draft = all.find(({ leadUnit }) => leadUnit === 'office')!;
    let notice = await house.ok(
      'issueNotice',
      { ...at(draft), requirement: '补联系并书面说明', deadline: '2026-07-06' },
      supervisor,
    );
    expect(await house.refusal('signNotice', at(notice), handler)).toMatchObject({ type: 'not-found' });
    notice = await house.ok('signNotice', at(notice), office);
    notice = await house.ok('replyNotice', { ...at(notice), reply: '已于7月2日补联系' }, office);
    await house.ok('closeNotice', { ...at(notice), outcome: 'met' }, supervisor);
    expect(await checkedOn(house, '2026-07-10')).toEqual([]);
  });
});
