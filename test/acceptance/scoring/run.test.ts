import { beforeAll, describe, expect, test } from 'vitest';
import type { Facts, RunDocument, Scheme } from '../../../shared/scoring/index.ts';
import { verifyRun } from '../../../shared/scoring/index.ts';
import { staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { computedRun, eventOf, runRefusal, runWorker } from '../../fixtures/runs.ts';
import { both, foundMonth, month, playSeptember } from './month.ts';

let house: House;
let j: string;

beforeAll(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundMonth(house);
  await playSeptember(house);
});

const compute = (kind: 'project' | 'unit' | 'official', of = month) =>
  computedRun(house, { jurisdiction: j, month: of, kind }, staff.office);
const read = async (runId: string) =>
  (await house.ok('readRun', { jurisdiction: j, runId }, staff.office)).results;

describe('[F5] a month is computed from the records', () => {
  test('projects: the four guarantees, line by line', async () => {
    const run = await compute('project');
    expect(run).toMatchObject({
      id: '2026-09-project-01',
      state: 'computed',
      subjects: 4,
      computedBy: 'p-office',
    });
    const results = await read(run.id);
    const [first, second, third, suspended] = ['p-1', 'p-2', 'p-3', 'p-4'].map((id) =>
      results.find(({ subject }) => subject === id)!,
    );
    // 12/16 × 25 + 90/90 × 40 + 1/1 × 20 + 2/4 × 15
    expect(first!.lines.map(({ points }) => points)).toEqual([18.75, 40, 20, 7.5]);
    expect(first).toMatchObject({ total: 86.25, stars: 4, place: 1, group: 'A' });
    // 8/16 × 25 + 45/90 × 40 + 0/1 × 20 + 2/4 × 15 − 2 for the red notice
    expect(second!.lines.map(({ points }) => points)).toEqual([12.5, 20, 0, 7.5, -2]);
    expect(second!.lines.at(-1)).toMatchObject({
      kind: 'deduction',
      rule: 'D4',
      zh: expect.stringContaining('督〔2026〕咸丰红001号') as string,
    });
    expect(third!.lines[1]).toMatchObject({ value: 0, points: 0 });
    expect(suspended).not.toHaveProperty('total');
    expect(suspended).not.toHaveProperty('place');
    expect(suspended).toMatchObject({ blockedBy: { zh: '已暂停,不予考评' }, lines: [] });
  });

  test('[Z12] a claim that nobody verified leaves the total and takes the stars', async () => {
    const { results } = await house.ok(
      'readRun',
      { jurisdiction: j, runId: '2026-09-project-01', subject: 'p-2' },
      staff.supervisor,
    );
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ total: 38, blockedBy: { zh: '节点对账不一致,本月不亮星:开工' } });
    expect(results[0]).not.toHaveProperty('stars');
  });

  test('a rerun gives identical bytes, also a day later', async () => {
    const order = (id: string) =>
      house.ok('orderRuns', { jurisdiction: j, month, id, kinds: ['project'] }, staff.office);
    await Promise.all([order('twice-1'), order('twice-2')]);
    const work = runWorker(house);
    await Promise.all(house.runParts.take().map((body) => work(eventOf([body]))));
    const { items: runs } = await house.ok('listRuns', { jurisdiction: j, month }, staff.office);
    house.clock.set('2026-10-09T09:00:00+08:00');
    runs.push(await compute('project'));
    expect(new Set(runs.map(({ id }) => id)).size).toBe(4);
    const [first] = (await house.ok('listRuns', { jurisdiction: j, month }, staff.office)).items;
    for (const { resultHash, factsHash } of runs)
      expect({ resultHash, factsHash }).toEqual({
        resultHash: first!.resultHash,
        factsHash: first!.factsHash,
      });
    const texts = runs.map(({ id }) => house.archive.files.get(`facts/${j}/${id}.json`));
    expect(new Set(texts).size).toBe(1);
  });

  test('the auditor recomputes the run from its facts and scheme', async () => {
    const { facts, scheme, document, run } = await house.ok(
      'readFacts',
      { jurisdiction: j, runId: '2026-09-project-01' },
      staff.auditor,
    );
    expect(await verifyRun(document as RunDocument, facts as Facts[], scheme as Scheme)).toBeUndefined();
    const forged = (facts as Facts[]).map((fact) =>
      fact.id === 'p-1' && fact.kind === 'project' ? { ...fact, progress: { done: 1, planned: 90 } } : fact,
    );
    expect((await verifyRun(document as RunDocument, forged, scheme as Scheme))?.pointer).toBe('/factsHash');
    expect(run.factsHash).toBe((document as RunDocument).factsHash);
  });

  test('officials: duties that fell due and the mean of their projects', async () => {
    const results = await read((await compute('official')).id);
    expect(results.map(({ subject }) => subject).sort()).toEqual(['p-deputy', 'p-official']);
    const [duties, projects, offices] = results.find(({ subject }) => subject === 'p-official')!.lines;
    expect(duties).toMatchObject({ value: 100, points: 40 });
    expect(projects).toMatchObject({ value: 62.13 });
    expect(offices).toMatchObject({ value: 0, points: 0 });
    expect(results.find(({ subject }) => subject === 'p-deputy')!.lines[0]).toMatchObject({
      value: 0,
      points: 0,
    });
  });
});

describe('[X6] satisfaction first', () => {
  test('units are sorted by band, then by total; a unit hardly anyone met shows no score', async () => {
    const results = await read((await compute('unit')).id);
    const bands = results.flatMap(({ satisfactionBand }) => satisfactionBand ?? []);
    expect(new Set(bands).size).toBeGreaterThan(1);
    expect(bands).toEqual(bands.toSorted((a, b) => a - b));
    const hidden = results.find(({ subject }) => subject === 'u-culture')!;
    expect(hidden).not.toHaveProperty('satisfactionBand');
    expect(hidden).not.toHaveProperty('total');
    const land = results.find(({ subject }) => subject === 'u-land')!;
    expect(land.lines.find(({ rule }) => rule === 'C2')).toMatchObject({ value: 50 });
    expect(land.lines.find(({ rule }) => rule === 'C3')).toMatchObject({ value: 100 });
    expect(land.lines.find(({ rule }) => rule === 'D4')).toMatchObject({ points: -2 });
  });
});

describe('[X13] tolerance', () => {
  const red = '督〔2026〕咸丰红001号';
  const decision = {
    id: 'a-1',
    month,
    subject: 'p-2',
    kind: 'tolerance' as const,
    occurrence: red,
    distinctions: { inexperience: '首次试点', exploration: '无明令禁止', intention: '无私利' },
    reason: '先行先试',
  };

  test('is decided by a person who weighs all three distinctions', async () => {
    const two = { inexperience: '首次试点', exploration: '无明令禁止' };
    const input = { jurisdiction: j, ...decision };
    expect(
      await house.refusal('decideAdjustment', { ...input, distinctions: two }, staff.supervisor),
    ).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/distinctions/intention' }] });
    expect(await house.refusal('decideAdjustment', input, staff.office)).toMatchObject({ type: 'forbidden' });
  });

  test('removes the deduction in the rerun, which traces it; the facts stay', async () => {
    const before = await compute('project');
    await house.ok('decideAdjustment', { jurisdiction: j, ...decision }, staff.supervisor);
    expect(
      await house.refusal('decideAdjustment', { jurisdiction: j, ...decision }, staff.supervisor),
    ).toMatchObject({ type: 'duplicate' });
    const after = await compute('project');
    expect(after.factsHash).toBe(before.factsHash);
    expect(after.resultHash).not.toBe(before.resultHash);
    const result = (await read(after.id)).find(({ subject }) => subject === 'p-2')!;
    expect(result.total).toBe(40);
    expect(result.lines.filter(({ kind }) => kind === 'deduction')).toEqual([]);
    expect(result.adjustments).toMatchObject([{ id: 'a-1', applied: true }]);
    expect(result.adjustments[0]!.zh).toContain(`容错纠错a-1:${red},p-supervisor`);
    const { items } = await house.ok('listAdjustments', { jurisdiction: j, month }, staff.auditor);
    expect(items).toMatchObject([{ decidedBy: 'p-supervisor', reason: '先行先试' }]);
  });
});

describe('refusals', () => {
  test('a month that has not ended cannot be computed, to the last second of its last day in Shanghai', async () => {
    const present = house.clock.now().toISOString();
    const october = { jurisdiction: j, month: '2026-10', kind: 'unit' as const };
    house.clock.set('2026-10-31T23:59:59+08:00');
    expect(await runRefusal(house, october, staff.office)).toMatchObject({
      type: 'not-acceptable-now',
    });
    house.clock.set('2026-11-01T00:00:00+08:00');
    expect(await computedRun(house, october, staff.office)).toMatchObject({ id: '2026-10-unit-01' });
    house.clock.set(present);
  });

  test('officials are scored after their projects', async () => {
    expect(
      await runRefusal(house, { jurisdiction: j, month: '2026-08', kind: 'official' }, staff.office),
    ).toMatchObject({ type: 'not-acceptable-now', detail: { zh: '请先计算本月项目考评' } });
  });

  test('the reviewer is another person; a review is of the version read, and once', async () => {
    const run = await computedRun(house, { jurisdiction: j, month, kind: 'unit' }, both);
    const review = { jurisdiction: j, runId: run.id, version: run.version };
    expect(await house.refusal('reviewRun', review, both)).toMatchObject({ type: 'forbidden' });
    expect(await house.refusal('reviewRun', { ...review, version: 7 }, staff.supervisor)).toMatchObject({
      type: 'stale-version',
    });
    const answers = await Promise.all([1, 2].map(() => house.call('reviewRun', review, staff.supervisor)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await house.refusal('reviewRun', review, staff.supervisor)).toMatchObject({
      type: 'illegal-move',
      current: 'reviewed',
    });
  });

  test('roles and counties', async () => {
    const input = { jurisdiction: j, month, kind: 'unit' as const };
    expect(await runRefusal(house, input, staff.supervisor)).toMatchObject({ type: 'forbidden' });
    expect(await runRefusal(house, input, { roles: ['office'], jurisdiction: '422825' })).toMatchObject({
      type: 'forbidden',
    });
    const runId = '2026-09-project-01';
    expect(await house.refusal('readFacts', { jurisdiction: j, runId }, staff.office)).toMatchObject({
      type: 'forbidden',
    });
    expect(await house.refusal('readRun', { jurisdiction: j, runId }, staff.land)).toMatchObject({
      type: 'not-found',
    });
    expect((await house.ok('listRuns', { jurisdiction: j }, staff.land)).items).toEqual([]);
    expect(
      await house.refusal('readRun', { jurisdiction: j, runId: '2026-09-project-99' }, staff.office),
    ).toMatchObject({ type: 'not-found' });
  });
});
