import { beforeAll, describe, expect, test } from 'vitest';
import { staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import { computedRun } from '../../fixtures/runs.ts';
import { foundMonth, month, playSeptember, publishedBoard, reviewedRun } from './month.ts';

let house: House;
let j: string;
const projectRun = '2026-09-project-01';
const unitRun = '2026-09-unit-01';

beforeAll(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundMonth(house);
  await playSeptember(house);
});

const take = (id: string, fields: object, visitor: Visitor = staff.supervisor) =>
  house.call(
    'takeMeasure',
    { jurisdiction: j, id, kind: 'redFlag', run: projectRun, subject: 'p-1', reason: '本组最高', ...fields },
    visitor,
  );
const measures = async (visitor: Visitor = staff.office) =>
  (await house.ok('listMeasures', { jurisdiction: j }, visitor)).items;
const idsOf = async (visitor: Visitor) => (await measures(visitor)).map(({ id }) => id).toSorted();

test('a measure cites a run that exists and was reviewed', async () => {
  expect((await take('m-1', {})).body).toMatchObject({ type: 'not-found' });
  const run = await computedRun(house, { jurisdiction: j, month, kind: 'project' }, staff.office);
  expect((await take('m-1', {})).body).toMatchObject({ type: 'not-acceptable-now' });
  await house.ok('reviewRun', { jurisdiction: j, runId: run.id, version: run.version }, staff.supervisor);
  await reviewedRun(house, 'unit');
  await reviewedRun(house, 'official');
});

describe('[S10] measures', () => {
  test('the flag moves within its group; the past holder stays listed', async () => {
    expect((await take('m-1', {})).body).toMatchObject({
      kind: 'redFlag',
      run: projectRun,
      group: 'A',
      name: 'p-1号项目',
      by: 'p-supervisor',
    });
    house.clock.set('2026-10-09T09:00:00+08:00');
    expect((await take('m-2', { subject: 'p-2' })).status).toBe(201);
    expect((await take('m-3', { subject: 'p-3' })).status).toBe(201);
    expect((await measures()).map(({ id, endedOn, ended }) => [id, endedOn, ended?.why]).toSorted()).toEqual([
      ['m-1', '2026-10-09', 'moved'],
      ['m-2', undefined, undefined],
      ['m-3', undefined, undefined],
    ]);
  });

  test('two who give the flag at once: one holder', async () => {
    const answers = await Promise.all(
      ['u-land', 'u-market'].map((subject) => take(`u-${subject}`, { run: unitRun, subject })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(
      (await measures()).filter(({ scored, endedOn }) => scored === 'unit' && endedOn === undefined),
    ).toHaveLength(1);
  });

  test('one that is taken back stays listed with its reason, and its flag is free again', async () => {
    const back = { jurisdiction: j, measureId: 'm-3', version: 1, reason: '数据有误' };
    expect(await house.refusal('withdrawMeasure', back, staff.office)).toMatchObject({ type: 'forbidden' });
    expect(await house.ok('withdrawMeasure', back, staff.supervisor)).toMatchObject({
      ended: { why: 'withdrawn', reason: '数据有误', by: 'p-supervisor' },
    });
    expect(await house.refusal('withdrawMeasure', { ...back, version: 2 }, staff.supervisor)).toMatchObject({
      type: 'illegal-move',
    });
    expect((await take('m-4', { subject: 'p-4' })).status).toBe(201);
    expect(await idsOf(staff.office)).toEqual(expect.arrayContaining(['m-3', 'm-4']));
  });
});

describe('[S21] accountability', () => {
  test('only a person decides, citing a run that scored the person; the public never learns of an official', async () => {
    const recall = { kind: 'recall', run: '2026-09-official-01', subject: 'p-deputy', reason: '未履责' };
    expect((await take('r-1', recall, staff.office)).body).toMatchObject({ type: 'forbidden' });
    expect((await take('r-1', { ...recall, subject: 'p-land' })).body).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/subject' }],
    });
    expect((await take('r-1', recall)).status).toBe(201);
    expect((await take('r-1', recall)).body).toMatchObject({ type: 'duplicate' });
    expect((await take('r-2', { ...recall, kind: 'praise', subject: 'p-official' })).status).toBe(201);
    expect(await idsOf(staff.land)).not.toContain('r-1');
    expect(await idsOf(staff.official)).toContain('r-2');
    expect(await idsOf(staff.official)).not.toContain('r-1');
  });

  test('[S10] the board shows flags with their past holders, and nothing about an official', async () => {
    const { path } = await house.ok('publishMonth', { jurisdiction: j, month }, staff.office);
    const shown = publishedBoard(house, path).payload.measures!;
    expect(shown.find(({ name }) => name === 'p-1号项目')).toMatchObject({
      kind: 'redFlag',
      group: { zh: '难度A类项目' },
      run: projectRun,
      endedOn: '2026-10-09',
      ended: 'moved',
    });
    expect(new Set(shown.map(({ run }) => run))).toEqual(new Set([projectRun, unitRun]));
  });
});
