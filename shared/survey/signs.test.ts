import { describe, expect, test } from 'vitest';
import type { StoredResponse } from './model.ts';
import { findSigns, influenceByUnit } from './signs.ts';

const makeResponse = (n: number, overrides: Partial<StoredResponse> = {}): StoredResponse => ({
  id: `r-${n}`,
  month: '2026-09',
  stratum: 's',
  day: `2026-09-${String(1 + (n % 20)).padStart(2, '0')}`,
  units: [{ unit: `u-${n % 7}`, level: 'satisfied' }],
  indicators: [],
  overall: 'satisfied',
  asked: 'no',
  ...overrides,
});
const many = (count: number, overrides: (n: number) => Partial<StoredResponse> = () => ({})) =>
  Array.from({ length: count }, (_, n) => makeResponse(n, overrides(n)));

describe('signs of manipulation', () => {
  test('ordinary answers show none', async () => {
    expect(await findSigns(many(60))).toEqual([]);
    expect(await findSigns([])).toEqual([]);
  });

  test('a burst is half the month in a day, and ten answers at least', async () => {
    const burst = many(20, (n) => (n < 10 ? { day: '2026-09-21' } : {}));
    expect(await findSigns(burst)).toMatchObject([{ id: 'burst:2026-09-21', answers: 10, share: 0.5 }]);
    expect(await findSigns(many(9, () => ({ day: '2026-09-21' })))).toEqual([]);
  });

  test('texts are the same whatever their blanks, width and punctuation; short ones are not looked at', async () => {
    const texts = ['服务热情,效率高!', '服务热情,效率高', ' 服务热情 效率高。'];
    const signs = await findSigns(many(30, (n) => (texts[n] ? { text: texts[n] } : {})));
    expect(signs).toMatchObject([{ kind: 'sameText', answers: 3, members: ['r-0', 'r-1', 'r-2'] }]);
    expect(await findSigns(many(30, () => ({ text: '很好' })))).toEqual([]);
  });

  test('answers alike about three units and more, and haste', async () => {
    const units = ['a', 'b', 'c'].map((unit) => ({ unit, level: 'verySatisfied' as const }));
    const signs = await findSigns(
      many(40, (n) => (n < 5 ? { units: n % 2 ? units : units.toReversed(), quick: true } : {})),
    );
    expect(signs.map(({ kind, answers }) => [kind, answers])).toEqual([
      ['sameAnswers', 5],
      ['quick', 5],
    ]);
  });

  test('the order of the responses changes nothing', async () => {
    const responses = many(20, () => ({ day: '2026-09-21', text: '服务热情效率高' }));
    const ids = (signs: Awaited<ReturnType<typeof findSigns>>) => signs.map(({ id }) => id);
    expect(ids(await findSigns(responses.toReversed()))).toEqual(ids(await findSigns(responses)));
  });
});

test('who was asked is counted by unit, without 未接触, and hidden below ten', () => {
  const responses = many(12, (n) => ({
    asked: n < 3 ? 'asked' : n === 3 ? 'helped' : 'no',
    units: [
      { unit: 'u-1', level: 'satisfied' },
      { unit: 'u-2', level: n < 9 ? 'satisfied' : 'none' },
    ],
  }));
  expect(influenceByUnit(responses)).toEqual([
    { unit: 'u-1', n: 12, influenced: 0.333 },
    { unit: 'u-2', n: 9, influenced: null },
  ]);
});
