import { beforeEach, describe, expect, test } from 'vitest';
import { SHIPPED_SCHEMES } from '../../../shared/scoring/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';

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

describe('[S11] the 100-point scheme', () => {
  test('the shipped schemes are in force until the county saves its own; a run names the version it used', async () => {
    expect((await list()).map(({ kind, version }) => [kind, version])).toEqual([
      ['project', 1],
      ['unit', 1],
      ['official', 1],
    ]);
    const answer = await save(weighing(30, 40, 20, 10));
    expect(answer).toMatchObject({ status: 201, body: { kind: 'project', version: 2 } });
    const [project] = await list();
    expect(project).toMatchObject({ version: 2, hash: (answer.body as { hash: string }).hash });
    const run = await house.ok(
      'computeRun',
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

  test('two who save at once get two versions', async () => {
    const answers = await Promise.all([save(weighing(30, 40, 20, 10)), save(weighing(20, 40, 20, 20))]);
    expect(answers.map(({ body }) => (body as { version: number }).version).sort()).toEqual([2, 3]);
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
