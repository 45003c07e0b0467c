import { beforeEach, describe, expect, test } from 'vitest';
import type { ClearingNotice, Publication } from '../../../shared/scoring/index.ts';
import { SHIPPED_SCHEMES, verifyChain } from '../../../shared/scoring/index.ts';
import { staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { both, foundMonth, month, playSeptember, publishedBoard, reviewedRun } from './month.ts';

let house: House;
let j: string;
const firstPath = 'data/422826/000001.json';
const projectRun = '2026-09-project-01';
const red = '督〔2026〕咸丰红001号';

beforeEach(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundMonth(house);
  await playSeptember(house);
});

const publish = async (input: object = {}) => {
  await reviewedRun(house, 'project');
  await reviewedRun(house, 'unit');
  return house.ok('publishMonth', { jurisdiction: j, month, ...input }, staff.office);
};
const take = (id: string, fields: object, visitor: Parameters<House['call']>[2] = staff.supervisor) =>
  house.call(
    'takeMeasure',
    {
      jurisdiction: j,
      id,
      kind: 'redFlag',
      run: projectRun,
      subject: 'p-1',
      reason: '本组最高',
      ...fields,
    },
    visitor,
  );
const measures = async (visitor: Parameters<House['call']>[2] = staff.office) =>
  (await house.ok('listMeasures', { jurisdiction: j }, visitor)).items;

describe('[S10] measures', () => {
  test('the flag moves within its group; the past holder stays listed, on the board too', async () => {
    expect((await take('m-1', {})).body).toMatchObject({ type: 'not-found' });
    const run = await house.ok('computeRun', { jurisdiction: j, month, kind: 'project' }, staff.office);
    expect((await take('m-1', {})).body).toMatchObject({ type: 'not-acceptable-now' });
    await house.ok('reviewRun', { jurisdiction: j, runId: run.id, version: run.version }, staff.supervisor);
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
    await reviewedRun(house, 'unit');
    await house.ok('publishMonth', { jurisdiction: j, month }, staff.office);
    const shown = publishedBoard(house, firstPath).payload.measures!;
    expect(shown.find(({ name }) => name === 'p-1号项目')).toMatchObject({
      kind: 'redFlag',
      group: { zh: '难度A类项目' },
      run: projectRun,
      endedOn: '2026-10-09',
      ended: 'moved',
    });
    expect(shown).toHaveLength(3);
  });

  test('two who give the flag at once: one holder', async () => {
    await reviewedRun(house, 'project');
    const answers = await Promise.all([take('m-1', {}), take('m-2', { subject: 'p-2' })]);
    const given = answers.filter(({ status }) => status === 201);
    const stored = await measures();
    expect(given.length).toBeGreaterThan(0);
    expect(stored).toHaveLength(given.length);
    expect(stored.filter(({ endedOn }) => endedOn === undefined)).toHaveLength(1);
  });

  test('one that is taken back stays listed with its reason, and its flag is free again', async () => {
    await reviewedRun(house, 'project');
    await take('m-1', {});
    const back = { jurisdiction: j, measureId: 'm-1', version: 1, reason: '数据有误' };
    expect(await house.ok('withdrawMeasure', back, staff.supervisor)).toMatchObject({
      ended: { why: 'withdrawn', reason: '数据有误', by: 'p-supervisor' },
    });
    expect(await house.refusal('withdrawMeasure', { ...back, version: 2 }, staff.supervisor)).toMatchObject({
      type: 'illegal-move',
    });
    expect((await take('m-2', { subject: 'p-2' })).status).toBe(201);
    expect((await measures()).map(({ id }) => id).toSorted()).toEqual(['m-1', 'm-2']);
  });
});

describe('[S21] accountability', () => {
  test('only a person decides, citing a run that scored the person; the public never learns of an official', async () => {
    await reviewedRun(house, 'project');
    await reviewedRun(house, 'official');
    const recall = { kind: 'recall', run: '2026-09-official-01', subject: 'p-deputy', reason: '未履责' };
    expect((await take('m-1', recall, staff.office)).body).toMatchObject({ type: 'forbidden' });
    expect((await take('m-1', { ...recall, subject: 'p-land' })).body).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/subject' }],
    });
    expect((await take('m-1', recall)).status).toBe(201);
    expect((await take('m-1', recall)).body).toMatchObject({ type: 'duplicate' });
    expect((await take('m-2', { ...recall, kind: 'praise', subject: 'p-official' })).status).toBe(201);
    expect(await measures(staff.land)).toEqual([]);
    expect((await measures(staff.official)).map(({ id }) => id)).toEqual(['m-2']);
    await reviewedRun(house, 'unit');
    await house.ok('publishMonth', { jurisdiction: j, month }, staff.office);
    expect(publishedBoard(house, firstPath).payload).not.toHaveProperty('measures');
  });
});

describe('[S18] [Z16] context figures', () => {
  const figures = [
    { id: 'context.output', zh: '规上工业产值增速', en: 'Output', value: 14.7, unit: '%', source: '统计局' },
    {
      id: 'context.gdp',
      zh: '地区生产总值',
      en: 'GDP',
      value: 1_002_000_000,
      unit: 'yuan',
      source: '统计局',
    },
  ] as const;

  test('are entered for a month, shown on the board, and change no score', async () => {
    const input = { jurisdiction: j, month, version: 0, figures: [...figures] };
    expect(await house.refusal('saveContext', input, staff.land)).toMatchObject({ type: 'forbidden' });
    const run = await house.ok('computeRun', { jurisdiction: j, month, kind: 'unit' }, staff.office);
    expect(await house.ok('saveContext', input, staff.office)).toMatchObject({ version: 1 });
    expect(await house.refusal('saveContext', input, staff.office)).toMatchObject({ type: 'duplicate' });
    const again = await house.ok('computeRun', { jurisdiction: j, month, kind: 'unit' }, staff.office);
    expect([again.factsHash, again.resultHash]).toEqual([run.factsHash, run.resultHash]);
    await publish();
    expect(publishedBoard(house, firstPath).payload.context).toMatchObject([{ value: 14.7, unit: '%' }, {}]);
    const [first, ...rest] = SHIPPED_SCHEMES.unit.criteria;
    const criteria = [{ ...first!, metric: 'context.output' }, ...rest];
    const scheme = { ...SHIPPED_SCHEMES.unit, criteria };
    expect(
      await house.refusal('saveScheme', { jurisdiction: j, kind: 'unit', scheme }, staff.office),
    ).toMatchObject({
      fields: [{ pointer: '/scheme/criteria/0/metric', zh: '背景数据只展示、不计分:context.output' }],
    });
  });
});

describe('[S11] a draft on trial', () => {
  test('says what would have changed in published months, and changes nothing', async () => {
    const project = SHIPPED_SCHEMES.project;
    const weights = [10, 70, 10, 10];
    const scheme = {
      ...project,
      criteria: project.criteria.map((criterion, at) => ({ ...criterion, weight: weights[at]! })),
    };
    const input = { jurisdiction: j, kind: 'project' as const };
    expect(await house.refusal('trialScheme', input, staff.office)).toMatchObject({ type: 'not-found' });
    expect(await house.ok('trialScheme', { ...input, scheme }, staff.office)).toEqual({ months: [] });
    await publish();
    const files = [...house.publications.files];
    await house.ok('saveScheme', { ...input, scheme }, staff.office);
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
    expect(await house.refusal('trialScheme', { ...input, scheme }, staff.land)).toMatchObject({
      type: 'forbidden',
    });
  });
});

describe('my score', () => {
  test('why, what would change it, and how to object; upheld, the deduction goes in the correcting run', async () => {
    const mine = () => house.ok('myScore', { jurisdiction: j, month }, staff.land);
    expect(await mine()).toEqual({ month, items: [], appeals: [] });
    await publish();
    const { items } = await mine();
    expect(items).toMatchObject([{ run: { kind: 'unit' }, result: { subject: 'u-land' } }]);
    const response = items[0]!.levers.find(({ rule }) => rule === 'C2')!;
    expect(response).toMatchObject({ value: 50, points: 8.33, gain: 0.17, fullAt: 100 });
    expect(items[0]!.removable).toMatchObject([{ occurrence: red, rule: 'D4', points: 2 }]);

    const appeal = { jurisdiction: j, id: 'ap-1', month, run: '2026-09-unit-01', text: '已按期办结' };
    expect(
      await house.refusal('fileAppeal', { ...appeal, occurrence: '督〔2026〕咸丰红009号' }, staff.land),
    ).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/occurrence' }] });
    expect(
      await house.refusal('fileAppeal', { ...appeal, run: '2026-09-official-01' }, staff.land),
    ).toMatchObject({
      type: 'not-found',
    });
    const filed = await house.ok('fileAppeal', { ...appeal, occurrence: red }, staff.land);
    expect(filed).toMatchObject({ subject: 'u-land', state: 'filed' });
    expect((await house.ok('listAppeals', { jurisdiction: j, month }, staff.market)).items).toEqual([]);
    const decision = { jurisdiction: j, month, appealId: 'ap-1', version: 1, uphold: true, reason: '属实' };
    expect(await house.refusal('decideAppeal', decision, staff.office)).toMatchObject({ type: 'forbidden' });
    expect(await house.ok('decideAppeal', decision, staff.supervisor)).toMatchObject({ state: 'upheld' });
    expect(await house.refusal('decideAppeal', decision, staff.supervisor)).toMatchObject({
      type: 'illegal-move',
      current: 'upheld',
    });
    const correction = { corrects: '2026-09-unit-01', reason: '申诉成立' };
    const run = await reviewedRun(house, 'unit', month, correction);
    const { results } = await house.ok('readRun', { jurisdiction: j, runId: run.id }, staff.office);
    const land = results.find(({ subject }) => subject === 'u-land')!;
    expect(land.lines.filter(({ kind }) => kind === 'deduction')).toEqual([]);
    expect(land.adjustments).toMatchObject([{ id: 'appeal-ap-1', applied: true }]);
  });
});

describe('adjustments', () => {
  test('a suspended subject is not scored in its month; the decision is traced', async () => {
    const decision = { jurisdiction: j, id: 'a-1', month, subject: 'p-1', reason: '规划调整' };
    expect(
      await house.refusal(
        'decideAdjustment',
        { ...decision, kind: 'suspension', occurrence: red },
        staff.supervisor,
      ),
    ).toMatchObject({ fields: [{ pointer: '/occurrence' }] });
    await house.ok('decideAdjustment', { ...decision, kind: 'suspension' }, staff.supervisor);
    const run = await reviewedRun(house, 'project');
    const { results } = await house.ok('readRun', { jurisdiction: j, runId: run.id }, staff.office);
    const one = results.find(({ subject }) => subject === 'p-1')!;
    expect(one).toMatchObject({
      blockedBy: { zh: '已暂停,不予考评' },
      adjustments: [{ id: 'a-1', applied: true }],
    });
    expect(one).not.toHaveProperty('total');
  });

  test('[X14] a name is cleared in public only with consent, and by the fifth working day', async () => {
    const decision = {
      id: 'a-1',
      month,
      subject: 'u-land',
      kind: 'nameClearing' as const,
      reason: '查无实据',
    };
    await house.ok('decideAdjustment', { jurisdiction: j, ...decision }, staff.supervisor);
    const { items } = await house.ok('listClearings', { jurisdiction: j, month }, staff.office);
    expect(items).toMatchObject([{ adjustment: { decidedOn: '2026-10-08' }, publishBy: '2026-10-14' }]);
    const clearing = {
      jurisdiction: j,
      month,
      adjustmentId: 'a-1',
      name: '县自然资源和规划局',
      text: { zh: '反映的问题查无实据', en: 'The report was found to be untrue' },
    };
    expect(
      await house.refusal('publishClearing', { ...clearing, consentOn: '2026-10-07' }, staff.supervisor),
    ).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/consentOn' }] });
    expect(house.publications.files.size).toBe(0);
    const consented = { ...clearing, consentOn: '2026-10-08' };
    const entries = await Promise.all(
      [1, 2].map(() => house.ok('publishClearing', consented, staff.supervisor)),
    );
    expect(new Set(entries.map(({ sequence }) => sequence))).toEqual(new Set([1]));
    await publish();
    const chain = [1, 2].map(
      (n) => JSON.parse(house.publications.files.get(`data/422826/00000${n}.json`)!) as Publication,
    );
    expect(await verifyChain(chain)).toMatchObject({ intact: true, length: 2 });
    expect((chain[0]!.payload as ClearingNotice).text.zh).toBe('反映的问题查无实据');
    expect(publishedBoard(house, 'data/422826/000002.json').payload.clearings).toEqual([
      { name: clearing.name, text: clearing.text, publishedOn: '2026-10-08' },
    ]);
    expect(
      (await house.ok('listClearings', { jurisdiction: j, month }, staff.auditor)).items[0],
    ).toHaveProperty('publishedAt');
    expect(
      await house.refusal('publishClearing', { ...consented, adjustmentId: 'a-2' }, staff.supervisor),
    ).toMatchObject({ type: 'not-found' });
  });
});

describe('[Z10] assessment groups', () => {
  const setUp = (groups: object[], version = 0) =>
    house.call(
      'saveAssessmentGroups',
      { jurisdiction: j, year: 2026, version, groups: groups as never },
      staff.office,
    );

  test('16 priority projects; a group never assesses its own unit or that of a member', async () => {
    const items = Array.from({ length: 16 }, (_, n) => ({
      id: `z-${n + 1}`,
      name: `重点${n + 1}号`,
      amount: 100_000_000,
      kind: 'newStart' as const,
      stage: 'started' as const,
      difficulty: 'A' as const,
      priority: 'city' as const,
      ownerUnit: n < 8 ? 'u-tax' : 'u-power',
      schedule: [],
      yearPlan: 10_000_000,
      suspended: false,
    }));
    await house.ok('saveProjects', { jurisdiction: j, items }, staff.office);
    const projects = items.map(({ id }) => id);
    const group = { id: 'g-1', name: '第一组', units: ['u-market'], members: ['p-market'], projects };
    expect((await setUp([{ ...group, units: ['u-tax'] }])).body).toMatchObject({
      type: 'rule-refused',
      fields: Array.from({ length: 8 }, (_, n) => ({ pointer: `/groups/0/projects/${n}` })),
    });
    expect(
      (await setUp([{ ...group, members: ['p-land'], projects: [...projects, 'p-1'] }])).body,
    ).toMatchObject({
      fields: [
        { pointer: '/groups/0/projects/16', zh: '考核组不得考核本单位的项目:p-1号项目(县自然资源和规划局)' },
      ],
    });
    expect((await setUp([{ ...group, projects: ['nowhere'] }])).body).toMatchObject({
      fields: [{ pointer: '/groups/0/projects/0' }],
    });
    const second = { ...group, id: 'g-2', name: '第二组', projects: ['z-1'] };
    expect((await setUp([group, second])).body).toMatchObject({
      fields: [{ pointer: '/groups/1/projects/0', zh: '该项目已由第一组考核' }],
    });
    expect(await setUp([group])).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await setUp([group])).body).toMatchObject({ type: 'duplicate' });
    const { groups } = await house.ok('listAssessmentGroups', { jurisdiction: j, year: 2026 }, staff.land);
    expect(groups[0]!.projects).toHaveLength(16);
  });
});

describe('the brief', () => {
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
  const read = () => house.ok('readBrief', { jurisdiction: j, month }, staff.official);

  test('is edited and signed by two people, live until publication and frozen after', async () => {
    expect(await read()).toMatchObject({ state: 'live', version: 0 });
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
    await publish();
    const frozen = await read();
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
    expect((await read()).text).toEqual(frozen.text);
    expect((await edit(frozen.version)).body).toMatchObject({ type: 'illegal-move', current: 'frozen' });
  });

  test('who wrote it does not sign it', async () => {
    await house.ok('editBrief', { jurisdiction: j, month, version: 0, title: '通报', template }, both);
    expect(await house.refusal('signBrief', { jurisdiction: j, month, version: 1 }, both)).toMatchObject({
      type: 'forbidden',
    });
  });
});
