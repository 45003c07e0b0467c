import { beforeAll, describe, expect, test } from 'vitest';
import { wiring } from '../../../functions/scoring/worker.handler.ts';
import { staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { eventOf, playRunParts, runWorker } from '../../fixtures/runs.ts';
import { foundMonth, month, playSeptember } from './month.ts';

const city = '422800';
const other = '422825';
const officeOfCity = { roles: ['office'], jurisdiction: city, person: 'p-city' } as const;

let house: House;
let j: string;

beforeAll(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundMonth(house);
  await playSeptember(house);
  const admin = { ...staff.admin, jurisdiction: city };
  for (const [jurisdiction, name, level] of [
    [city, '恩施州', 'city'],
    [j, '咸丰县', 'county'],
    [other, '宣恩县', 'county'],
  ] as const)
    await house.ok(
      'saveJurisdiction',
      { jurisdiction, name, level, ...(level === 'county' && { parent: city }) },
      admin,
    );
});

const read = (orderId: string) =>
  house.ok('readRunOrder', { jurisdiction: city, month, orderId }, officeOfCity);
const order = (id: string, wanted: object = {}) =>
  house.ok('orderRuns', { jurisdiction: city, month, id, ...wanted }, officeOfCity);
const resume = (orderId: string) =>
  house.ok('resumeRunOrder', { jurisdiction: city, month, orderId }, officeOfCity);
const statesOf = ({ parts }: Awaited<ReturnType<typeof read>>) =>
  parts.map(({ jurisdiction, kind, state }) => `${jurisdiction} ${kind} ${state}`);
const runsOf = async (jurisdiction: string) =>
  (await house.ok('listRuns', { jurisdiction, month }, { ...officeOfCity, jurisdiction })).items;
const work = (body: string) => runWorker(house)(eventOf([body]));

/** A worker whose archive or whose queue breaks at first. */
const breaking = (what: 'archive' | 'queue') => {
  const platform = house.platformOf('scoring-worker');
  const broken = async () => {
    throw new Error('broken');
  };
  return wiring(
    what === 'archive'
      ? { ...platform, archive: { ...platform.archive, write: broken } }
      : { ...platform, runParts: { send: broken } },
  );
};

describe('[F5] [M12] a city’s month is one order', () => {
  test('goes over the queue part by part, officials after their projects, and tells how far it is', async () => {
    const placed = await order('o-1');
    expect(placed).toMatchObject({ running: true, resumable: false, orderedBy: 'p-city' });
    expect(statesOf(placed)).toEqual(
      [city, other, j].flatMap((code) =>
        ['project', 'unit', 'official'].map((kind) => `${code} ${kind} waiting`),
      ),
    );
    expect(placed.parts.map(({ name }) => name)).toContain('宣恩县');

    const [first, ...rest] = house.runParts.take();
    expect(JSON.parse(first!)).toEqual({
      orderedIn: city,
      month,
      order: 'o-1',
      jurisdiction: city,
      kind: 'project',
    });
    expect(rest).toHaveLength(5);
    expect(await work(first!)).toEqual({ batchItemFailures: [] });
    expect(statesOf(await read('o-1')).filter((state) => !state.endsWith('waiting'))).toEqual([
      `${city} project computed`,
    ]);
    const followers = house.runParts.take();
    expect(followers.map((body) => JSON.parse(body) as object)).toMatchObject([
      { jurisdiction: city, kind: 'official' },
    ]);

    await house.runParts.send([...rest, ...followers].map((body) => JSON.parse(body) as object));
    expect(await playRunParts(house)).toEqual([]);
    const { items } = await house.ok('listRunOrders', { jurisdiction: city, month }, officeOfCity);
    const [done] = items as [(typeof items)[number]];
    expect(done).toMatchObject({ running: false, resumable: false });
    expect(done.parts.every(({ state }) => state === 'computed')).toBe(true);
    const run = (await runsOf(j)).find(({ kind }) => kind === 'official')!;
    expect(run).toMatchObject({ id: '2026-09-official-01', computedBy: 'p-city', subjects: 2 });
    expect((await runsOf(j)).map(({ id }) => id).toSorted()).toEqual(
      done.parts.flatMap(({ jurisdiction, run: id }) => (jurisdiction === j ? [id] : [])).toSorted(),
    );
  });
});

describe('a part comes to one run', () => {
  const projects = { kinds: ['project'], jurisdictions: ['422826', other] };

  test('a message twice, one after the other or at once, and an order sent again make no second run', async () => {
    const before = (await runsOf(j)).length;
    await order('o-2', projects);
    const bodies = house.runParts.take();
    expect(bodies).toHaveLength(2);
    const body = bodies[1]!;
    const answers = await Promise.all([work(body), work(body)]);
    expect(answers.flatMap(({ batchItemFailures }) => batchItemFailures).length).toBeLessThan(2);
    expect(await work(body)).toEqual({ batchItemFailures: [] });
    expect(await runsOf(j)).toHaveLength(before + 1);

    const again = await order('o-2', projects);
    expect(statesOf(again)).toEqual([`${other} project waiting`, `${j} project computed`]);
    expect(house.runParts.take()).toEqual([bodies[0]]);
    expect(
      await house.refusal('orderRuns', { jurisdiction: city, month, id: 'o-2' }, officeOfCity),
    ).toMatchObject({ type: 'duplicate' });
  });

  test('after a crash the rest is computed, and only the rest', async () => {
    const left = await read('o-2');
    expect(left).toMatchObject({ running: true, resumable: false });
    await order('o-2', projects);
    const [body] = house.runParts.take();
    expect((await breaking('archive')(eventOf([body!]))).batchItemFailures).toHaveLength(1);
    expect(statesOf(await read('o-2'))[0]).toBe(`${other} project working`);
    const before = [await runsOf(j), await runsOf(other)];

    house.clock.set('2026-10-08T09:10:00+08:00');
    expect(await read('o-2')).toMatchObject({ running: true, resumable: true });
    await resume('o-2');
    expect(await playRunParts(house)).toEqual([]);
    expect(await read('o-2')).toMatchObject({ running: false, resumable: false });
    const after = [await runsOf(j), await runsOf(other)];
    expect(after.map(({ length }, at) => length - before[at]!.length)).toEqual([0, 1]);
  });

  test('a crash between a run and the message to its followers loses nothing', async () => {
    await order('o-3', { kinds: ['official', 'project'], jurisdictions: [j] });
    const bodies = house.runParts.take();
    expect(bodies.map((body) => (JSON.parse(body) as { kind: string }).kind)).toEqual(['project']);
    expect((await breaking('queue')(eventOf(bodies))).batchItemFailures).toHaveLength(1);
    const before = (await runsOf(j)).length;
    expect(await work(bodies[0]!)).toEqual({ batchItemFailures: [] });
    expect(await playRunParts(house)).toEqual([]);
    expect(statesOf(await read('o-3'))).toEqual([`${j} official computed`, `${j} project computed`]);
    expect(await runsOf(j)).toHaveLength(before + 1);
  });

  test('what nobody ordered and what is no message fail alone', async () => {
    const { batchItemFailures } = await runWorker(house)(
      eventOf([
        '{"nonsense":1}',
        JSON.stringify({ orderedIn: city, month, order: 'o-9', jurisdiction: j, kind: 'unit' }),
      ]),
    );
    expect(batchItemFailures).toEqual([{ itemIdentifier: '0' }, { itemIdentifier: '1' }]);
  });
});

describe('refusals', () => {
  test('a rule against one part is told in words and leaves the others alone, until it is resumed', async () => {
    const august = { jurisdiction: city, month: '2026-08' } as const;
    await house.ok(
      'orderRuns',
      { ...august, id: 'o-4', kinds: ['official', 'campaignGroup'], jurisdictions: [j] },
      officeOfCity,
    );
    await playRunParts(house);
    const at = { ...august, orderId: 'o-4' };
    const refused = await house.ok('readRunOrder', at, officeOfCity);
    expect(refused).toMatchObject({ running: false, resumable: true });
    expect(refused.parts).toMatchObject([
      { state: 'refused', problem: { type: 'not-acceptable-now', detail: { zh: '请先计算本月项目考评' } } },
      { state: 'computed', run: '2026-08-campaignGroup-01' },
    ]);
    await house.ok(
      'orderRuns',
      { ...august, id: 'o-5', kinds: ['project'], jurisdictions: [j] },
      officeOfCity,
    );
    await playRunParts(house);
    const reopened = await house.ok('resumeRunOrder', at, officeOfCity);
    expect(reopened.parts.map(({ state, problem }) => [state, problem])).toEqual([
      ['waiting', undefined],
      ['computed', undefined],
    ]);
    await playRunParts(house);
    expect(await house.ok('readRunOrder', at, officeOfCity)).toMatchObject({
      running: false,
      resumable: false,
      parts: [{ run: '2026-08-official-01' }, { run: '2026-08-campaignGroup-01' }],
    });
  });

  test('bad input is refused before anything is ordered', async () => {
    const refusal = (input: object, visitor: Parameters<House['call']>[2] = officeOfCity) =>
      house.refusal('orderRuns', { jurisdiction: city, month, id: 'o-6', ...input }, visitor);
    expect(await refusal({ month: '2026-10' })).toMatchObject({ type: 'not-acceptable-now' });
    expect(await refusal({ jurisdictions: [j, '350121'] })).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/jurisdictions/1', zh: '350121不是已登记的所辖县区' }],
    });
    expect(await refusal({ kinds: ['county'], jurisdictions: [j] })).toMatchObject({
      fields: [{ pointer: '/jurisdictions' }],
    });
    expect(await refusal({ corrects: '2026-09-unit-01', reason: '更正' })).toMatchObject({
      fields: [{ pointer: '/corrects', zh: '请只选一个对象' }],
    });
    expect(
      await refusal({
        kinds: ['unit'],
        jurisdictions: [j],
        corrects: '2026-09-unit-01',
        reason: '更正',
      }),
    ).toMatchObject({ fields: [{ pointer: '/corrects', zh: '本月尚未公示,无需更正' }] });
    expect(await refusal({}, staff.office)).toMatchObject({ type: 'forbidden' });
    expect(await refusal({ jurisdiction: j }, { ...officeOfCity, jurisdiction: other })).toMatchObject({
      type: 'forbidden',
    });
    expect(house.runParts.take()).toEqual([]);
  });

  test('who may look and who may not', async () => {
    const at = { jurisdiction: city, month, orderId: 'o-1' };
    const auditor = { ...staff.auditor, jurisdiction: city };
    expect(await house.ok('readRunOrder', at, auditor)).toMatchObject({ id: 'o-1' });
    expect(await house.refusal('resumeRunOrder', at, auditor)).toMatchObject({ type: 'forbidden' });
    expect(await house.refusal('readRunOrder', at, staff.office)).toMatchObject({ type: 'forbidden' });
    expect(await house.refusal('readRunOrder', { ...at, orderId: 'o-99' }, officeOfCity)).toMatchObject({
      type: 'not-found',
    });
    expect(await house.refusal('resumeRunOrder', { ...at, orderId: 'o-99' }, officeOfCity)).toMatchObject({
      type: 'not-found',
    });
  });
});
