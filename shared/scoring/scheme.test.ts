import { describe, expect, it } from 'vitest';
import { METRICS } from './metrics.ts';
import { OCCURRENCES } from './occurrences.ts';
import { type Criterion, type Scheme, checkScheme } from './scheme.ts';
import { SHIPPED_SCHEMES } from './schemes.ts';

const project = SHIPPED_SCHEMES.project;
const withFirst = (change: Partial<Criterion>): Scheme => ({
  ...project,
  criteria: project.criteria.map((criterion, index) =>
    index === 0 ? { ...criterion, ...change } : criterion,
  ),
});
const found = (scheme: Scheme) => checkScheme(scheme).map(({ pointer, code }) => [pointer, code]);

describe('shipped schemes', () => {
  it.each(Object.values(SHIPPED_SCHEMES))('$id is sound', (scheme) => {
    expect(checkScheme(scheme)).toEqual([]);
  });

  it('projects are weighed 25, 40, 20, 15', () => {
    expect(project.criteria.map(({ weight }) => weight)).toEqual([25, 40, 20, 15]);
  });

  it('units put satisfaction first', () => {
    expect(SHIPPED_SCHEMES.unit.satisfactionFirst).toBe(true);
  });
});

describe('a scheme is refused', () => {
  it('with the sum when weights do not make 100', () => {
    expect(checkScheme(withFirst({ weight: 20 }))).toEqual([
      {
        pointer: '/criteria',
        code: 'weightsNot100',
        zh: '权重合计为95,应为100',
        en: 'the weights sum to 95, not 100',
      },
    ]);
    expect(checkScheme(withFirst({ weight: 24.99 }))[0]?.zh).toContain('99.99');
  });

  it('but not for decimals that do make 100', () => {
    const weights = [33.1, 33.2, 33.3, 0.4];
    const criteria = project.criteria.map((criterion, index) => ({ ...criterion, weight: weights[index]! }));
    expect(checkScheme({ ...project, criteria })).toEqual([]);
  });

  it.each<[string, Partial<Criterion>, string, string]>([
    ['one point', { curve: [[0, 0]] }, '/criteria/0/curve', 'curveTooShort'],
    [
      'x twice',
      {
        curve: [
          [0, 0],
          [0, 100],
        ],
      },
      '/criteria/0/curve/1/0',
      'curveNotFunction',
    ],
    [
      'x falling',
      {
        curve: [
          [1, 0],
          [0, 100],
        ],
      },
      '/criteria/0/curve/1/0',
      'curveNotFunction',
    ],
    [
      'y over 100',
      {
        curve: [
          [0, 0],
          [1, 101],
        ],
      },
      '/criteria/0/curve/1/1',
      'curveOutOfRange',
    ],
    [
      'y no number',
      {
        curve: [
          [0, Number.NaN],
          [1, 1],
        ],
      },
      '/criteria/0/curve/0/1',
      'curveOutOfRange',
    ],
    [
      'x no number',
      {
        curve: [
          [-Infinity, 0],
          [1, 1],
        ],
      },
      '/criteria/0/curve/0/0',
      'curveNotNumber',
    ],
    ['unknown metric', { metric: 'gdp' }, '/criteria/0/metric', 'metricUnknown'],
    ['metric of another kind', { metric: 'unit.satisfaction' }, '/criteria/0/metric', 'metricUnknown'],
    [
      'fixed over 100',
      { missing: { kind: 'fixed', percent: 120 } },
      '/criteria/0/missing/percent',
      'percentOutOfRange',
    ],
    ['id of another rule', { id: 'D4' }, '/deductions/1/id', 'idTwice'],
  ])('for a criterion with %s', (_, change, pointer, code) => {
    expect(found(withFirst(change))).toEqual([[pointer, code]]);
  });

  it('for a weight of nothing', () => {
    expect(found(withFirst({ weight: 0 }))).toEqual([
      ['/criteria/0/weight', 'weightNotPositive'],
      ['/criteria', 'weightsNot100'],
    ]);
  });

  it.each<[string, Partial<Scheme>, string, string]>([
    [
      'bands out of order',
      {
        stars: [
          { min: 60, stars: 2 },
          { min: 80, stars: 4 },
          { min: 0, stars: 1 },
        ],
      },
      '/stars/1',
      'bandsNotOrdered',
    ],
    ['no lowest band', { stars: [{ min: 60, stars: 2 }] }, '/stars/0/min', 'bandsOpen'],
    ['no bands', { stars: [] }, '/stars', 'bandsMissing'],
    ['six stars', { stars: [{ min: 0, stars: 6 }] }, '/stars/0/stars', 'starsOutOfRange'],
    [
      'a flag over 100',
      { flags: [{ id: 'f', zh: '', en: '', when: 'below', total: 101 }] },
      '/flags/0/total',
      'bandOutOfRange',
    ],
    [
      'a year of 13 months',
      { year: { ...project.year, minimumMonths: 13 } },
      '/year/minimumMonths',
      'monthsOutOfRange',
    ],
    [
      'half a day of tolerance',
      { reconciliationToleranceDays: 0.5 },
      '/reconciliationToleranceDays',
      'toleranceInvalid',
    ],
    [
      'an unknown occurrence',
      { bonuses: [{ id: 'B1', zh: '', en: '', occurrence: 'smile', points: 1 }] },
      '/bonuses/0/occurrence',
      'occurrenceUnknown',
    ],
    [
      'thousandths of a point',
      { bonuses: [{ id: 'B1', zh: '', en: '', occurrence: 'milestone.early', points: 0.001 }] },
      '/bonuses/0/points',
      'pointsInvalid',
    ],
    [
      'a cap of nothing',
      { bonuses: [{ id: 'B1', zh: '', en: '', occurrence: 'milestone.early', points: 1, cap: 0 }] },
      '/bonuses/0/cap',
      'pointsInvalid',
    ],
    [
      'a rule from the 0th',
      { bonuses: [{ id: 'B1', zh: '', en: '', occurrence: 'milestone.early', points: 1, from: 0 }] },
      '/bonuses/0/from',
      'fromInvalid',
    ],
  ])('for %s', (_, change, pointer, code) => {
    expect(found({ ...project, ...change })).toEqual([[pointer, code]]);
  });
});

describe('catalogues', () => {
  it('document each metric once', () => {
    expect(new Set(METRICS.map(({ id }) => id)).size).toBe(METRICS.length);
    for (const { zh, en, definition, source } of METRICS) {
      expect(
        [zh, en, definition.zh, definition.en, source.zh, source.en].every((text) => text.length > 0),
      ).toBe(true);
    }
    expect(new Set(OCCURRENCES.map(({ id }) => id)).size).toBe(OCCURRENCES.length);
  });
});
