import { beforeEach, describe, expect, test } from 'vitest';
import { resultsKey } from '../../../functions/platform/keys.ts';
import { monthResults, namesOf, satisfactionLevels } from '../../../shared/survey/index.ts';
import type { SurveyResponse } from '../../../shared/survey/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { makeAnswers, month, openSurvey } from './survey.ts';
import type { Survey } from './survey.ts';

const second = { roles: ['auditor', 'supervisor'], person: 'p-auditor' } as const;
const level = (n: number) => satisfactionLevels[n % 3]!;

describe('signs of manipulation, and exclusions', () => {
  let survey: Survey;
  let house: House;
  beforeEach(async () => {
    survey = await openSurvey();
    house = survey.house;
    const coached = makeAnswers({
      units: ['u-market', 'u-land', 'u-tax'].map((unit) => ({ unit, level: 'verySatisfied' as const })),
      overall: 'verySatisfied',
      asked: 'asked',
      quick: true,
      text: '市场监管局服务热情,我们非常满意!',
    });
    await survey.answer([
      ...Array.from({ length: 6 }, () => coached),
      ...Array.from({ length: 20 }, (_, n) =>
        makeAnswers({
          units: [
            { unit: 'u-market', level: level(n) },
            { unit: n % 2 ? 'u-tax' : 'u-power', level: level(n + 1) },
          ],
          overall: level(n),
          ...(n < 4 && { text: `第${n}条意见:手续比去年少了` }),
        }),
      ),
    ]);
  });

  const signs = () => house.ok('readSigns', survey.where, staff.auditor);
  const sameText = async () => (await signs()).signs.find(({ kind }) => kind === 'sameText')!.id;
  const propose = async (sign: string) =>
    house.call('proposeExclusion', { ...survey.where, sign, reason: '六份答卷文字完全相同' }, staff.auditor);
  const decide = (
    sign: string,
    more: { exclude?: boolean; version?: number } = {},
    who: typeof second | typeof staff.supervisor = staff.supervisor,
  ) =>
    house.call(
      'decideExclusion',
      { ...survey.where, sign, version: 1, exclude: true, reason: '文字相同,且自述受人要求', ...more },
      who,
    );

  test('[X6] the auditor sees bursts, identical texts and answers, haste, and who was asked about; no level of anyone', async () => {
    expect(await house.refusal('readSigns', survey.where, staff.auditor)).toMatchObject({
      type: 'not-acceptable-now',
    });
    await survey.close();
    const found = await signs();
    expect(found.answered).toBe(26);
    expect(found.signs.map(({ kind, answers }) => [kind, answers])).toEqual(
      expect.arrayContaining([
        ['burst', 26],
        ['sameAnswers', 6],
        ['sameText', 6],
        ['quick', 6],
      ]),
    );
    expect(found.signs.find(({ kind }) => kind === 'sameText')!.text).toBe(
      '市场监管局服务热情,我们非常满意!',
    );
    expect(found.units).toEqual(
      expect.arrayContaining([
        { unit: 'u-market', n: 26, influenced: 0.231 },
        { unit: 'u-land', n: 6, influenced: null },
      ]),
    );
    expect(JSON.stringify(found)).not.toMatch(/verySatisfied|"satisfied"|neutral/);
    for (const who of [staff.office, staff.supervisor, staff.market])
      expect(await house.refusal('readSigns', survey.where, who)).toMatchObject({ type: 'forbidden' });
  });

  test('[X6] nothing is dropped silently: a second person excludes before there are results, and the count is published', async () => {
    await survey.close();
    const sign = await sameText();
    expect((await propose(sign)).status).toBe(201);
    expect((await propose(sign)).body).toMatchObject({ type: 'duplicate' });
    expect(await house.refusal('computeResults', survey.where, staff.office)).toMatchObject({
      type: 'not-acceptable-now',
      detail: { zh: expect.stringContaining('剔除建议没有决定') as string },
    });
    expect((await decide(sign, {}, second)).body).toMatchObject({ type: 'forbidden' });
    expect((await decide(sign, { version: 7 })).body).toMatchObject({ type: 'stale-version' });
    expect((await decide(sign)).body).toMatchObject({ state: 'excluded', decision: { by: 'p-supervisor' } });
    expect((await decide(sign, { version: 2 })).body).toMatchObject({ type: 'illegal-move' });

    const results = await survey.compute();
    expect(results).toMatchObject({
      answered: 26,
      excluded: [{ kind: 'sameText', answers: 6, reason: '文字相同,且自述受人要求' }],
    });
    expect(results.overall.n).toBe(20);
    expect(results.influence).toMatchObject({ n: 20, asked: 0 });
    const other = (await signs()).signs.find(({ kind }) => kind === 'burst')!;
    expect((await propose(other.id)).body).toMatchObject({ type: 'not-acceptable-now' });
    expect((await house.ok('listExclusions', survey.where, staff.office)).items).toHaveLength(1);
  });

  test('a unit that bears the code of an indicator keeps its own name', async () => {
    const unit = { id: 'taxes', name: '县税务局纳税服务大厅', kind: 'department' as const, rated: true };
    await house.ok('saveUnits', { jurisdiction: house.jurisdiction, items: [unit] }, staff.office);
    await survey.close();
    const results = await survey.compute();
    expect([namesOf(results, 'units')['taxes'], namesOf(results, 'indicators')['taxes']]).toEqual([
      '县税务局纳税服务大厅',
      '纳税',
    ]);
  });

  test('kept answers count like all others, and nothing is published about them', async () => {
    await survey.close();
    const sign = await sameText();
    await propose(sign);
    expect((await decide(sign, { exclude: false })).body).toMatchObject({ state: 'kept' });
    const results = await survey.compute();
    expect(results.overall.n).toBe(26);
    expect(results).not.toHaveProperty('excluded');
  });
});

/** Results in which u-land is found far below the others; in the month before too, or not. */
async function saveFindings(house: House, before: boolean): Promise<void> {
  const units = ['u-market', 'u-tax', 'u-power', 'u-land'];
  const responses = Array.from({ length: 120 }, (_, n): SurveyResponse => ({
    month,
    stratum: 's',
    units: units.map((unit) => ({
      unit,
      level: satisfactionLevels[unit === 'u-land' ? 2 + (n % 3) : n % 3 === 0 ? 1 : 0]!,
    })),
    indicators: [],
    overall: 'satisfied',
    asked: 'no',
  }));
  const { criticism, releases, ...results } = monthResults({
    month,
    rounds: [{ month, invited: 200, answered: 120, strata: [{ code: 's', frame: 600 }] }],
    responses,
    units,
    indicators: [],
    earlierTests: before ? [{ month: '2026-08', failed: ['u-land'] }] : [],
    earlierReleases: [],
  });
  const names = Object.fromEntries(units.map((unit) => [unit, unit]));
  const { records } = house.platform.tables;
  await records.write(
    records.put(resultsKey(house.jurisdiction, month), {
      results: { ...results, names },
      criticism,
      releases,
    }),
  );
}

describe('[X6] [X10] right of reply, signature, private reminder', () => {
  let house: House;
  let where: { jurisdiction: string; month: string; unitId: string };
  beforeEach(async () => {
    house = await openHouse('2026-10-08T09:00:00+08:00');
    await foundCounty(house);
    where = { jurisdiction: house.jurisdiction, month, unitId: 'u-land' };
  });

  const findings = async (who: Parameters<House['ok']>[2]) =>
    (await house.ok('listFindings', { jurisdiction: where.jurisdiction, month }, who)).items;
  const ask = (replyBy = '2026-10-15', person = 'p-office') =>
    house.call(
      'askForReply',
      { ...where, message: '贵局连续两月低于底线,请申辩。', replyBy },
      { roles: ['office'], person },
    );
  const sign = (version: number, person = 'p-supervisor', signed = true) =>
    house.call(
      'decideCriticism',
      { ...where, version, sign: signed, zh: '办件超时,通报批评。' },
      { roles: ['supervisor'], person },
    );

  test('grounds lead to a hearing: the unit is asked, replies, and a person signs', async () => {
    await saveFindings(house, true);
    expect(await findings(staff.office)).toMatchObject([{ unit: 'u-land', verdict: 'grounds' }]);
    expect(await findings(staff.land)).toEqual([]);
    expect((await sign(1)).body).toMatchObject({ type: 'not-found' });
    expect((await ask('2026-10-09')).body).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/replyBy' }],
    });
    expect((await ask()).status).toBe(201);
    expect((await ask()).body).toMatchObject({ type: 'illegal-move', current: 'asked' });
    expect(await findings(staff.land)).toMatchObject([{ unit: 'u-land', hearing: { state: 'asked' } }]);
    expect(await findings(staff.market)).toEqual([]);

    expect((await sign(1)).body).toMatchObject({
      type: 'not-acceptable-now',
      detail: { zh: expect.stringContaining('2026-10-15') as string },
    });
    const reply = { ...where, version: 1, zh: '人员不足,已补充窗口。' };
    expect(await house.refusal('replyToFinding', reply, staff.market)).toMatchObject({ type: 'not-found' });
    expect(await house.ok('replyToFinding', reply, staff.land)).toMatchObject({
      state: 'replied',
      reply: { zh: '人员不足,已补充窗口。', by: 'p-land' },
    });
    expect((await sign(2, 'p-office')).body).toMatchObject({ type: 'forbidden' });
    expect((await sign(1)).body).toMatchObject({ type: 'stale-version' });
    expect((await sign(2)).body).toMatchObject({
      state: 'signed',
      decision: { by: 'p-supervisor', words: { zh: '办件超时,通报批评。' } },
    });
    expect((await sign(3, 'p-supervisor', false)).body).toMatchObject({ type: 'illegal-move' });
  });

  test('silence until the day is over lets a person sign, and nobody before', async () => {
    await saveFindings(house, true);
    await ask();
    house.clock.set('2026-10-15T23:59:59+08:00');
    expect((await sign(1)).body).toMatchObject({ type: 'not-acceptable-now' });
    house.clock.set('2026-10-16T00:00:00+08:00');
    expect((await sign(1)).body).toMatchObject({ state: 'signed' });
  });

  test('a person may drop it at any time', async () => {
    await saveFindings(house, true);
    await ask();
    expect((await sign(1, 'p-supervisor', false)).body).toMatchObject({ state: 'dropped' });
  });

  test('below the first limit only: a private reminder, which the unit alone sees', async () => {
    await saveFindings(house, false);
    expect((await ask()).body).toMatchObject({ type: 'rule-refused' });
    const remind = () =>
      house.call('remindUnit', { ...where, message: '本月满意度低于平均,请自查。' }, staff.office);
    expect((await remind()).status).toBe(201);
    expect((await remind()).body).toMatchObject({ type: 'illegal-move', current: 'reminded' });
    expect(await findings(staff.land)).toMatchObject([
      { verdict: 'reminder', hearing: { state: 'reminded', message: '本月满意度低于平均,请自查。' } },
    ]);
    expect(await findings(staff.market)).toEqual([]);
    expect(
      await house.refusal('listFindings', { jurisdiction: where.jurisdiction, month }, staff.official),
    ).toMatchObject({ type: 'forbidden' });
  });

  test('a unit without a finding is neither asked nor reminded', async () => {
    await saveFindings(house, true);
    const other = { ...where, unitId: 'u-tax', message: '请说明' };
    expect(
      await house.refusal('askForReply', { ...other, replyBy: '2026-10-20' }, staff.office),
    ).toMatchObject({ type: 'not-found' });
    expect(await house.refusal('remindUnit', other, staff.office)).toMatchObject({ type: 'not-found' });
  });

  test('[F5] twelve months of satisfaction: the series shows those that have results', async () => {
    await saveFindings(house, true);
    const { months, unitNames } = await house.ok(
      'readSeries',
      { jurisdiction: where.jurisdiction, month: '2026-11' },
      staff.official,
    );
    expect(months.map((one) => [one.month, one.units.length, one.overall.n])).toEqual([[month, 4, 120]]);
    expect(unitNames).toHaveProperty('u-land');
  });
});
