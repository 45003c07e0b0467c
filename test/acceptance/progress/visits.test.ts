import { beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/index.ts';
import { foundCounty, makeEnterprise, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { jurisdiction, makeCampaign, makeEntry, makeProject, register } from './county.ts';

let house: House;
let serial = 0;
beforeEach(async () => {
  house = await openHouse('2026-09-28T18:00:00+08:00');
  await foundCounty(house, { enterprises: 3 });
});

const log = (overrides: Partial<InputOf<'writeLog'>> = {}): InputOf<'writeLog'> => ({
  jurisdiction,
  id: `log-${++serial}`,
  kind: 'visit',
  date: '2026-09-28',
  person: 'p-official',
  subject: { kind: 'enterprise', id: makeEnterprise(0).id },
  text: '回访企业',
  ...overrides,
});
const write = (overrides?: Partial<InputOf<'writeLog'>>) =>
  house.ok('writeLog', log(overrides), staff.official);
const enterprise = (n: number) => ({ kind: 'enterprise' as const, id: makeEnterprise(n).id });

describe('visits', () => {
  test('[Z2] one-to-one and online on the same day count once', async () => {
    await write({ mode: 'oneToOne' });
    await write({ mode: 'online' });
    await write({ mode: 'online', subject: enterprise(1) });
    const cover = await house.ok('visitCoverage', { jurisdiction, year: 2026 }, staff.supervisor);
    expect(cover).toMatchObject({ visits: 2, remote: 1 });
  });

  test('[X15] return visits: N of N is full coverage, and whoever is missing is named', async () => {
    await write();
    await write({ subject: enterprise(1) });
    const ask = { jurisdiction, year: 2026, fromMonth: 9, toMonth: 9 };
    expect(await house.ok('visitCoverage', ask, staff.office)).toMatchObject({
      covered: 2,
      total: 3,
      complete: false,
      missing: [{ id: enterprise(2).id, name: '咸丰测试2号有限公司' }],
    });
    await write({ subject: enterprise(2) });
    expect(await house.ok('visitCoverage', ask, staff.office)).toMatchObject({
      covered: 3,
      total: 3,
      complete: true,
      missing: [],
    });
    expect(await house.ok('visitCoverage', { ...ask, fromMonth: 8, toMonth: 8 }, staff.office)).toMatchObject(
      { covered: 0, visits: 0 },
    );
  });

  test('coverage of a programme is of what it took up', async () => {
    await register(house, makeProject('P-1'), makeProject('P-2'));
    await house.ok('saveProgrammes', { jurisdiction, items: [makeCampaign()] }, staff.office);
    await house.ok(
      'saveAssignments',
      { jurisdiction, items: [makeEntry('P-1'), makeEntry('P-2')] },
      staff.office,
    );
    await write({ kind: 'onSiteOffice', subject: { kind: 'project', id: 'P-1' } });
    const ask = { jurisdiction, year: 2026, programme: 'drive' };
    expect(await house.ok('visitCoverage', ask, staff.office)).toMatchObject({
      covered: 1,
      total: 2,
      missing: [{ id: 'P-2', name: '项目P-2' }],
    });
    expect(await house.refusal('visitCoverage', { ...ask, programme: 'none' }, staff.office)).toMatchObject({
      type: 'not-found',
    });
  });
});

describe('what took how long', () => {
  test('[Z1] a licence by the green channel in two hours; [M11] a call to the advisor until the reply', async () => {
    const licence = {
      service: 'licence' as const,
      from: '2026-09-28T01:00:00.000Z',
      to: '2026-09-28T03:00:00.000Z',
    };
    const call = {
      service: 'advisorCall' as const,
      from: '2026-09-28T02:00:00.000Z',
      to: '2026-09-28T02:35:00.000Z',
    };
    await write({ timing: licence, text: '绿色通道办照' });
    await write({ timing: call, kind: 'contact', text: '项目顾问答复用地手续' });
    const { items } = await house.ok('listLog', { jurisdiction, month: '2026-09' }, staff.office);
    expect(items.map(({ timing, minutes }) => [timing?.service, minutes])).toEqual([
      ['advisorCall', 35],
      ['licence', 120],
    ]);
  });

  test.each([
    ['ending before it began', '2026-09-28T01:00:00.000Z', '2026-09-28T00:59:00.000Z'],
    ['ending in future', '2026-09-28T01:00:00.000Z', '2026-09-28T10:00:01.000Z'],
  ])('a time %s is refused with its field', async (_, from, to) => {
    const refusal = await house.refusal(
      'writeLog',
      log({ timing: { service: 'licence', from, to } }),
      staff.official,
    );
    expect(refusal.fields?.map(({ pointer }) => pointer)).toEqual(['/timing/to']);
  });
});

test('[S20] a quarterly review carries the three monthly journals that it rests on', async () => {
  for (const date of ['2026-06-30', '2026-07-10', '2026-08-11', '2026-09-08'])
    await write({ id: `journal-${date}`, kind: 'journal', date, text: '月纪实' });
  await house.ok(
    'writeLog',
    log({ id: 'another', kind: 'journal', person: 'p-deputy', text: '他人纪实' }),
    staff.office,
  );
  const review = await write({ kind: 'quarterReview', text: '三季度点评' });
  expect(review.journals).toEqual(
    ['2026-07-10', '2026-08-11', '2026-09-08'].map((date) => ({ id: `journal-${date}`, date })),
  );
});
