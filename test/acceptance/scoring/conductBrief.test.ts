import { beforeAll, describe, expect, test } from 'vitest';
import { SHIPPED_SCHEMES } from '../../../shared/scoring/index.ts';
import { staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { both, foundMonth, month, playSeptember, publishedBoard, reviewedRun } from './month.ts';

let house: House;
let j: string;
const projectRun = '2026-09-project-01';

beforeAll(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundMonth(house);
  await playSeptember(house);
});

/** The project scheme with other weights. */
const reweighed = () => {
  const { criteria, ...scheme } = SHIPPED_SCHEMES.project;
  const weights = [10, 70, 10, 10];
  return { ...scheme, criteria: criteria.map((one, at) => ({ ...one, weight: weights[at]! })) };
};
const template = {
  zh: '{place}本月完成投资{investmentDone},红灯{red}个。',
  en: '{red} red, {investmentDone}.',
};
const edit = (version: number, more: object = {}) =>
  house.call(
    'editBrief',
    { jurisdiction: j, month, version, title: '九月通报', template, ...more },
    staff.office,
  );
const readBrief = () => house.ok('readBrief', { jurisdiction: j, month }, staff.official);
const trial = { kind: 'project' as const, scheme: reweighed() };

describe('before the month is published', () => {
  test('[S11] a draft has nothing to be tried on', async () => {
    const input = { jurisdiction: j, kind: 'project' as const };
    expect(await house.refusal('trialScheme', input, staff.office)).toMatchObject({ type: 'not-found' });
    expect(await house.ok('trialScheme', { jurisdiction: j, ...trial }, staff.office)).toEqual({
      months: [],
    });
  });

  test('[S18] [Z16] context figures are entered by the office, and change no score', async () => {
    const figures = [
      { id: 'context.output', zh: '规上工业产值增速', en: 'Output', value: 14.7, unit: '%' as const },
      { id: 'context.gdp', zh: '地区生产总值', en: 'GDP', value: 1_002_000_000, unit: 'yuan' as const },
    ].map((one) => ({ ...one, source: '统计局' }));
    const input = { jurisdiction: j, month, version: 0, figures };
    expect(await house.refusal('saveContext', input, staff.land)).toMatchObject({ type: 'forbidden' });
    const run = await reviewedRun(house, 'unit');
    expect(await house.ok('saveContext', input, staff.office)).toMatchObject({ version: 1 });
    expect(await house.refusal('saveContext', input, staff.office)).toMatchObject({ type: 'duplicate' });
    const again = await reviewedRun(house, 'unit');
    expect([again.factsHash, again.resultHash]).toEqual([run.factsHash, run.resultHash]);
    const [first, ...rest] = SHIPPED_SCHEMES.unit.criteria;
    const scheme = {
      ...SHIPPED_SCHEMES.unit,
      criteria: [{ ...first!, metric: 'context.output' }, ...rest],
    };
    expect(
      await house.refusal('saveScheme', { jurisdiction: j, kind: 'unit', scheme }, staff.office),
    ).toMatchObject({
      fields: [{ pointer: '/scheme/criteria/0/metric', zh: '背景数据只展示、不计分:context.output' }],
    });
  });

  test('a brief is edited with figures that exist, and signed by a second person', async () => {
    expect(await readBrief()).toMatchObject({ state: 'live', version: 0 });
    expect((await edit(0, { template: { ...template, zh: '{luck}个' } })).body).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/template/zh', zh: '没有这个数字:{luck}' }],
    });
    expect((await edit(0)).body).toMatchObject({ text: { zh: '咸丰县本月完成投资1.35亿元,红灯2个。' } });
    expect((await edit(0)).body).toMatchObject({ type: 'duplicate' });
    const sign = { jurisdiction: j, month, version: 1 };
    expect(await house.refusal('signBrief', sign, staff.office)).toMatchObject({ type: 'forbidden' });
    expect(await house.ok('signBrief', sign, staff.supervisor)).toMatchObject({
      state: 'signed',
      signed: { by: 'p-supervisor' },
    });
  });

  test('who wrote a brief does not sign it', async () => {
    const other = { jurisdiction: j, month: '2026-08', version: 0, title: '通报', template };
    await house.ok('editBrief', other, both);
    expect(
      await house.refusal('signBrief', { jurisdiction: j, month: '2026-08', version: 1 }, both),
    ).toMatchObject({ type: 'forbidden' });
  });
});

describe('once the month is published', () => {
  beforeAll(async () => {
    await reviewedRun(house, 'project');
    await house.ok('publishMonth', { jurisdiction: j, month }, staff.office);
  });

  test('[S18] [Z16] the board shows the context', () => {
    const { context } = publishedBoard(house, 'data/422826/000001.json').payload;
    expect(context).toMatchObject([{ value: 14.7, unit: '%' }, {}]);
  });

  test('[S11] the trial of a draft says what would have changed, and changes nothing', async () => {
    const input = { jurisdiction: j, kind: 'project' as const };
    const files = [...house.publications.files];
    await house.ok('saveScheme', { jurisdiction: j, ...trial }, staff.office);
    const { months } = await house.ok('trialScheme', input, staff.supervisor);
    expect(months).toMatchObject([{ month, run: projectRun }]);
    const two = months[0]!.subjects.find(({ subject }) => subject === 'p-2')!;
    const { results } = await house.ok('readRun', { jurisdiction: j, runId: projectRun }, staff.office);
    expect(two.before.total).toBe(results.find(({ subject }) => subject === 'p-2')!.total);
    expect(two.after.total).not.toBe(two.before.total);
    expect(months[0]!.changed).toBeGreaterThan(0);
    await house.ok('approveScheme', { ...input, version: 1 }, staff.supervisor);
    expect([...house.publications.files]).toEqual(files);
    const stands = await house.ok('readRun', { jurisdiction: j, runId: projectRun }, staff.office);
    expect(stands.run.schemeVersion).toBe(1);
    expect(await house.refusal('trialScheme', input, staff.land)).toMatchObject({ type: 'forbidden' });
  });

  test('the brief is frozen with its signature; what changes later does not change it', async () => {
    const frozen = await readBrief();
    expect(frozen).toMatchObject({
      state: 'frozen',
      signed: { by: 'p-supervisor' },
      frozenAt: '2026-10-08T01:00:00.000Z',
    });
    const { items } = await house.ok('listProjects', { jurisdiction: j }, staff.office);
    const project = items.find(({ id }) => id === 'p-3')!;
    await house.ok(
      'saveProjects',
      { jurisdiction: j, items: [{ ...project, suspended: true }] },
      staff.office,
    );
    expect((await readBrief()).text).toEqual(frozen.text);
    expect((await edit(frozen.version)).body).toMatchObject({ type: 'illegal-move', current: 'frozen' });
  });
});
