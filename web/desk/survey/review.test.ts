import { describe, expect, test } from 'vitest';
import { actsOf, type Finding } from './findings.ts';
import { fileName } from './pictures.ts';
import { heat, heatRows, linePieces } from './series.ts';

const cell = (code: string, score: number | null) => ({ code, score, n: score === null ? 4 : 40, window: 3 });
const series = {
  months: ['2026-08', '2026-09'].map((month, at) => ({
    month,
    representative: true,
    responseRate: 0.6,
    overall: cell('overall', 80 + at),
    units: at === 0 ? [cell('u-tax', 90)] : [cell('u-tax', 91), cell('u-land', null)],
    indicators: [],
  })),
  names: { 'u-tax': '纳税' },
  unitNames: { 'u-tax': '税务局', 'u-land': '自然资源局' },
};

describe('heat maps and lines', () => {
  test('rows by name, with a gap where a month says nothing', () => {
    expect(
      heatRows(series, 'units').map(({ name, cells }) => [name, cells.map((one) => one?.score)]),
    ).toEqual([
      ['税务局', [90, 91]],
      ['自然资源局', [undefined, null]],
    ]);
    expect(heatRows(series, 'indicators')).toEqual([]);
  });

  test('colours run from 50 to 100 points, and what is hidden has none', () => {
    expect([20, 50, 75, 100].map((score) => heat(cell('u', score)))).toEqual([0, 0, 0.5, 1]);
    expect(heat(cell('u', null))).toBeUndefined();
    expect(heat(undefined)).toBeUndefined();
  });

  test('a line breaks where a month has no score', () => {
    expect(linePieces([80, 90, null, 70]).map((piece) => piece.map(({ at }) => at))).toEqual([[0, 1], [3]]);
    expect(linePieces([null, undefined])).toEqual([]);
    expect(linePieces([60])).toEqual([[{ x: 0.5, y: 0.6, at: 0 }]]);
  });
});

describe('what may be done with a finding', () => {
  const finding = (overrides: Partial<Finding> = {}): Finding => ({
    unit: 'u-land',
    name: '自然资源局',
    verdict: 'grounds',
    nEff: 40,
    windowMonths: 3,
    mean: 60,
    limit: 70,
    reminderLimit: 75,
    failedBefore: [],
    ...overrides,
  });
  const hearing = (state: 'asked' | 'replied' | 'signed') => ({
    hearing: {
      version: 1,
      changedAt: '2026-10-08T01:00:00.000Z',
      changedBy: 'p-office',
      month: '2026-09',
      unit: 'u-land',
      state,
      message: '请申辩',
      askedBy: 'p-office',
      askedAt: '2026-10-08T01:00:00.000Z',
      replyBy: '2026-10-15',
    },
  });
  const who = (roles: ('office' | 'supervisor' | 'handler')[], person = `p-${roles[0]}`, unit?: string) => ({
    roles,
    person,
    subject: person,
    unit,
  });

  test('the office asks or reminds once, as the verdict says', () => {
    expect(actsOf(finding(), who(['office']), '2026-10-08').may).toEqual(['ask']);
    expect(actsOf(finding({ verdict: 'reminder' }), who(['office']), '2026-10-08').may).toEqual(['remind']);
    expect(actsOf(finding(hearing('asked')), who(['office']), '2026-10-08').may).toEqual([]);
  });

  test('the unit replies, and no other', () => {
    const asked = finding(hearing('asked'));
    expect(actsOf(asked, who(['handler'], 'p-land', 'u-land'), '2026-10-08').may).toEqual(['reply']);
    expect(actsOf(asked, who(['handler'], 'p-tax', 'u-tax'), '2026-10-08').may).toEqual([]);
  });

  test('the supervisor signs after the reply or the last day, never who asked', () => {
    const supervisor = who(['supervisor']);
    expect(actsOf(finding(hearing('asked')), supervisor, '2026-10-15')).toEqual({
      may: ['drop'],
      waiting: true,
    });
    expect(actsOf(finding(hearing('asked')), supervisor, '2026-10-16').may).toEqual(['sign', 'drop']);
    expect(actsOf(finding(hearing('replied')), supervisor, '2026-10-09').may).toEqual(['sign', 'drop']);
    expect(actsOf(finding(hearing('replied')), who(['supervisor'], 'p-office'), '2026-10-09').may).toEqual(
      [],
    );
    expect(actsOf(finding(hearing('signed')), supervisor, '2026-10-20').may).toEqual([]);
  });
});

test('pictures carry the enterprise’s name, numbered, without what file systems refuse', () => {
  expect(fileName('恒达/建材:"一厂"', 0)).toBe('001-恒达 建材  一厂.png');
});
