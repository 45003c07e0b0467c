import { beforeEach, describe, expect, test } from 'vitest';
import { SHIPPED_SCHEMES } from '../../../shared/scoring/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { computedRun } from '../../fixtures/runs.ts';

let house: House;
let j: string;

beforeEach(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundCounty(house);
});

const list = async () => (await house.ok('listSchemes', { jurisdiction: j }, staff.auditor)).items;
const weighing = (...weights: readonly number[]) => ({
  ...SHIPPED_SCHEMES.project,
  criteria: SHIPPED_SCHEMES.project.criteria.map((criterion, at) => ({ ...criterion, weight: weights[at]! })),
});
const save = (scheme: object, visitor: Parameters<House['call']>[2] = staff.office) =>
  house.call('saveScheme', { jurisdiction: j, kind: 'project', scheme: { ...scheme } }, visitor);

const approve = (version: number, visitor: Parameters<House['call']>[2] = staff.supervisor) =>
  house.call('approveScheme', { jurisdiction: j, kind: 'project', version }, visitor);

describe('[S11] the 100-point scheme', () => {
  test('the shipped schemes are in force until the county saves its own; a run names the version it used', async () => {
    expect((await list()).map(({ kind, version }) => [kind, version])).toEqual([
      ['project', 1],
      ['unit', 1],
      ['official', 1],
      ['campaignGroup', 1],
      ['county', 1],
    ]);
    expect(await save(weighing(30, 40, 20, 10))).toMatchObject({ status: 201, body: { state: 'draft' } });
    expect((await list())[0]!.version).toBe(1);
    const answer = await approve(1);
    expect(answer).toMatchObject({ status: 201, body: { kind: 'project', version: 2 } });
    const [project] = await list();
    expect(project).toMatchObject({ version: 2, hash: (answer.body as { hash: string }).hash });
    const run = await computedRun(
      house,
      { jurisdiction: j, month: '2026-08', kind: 'project' },
      staff.office,
    );
    expect(run).toMatchObject({ schemeVersion: 2, schemeHash: project!.hash });
  });

  test('weights that do not sum to 100 are refused with the sum', async () => {
    expect((await save(weighing(25, 40, 20, 16))).body).toMatchObject({
      type: 'rule-refused',
      fields: [
        {
          pointer: '/scheme/criteria',
          zh: '权重合计为101,应为100',
          en: 'the weights sum to 101, not 100',
        },
      ],
    });
    expect((await list())[0]!.version).toBe(1);
  });

  test('every other fault is pointed to, in both languages', async () => {
    const scheme = weighing(25, 40, 20, 15);
    const wrong = {
      ...scheme,
      criteria: [{ ...scheme.criteria[0], metric: 'project.luck' }, ...scheme.criteria.slice(1)],
    };
    expect((await save(wrong)).body).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/scheme/criteria/0/metric', zh: '没有此指标:project.luck' }],
    });
    expect((await save({ ...scheme, stars: 'five' })).body).toMatchObject({
      type: 'invalid-input',
      fields: [{ pointer: '/scheme/stars' }],
    });
  });

  test('two who save at once: one is told that the draft changed meanwhile', async () => {
    const answers = await Promise.all([save(weighing(30, 40, 20, 10)), save(weighing(20, 40, 20, 20))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('a second person approves, once, and the version that she read', async () => {
    const both = { roles: ['office', 'supervisor'], person: 'p-both' } as const;
    expect((await approve(1)).body).toMatchObject({ type: 'not-found' });
    await save(weighing(30, 40, 20, 10), both);
    expect((await approve(1, both)).body).toMatchObject({ type: 'forbidden' });
    expect((await approve(2)).body).toMatchObject({ type: 'stale-version' });
    const answers = await Promise.all([approve(1), approve(1)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await approve(2)).body).toMatchObject({ type: 'illegal-move', current: 'approved' });
    expect((await list())[0]).toMatchObject({ version: 2 });
  });

  test('curves that are not functions and context figures are refused', async () => {
    const scheme = weighing(25, 40, 20, 15);
    const [first, ...rest] = scheme.criteria;
    const curve = [
      [0, 0],
      [50, 40],
      [50, 100],
    ] as const;
    expect((await save({ ...scheme, criteria: [{ ...first!, curve }, ...rest] })).body).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/scheme/criteria/0/curve/2/0', zh: '应大于前一点的50:一个指标值只能有一个得分' }],
    });
    expect(
      (await save({ ...scheme, criteria: [{ ...first!, metric: 'context.gdp' }, ...rest] })).body,
    ).toMatchObject({
      fields: [{ pointer: '/scheme/criteria/0/metric', zh: '背景数据只展示、不计分:context.gdp' }],
    });
  });

  test('the catalogue says what every metric is, in what unit and from where', async () => {
    const { metrics, occurrences } = await house.ok('listMetrics', { jurisdiction: j }, staff.land);
    expect(new Set(metrics.map(({ subject }) => subject)).size).toBe(5);
    expect(metrics.find(({ id }) => id === 'project.progress')).toMatchObject({
      unit: '%',
      definition: { zh: '累计完成÷累计计划' },
      source: { zh: '项目月报' },
    });
    expect(occurrences.find(({ id }) => id === 'notice.red')).toMatchObject({ zh: '红色督办单' });
  });

  test('only the office saves, and only in its own county', async () => {
    expect((await save(weighing(30, 40, 20, 10), staff.supervisor)).body).toMatchObject({
      type: 'forbidden',
    });
    expect(
      (await save(weighing(30, 40, 20, 10), { roles: ['office'], jurisdiction: '422825' })).body,
    ).toMatchObject({ type: 'forbidden' });
  });
});
