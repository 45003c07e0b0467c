import fc from 'fast-check';
import { expect, test } from 'vitest';
import { satisfactionLevels } from './answers.ts';
import { addMonths } from '../time/civil.ts';
import { seededUniform } from './random.ts';
import { makeInput, makeResponse, makeRound, month, rate, strata } from './results.fixture.ts';
import { monthResults } from './results.ts';

const figureOf = (results: ReturnType<typeof monthResults>, code: string) =>
  results.units.figures.find((figure) => figure.code === code)!;

test('a month by hand: equal weights, one unit', () => {
  const responses = rate('tax', 30, ['verySatisfied', 'satisfied', 'neutral']);
  const results = monthResults(
    makeInput({ responses, units: ['tax'], rounds: [makeRound({ answered: 30 })] }),
  );
  expect(results).toMatchObject({
    invited: 100,
    answered: 30,
    responseRate: 0.3,
    representative: true,
    influence: { n: 30, asked: 0, helped: 0 },
    units: { k: 1, mean: 80, differences: 'notComparable' },
    criticism: { k: 1, failed: [] },
  });
  expect(figureOf(results, 'tax')).toMatchObject({
    n: 30,
    nEff: 30,
    window: { months: 1, included: [month], leftOut: [] },
    level: 'band',
    score: 80,
    mean: 80,
    shareVerySatisfied: 0.333,
    shareSatisfied: 0.667,
    satisfiedInterval: [0.488, 0.808],
    interval: [74.1, 85.9],
    distribution: { verySatisfied: 0.333, satisfied: 0.333, neutral: 0.333, dissatisfied: 0 },
    ranks: null,
    band: null,
  });
  expect(results.overall).toMatchObject({
    code: 'overall',
    n: 30,
    score: 80,
    interval: [80, 80],
    level: 'interval',
  });
  expect(results.releases).toEqual([
    { kind: 'overall', code: 'overall', months: [month], n: 30 },
    { kind: 'unit', code: 'tax', months: [month], n: 30 },
  ]);
});

test('weights: an answer from a thinly answering stratum counts for more', () => {
  const responses = [
    ...Array.from({ length: 20 }, () => makeResponse({ overall: 'verySatisfied' })),
    ...Array.from({ length: 5 }, () => makeResponse({ stratum: 'services-small', overall: 'neutral' })),
  ];
  const { overall } = monthResults(makeInput({ responses }));
  expect(overall.mean).toBe(86.7);
  expect(overall.nEff).toBe(22.5);
});

test('未接触 is no answer; a unit nobody rated is listed as hidden', () => {
  const responses = Array.from({ length: 40 }, () =>
    makeResponse({
      units: [{ unit: 'tax', level: 'none' }],
      indicators: [{ indicator: 'electricity', level: 'verySatisfied' }],
    }),
  );
  const results = monthResults(makeInput({ responses, units: ['tax', 'police'] }));
  expect(results.units).toMatchObject({ k: 0, mean: null, differences: 'notComparable' });
  expect(results.units.figures).toMatchObject([
    { code: 'police', n: 0, level: 'hidden', hiddenBecause: 'tooFew', window: { months: 12 } },
    { code: 'tax', n: 0, level: 'hidden', hiddenBecause: 'tooFew' },
  ]);
  expect(results.indicators.figures).toMatchObject([{ code: 'electricity', n: 40, mean: 100 }]);
});

test('no responses at all', () => {
  const results = monthResults(makeInput({ rounds: [makeRound({ answered: 0 })], units: ['tax'] }));
  expect(results).toMatchObject({ representative: false, responseRate: 0, influence: null, releases: [] });
  expect(results.overall).toMatchObject({ level: 'hidden', n: 0, score: null });
  expect(monthResults(makeInput({ rounds: [makeRound({ invited: 0, answered: 0 })] })).responseRate).toBe(0);
});

test('a nine-answer unit is hidden; a ten-answer unit too weakly effective hides the next smallest', () => {
  const skewed = [
    ...Array.from({ length: 5 }, () =>
      makeResponse({ stratum: 'services-small', units: [{ unit: 'thin', level: 'satisfied' }] }),
    ),
    ...Array.from({ length: 5 }, () => makeResponse({ units: [{ unit: 'thin', level: 'neutral' }] })),
  ];
  const results = monthResults(
    makeInput({
      responses: [
        ...rate('nine', 9, ['satisfied']),
        ...skewed,
        ...rate('big', 60, ['satisfied', 'neutral']),
        ...rate('next', 45, ['satisfied', 'neutral']),
      ],
    }),
  );
  const reasons = results.units.figures.map(({ code, hiddenBecause }) => [code, hiddenBecause]);
  expect(Object.fromEntries(reasons)).toEqual({
    nine: 'tooFew',
    thin: 'tooFew',
    next: 'protectsOther',
    big: null,
  });
  expect(figureOf(results, 'next')).toMatchObject({ n: 45, nEff: null, mean: null, distribution: null });
  expect(results.releases.map(({ code }) => code)).toEqual(['overall', 'big']);
});

test('a month with low response carries no bands, and is left out of windows', () => {
  const august = '2026-08';
  const input = makeInput({
    rounds: [makeRound({ answered: 29 }), makeRound({ month: august })],
    responses: [
      ...rate('tax', 29, ['veryDissatisfied']),
      ...rate('tax', 60, ['verySatisfied', 'satisfied'], august),
      ...rate('fire', 60, ['neutral', 'dissatisfied'], august),
    ],
    earlierTests: [{ month: august, failed: ['fire'] }],
  });
  const results = monthResults(input);
  expect(results.representative).toBe(false);
  expect(figureOf(results, 'tax')).toMatchObject({
    level: 'interval',
    mean: 90,
    band: null,
    window: { months: 3, included: [august], leftOut: [month] },
  });
  expect(results.criticism.findings).toEqual([]);
});

/** Six units, three clearly apart. */
const spread = [
  ...rate('a', 90, ['verySatisfied']),
  ...rate('b', 90, ['verySatisfied', 'verySatisfied', 'satisfied']),
  ...rate('c', 90, ['satisfied', 'verySatisfied', 'neutral']),
  ...rate('d', 90, ['satisfied', 'neutral', 'verySatisfied']),
  ...rate('e', 90, ['neutral', 'dissatisfied']),
  ...rate('f', 12, ['satisfied', 'neutral']),
];

test('bands go to units with 30 effective answers; ranks count only those', () => {
  const results = monthResults(makeInput({ responses: spread }));
  expect(results.units.differences).toBe('tested');
  const last = figureOf(results, 'e');
  expect(last.ranks).toEqual({ best: 5, worst: 5, of: 5 });
  expect(last.band!.position).toBe('lower');
  expect(figureOf(results, 'a').band!.position).toBe('better');
  expect(figureOf(results, 'f')).toMatchObject({ level: 'interval', band: null, ranks: null });
  expect(results.units.figures.at(-1)!.code).toBe('f');
  const finding = results.criticism.findings.find(({ code }) => code === 'e')!;
  expect(finding).toMatchObject({ fails: true, verdict: 'reminder' });
  const again = monthResults(
    makeInput({ responses: spread, earlierTests: [{ month: '2026-07', failed: results.criticism.failed }] }),
  );
  expect(again.criticism.findings.find(({ code }) => code === 'e')!.verdict).toBe('grounds');
});

test('where all units are alike there are no demonstrable differences, no bands, and order by code', () => {
  const responses = ['c', 'a', 'b'].flatMap((unit) =>
    rate(unit, 60, ['verySatisfied', 'satisfied', 'neutral']),
  );
  const { units } = monthResults(makeInput({ responses }));
  expect(units).toMatchObject({ differences: 'none', mean: 80 });
  expect(units.figures.map(({ code, band, score }) => [code, band, score])).toEqual([
    ['a', null, 80],
    ['b', null, 80],
    ['c', null, 80],
  ]);
  expect(units.figures[0]!.interval![0]).toBeLessThan(80);
});

test('a figure that differs from an earlier release by few answers is hidden', () => {
  const responses = ['a', 'b', 'c', 'd'].flatMap((unit) => rate(unit, 60, ['verySatisfied', 'satisfied']));
  const earlierReleases = [{ kind: 'unit', code: 'b', months: [month], n: 55 }] as const;
  const { units } = monthResults(makeInput({ responses, earlierReleases }));
  expect(units.figures.map(({ hiddenBecause }) => hiddenBecause)).toEqual([
    'protectsOther',
    'difference',
    null,
    null,
  ]);
  const overall = [{ kind: 'overall', code: 'overall', months: [month], n: 239 }] as const;
  const results = monthResults(makeInput({ responses, earlierReleases: overall }));
  expect(results.overall.hiddenBecause).toBe('difference');
});

test('each month keeps its own weights, and old responses are ignored', () => {
  const rounds = [makeRound({}), makeRound({ month: '2026-08', strata: [{ code: 'all', frame: 30 }] })];
  const old = makeResponse({ month: '2025-09', stratum: 'gone' });
  const august = Array.from({ length: 30 }, () =>
    makeResponse({ month: '2026-08', stratum: 'all', overall: 'neutral' }),
  );
  const september = Array.from({ length: 15 }, () => makeResponse({ overall: 'verySatisfied' }));
  const { overall } = monthResults(makeInput({ rounds, responses: [old, ...august, ...september] }));
  expect(overall).toMatchObject({ n: 45, window: { months: 12, included: ['2026-08', month] } });
  expect(overall.mean).toBe(96.4);
});

test('it refuses a response outside its round, a month twice, a month without a round', () => {
  const stray = [makeResponse({ stratum: 'unknown' })];
  expect(() => monthResults(makeInput({ responses: stray }))).toThrow('outside the strata');
  expect(() => monthResults(makeInput({ rounds: [makeRound({}), makeRound({})] }))).toThrow('two rounds');
  expect(() => monthResults(makeInput({ rounds: [] }))).toThrow('No round');
});

test('the same input in any order gives the same bytes, and no hidden figure shows a number', () => {
  const next = seededUniform('county');
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const months = Array.from({ length: 12 }, (_, i) => addMonths(month, -i));
  const codes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const responses = months.flatMap((at) =>
    Array.from({ length: 40 }, () =>
      makeResponse({
        month: at,
        stratum: pick(strata).code,
        overall: pick(satisfactionLevels),
        units: codes
          .filter((_, i) => next() < 0.5 / (i + 1))
          .map((unit) => ({ unit, level: pick(satisfactionLevels) })),
      }),
    ),
  );
  const rounds = months.map((at) => makeRound({ month: at, answered: 40 }));
  const expected = JSON.stringify(monthResults(makeInput({ responses, rounds, units: codes })));
  fc.assert(
    fc.property(
      fc.shuffledSubarray(responses, { minLength: responses.length }),
      fc.shuffledSubarray(rounds, { minLength: rounds.length }),
      fc.shuffledSubarray(codes, { minLength: codes.length }),
      (someResponses, someRounds, units) => {
        const results = monthResults(makeInput({ responses: someResponses, rounds: someRounds, units }));
        expect(JSON.stringify(results)).toBe(expected);
        for (const figure of results.units.figures.filter(({ level }) => level === 'hidden')) {
          const { score, mean, interval, distribution, nEff, ranks, band } = figure;
          expect([score, mean, interval, distribution, nEff, ranks, band].every((one) => one === null)).toBe(
            true,
          );
        }
      },
    ),
    { numRuns: 5 },
  );
});

test('the explanation says how the figure was made, or why it is hidden', () => {
  const rounds = [makeRound({}), makeRound({ month: '2026-08', answered: 10 })];
  const responses = [...rate('a', 20, ['satisfied']), ...rate('b', 3, ['satisfied'])];
  const results = monthResults(makeInput({ responses, rounds }));
  const shown = figureOf(results, 'a').explanation;
  expect(shown.zh).toContain('近12个月(2025-10–2026-09)');
  expect(shown.zh).toContain('未计入2026-08');
  expect(shown.en).toContain('20 answers; left out: 2026-08 (response below 30 %)');
  expect(figureOf(results, 'b').explanation.en).toContain('Too few answers');
});
