import { beforeEach, expect, test } from 'vitest';
import type { ProblemDocument } from '../../../shared/contract/problems.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { receiptOf, Request, storedUnder } from './play.ts';

let house: House;
let j: string;
beforeEach(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundCounty(house);
});

const linkOf = async (personId: string, to = '2026-12-31') => {
  const { url } = await house.ok('issueObserverLink', { jurisdiction: j, personId, to }, staff.office);
  return url.split('#')[1]!;
};
const lead = (n: number, overrides: object = {}) => ({
  text: `第${n}条线索:窗口要求重复提交材料`,
  category: 'procedures',
  unitConcerned: 'u-tax',
  receipt: receiptOf(n),
  ...overrides,
});
const idsOf = async (link: string) =>
  (await house.ok('observerHome', {}, { observer: link })).leads.map(({ id }) => id);

test('[X7] of twenty-two observers each sees her own leads only', async () => {
  const observers = Array.from({ length: 22 }, (_, n) => `o-${n + 101}`);
  await house.ok(
    'savePeople',
    {
      jurisdiction: j,
      items: observers.map((id) => ({
        id,
        name: `观察员${id}`,
        kind: 'observer' as const,
        roles: [],
        from: '2026-01-01',
        to: '2026-12-31',
      })),
    },
    staff.office,
  );
  const links = await Promise.all(observers.map((id) => linkOf(id)));
  const filed = await Promise.all(
    links.map(async (observer, n) => {
      const one = await house.ok('fileLead', lead(2 * n), { observer });
      const two = await house.ok('fileLead', lead(2 * n + 1), { observer });
      return [one.id, two.id].sort();
    }),
  );
  for (const [n, link] of links.entries()) expect((await idsOf(link)).sort()).toEqual(filed[n]);
  expect((await house.ok('listCases', { jurisdiction: j }, staff.office)).items).toHaveLength(44);
});

test('[X7] a revoked link opens nothing; a renewed one opens the same leads and the old one dies', async () => {
  const first = await linkOf('o-1');
  const { id } = await house.ok('fileLead', lead(1), { observer: first });
  const second = await linkOf('o-1');
  expect(await idsOf(second)).toEqual([id]);
  const unknown = (problem: ProblemDocument) => expect(problem).toMatchObject({ type: 'unknown-link' });
  unknown(await house.refusal('observerHome', {}, { observer: first }));
  unknown(await house.refusal('fileLead', lead(2), { observer: first }));
  await house.ok('revokeObserverLink', { jurisdiction: j, personId: 'o-1' }, staff.office);
  unknown(await house.refusal('observerHome', {}, { observer: second }));

  const short = await linkOf('o-2', '2026-09-30');
  house.clock.set('2026-09-30T23:59:59+08:00');
  expect(await idsOf(short)).toEqual([]);
  house.clock.set('2026-10-01T00:00:00+08:00');
  unknown(await house.refusal('observerHome', {}, { observer: short }));
});

test('an anonymous observer cannot be found out from the case; a named one is named', async () => {
  const link = await linkOf('o-1');
  const anonymous = await house.ok('fileLead', lead(1), { observer: link });
  const named = await house.ok('fileLead', lead(2, { anonymous: false }), { observer: link });
  const traces = /o-1|观察员甲/;
  const stored = await storedUnder(house, `${j}#case#${anonymous.id}`);
  expect(stored).toMatchObject([
    { kind: 'lead', changedBy: 'observer', events: [['submitted', expect.any(Number), 'filer']] },
    { changedBy: 'observer', text: expect.any(String) },
  ]);
  expect(JSON.stringify(stored)).not.toMatch(traces);
  for (const visitor of [staff.office, staff.supervisor, staff.auditor]) {
    const view = await house.ok('readCase', { jurisdiction: j, caseId: anonymous.id }, visitor);
    expect(JSON.stringify(view)).not.toMatch(traces);
  }
  const open = await house.ok('readCase', { jurisdiction: j, caseId: named.id }, staff.office);
  expect(open.case.observerName).toBe('观察员甲');
});

test('a lead sent twice is one lead, for its observer too; its receipt opens it', async () => {
  const link = await linkOf('o-1');
  const answers = await Promise.all([1, 2, 3].map(() => house.call('fileLead', lead(7), { observer: link })));
  const again = await house.ok('fileLead', lead(7), { observer: link });
  expect(answers.every(({ status }) => status === 201 || status === 503)).toBe(true);
  expect(await idsOf(link)).toEqual([again.id]);
  expect(await new Request(house, receiptOf(7), again.id).view()).toMatchObject({
    id: again.id,
    kind: 'lead',
  });
  expect(await house.refusal('fileLead', lead(7, { text: '别的' }), { observer: link })).toMatchObject({
    type: 'duplicate',
  });
});

test('the observer’s duty: one lead a quarter', async () => {
  await house.ok(
    'saveDuties',
    {
      jurisdiction: j,
      items: [
        {
          id: 'd-lead',
          programme: '营商环境观察员',
          name: '每季度至少一条线索',
          appliesTo: 'observer',
          record: 'lead',
          minimum: 1,
          period: 'quarter',
        },
      ],
    },
    staff.office,
  );
  const link = await linkOf('o-1');
  const duty = async () => (await house.ok('observerHome', {}, { observer: link })).duty;
  expect(await duty()).toEqual({ period: 'quarter', minimum: 1, done: 0, dueOn: '2026-09-30' });
  await house.ok('fileLead', lead(1), { observer: link });
  expect(await duty()).toMatchObject({ done: 1 });
});

test('[X8] the same matter from two channels: offered as a duplicate, merged, both receipts live', async () => {
  const link = await linkOf('o-1');
  const text = '政务大厅办理施工许可要求重复提交材料';
  const fromEnterprise = await Request.file(house, 1, { text, category: 'procedures' });
  const { id } = await house.ok('fileLead', lead(2, { text: `${text},往返三次` }), { observer: link });
  const fromObserver = new Request(house, receiptOf(2), id);
  expect((await fromObserver.read()).similar).toMatchObject([{ id: fromEnterprise.id, state: 'submitted' }]);

  house.clock.set('2026-09-01T10:00:00+08:00');
  await fromObserver.move('mergeCase', { into: fromEnterprise.id });
  house.clock.set('2026-09-01T11:00:00+08:00');
  for (const step of ['acceptCase', 'assignCase', 'signCase'] as const) await fromEnterprise.move(step);
  const [mine, theirs] = [await fromEnterprise.view(), await fromObserver.view()];
  expect(mine.state).toBe('signedFor');
  expect(theirs).toMatchObject({ state: 'duplicate', statusLine: mine.statusLine, actions: [] });
  expect(theirs.events.map(({ kind }) => kind)).toEqual([
    'submitted',
    'merged',
    'accepted',
    'assigned',
    'signedFor',
  ]);
  expect(await fromObserver.moveRefusal('mergeCase', staff.office, { into: fromObserver.id })).toMatchObject({
    type: 'invalid-input',
    fields: [{ pointer: '/into' }],
  });
  const { total } = await house.ok('unitRates', { jurisdiction: j, month: '2026-09' }, staff.office);
  expect(total.pending).toBe(1);
});
