import { describe, expect, test } from 'vitest';
import { monthItems } from './monthWork.ts';
import type { Facts, Viewer } from './worklist.ts';

const office: Viewer = { roles: ['office'], unit: undefined, month: '2026-10', today: '2026-10-09' };
type Round = NonNullable<Facts['rounds']>[number];
const makeRound = (over: object): Round =>
  ({
    month: '2026-10',
    state: 'open',
    figures: { sampleSize: 103 },
    invited: 103,
    closesOn: '2026-10-25',
    ...over,
  }) as Round;
const kinds = (facts: Facts, viewer = office) => monthItems(facts, viewer).map(({ kind }) => kind);

describe('the office’s month', () => {
  test.each([
    ['no round yet', [], ['freezeRound']],
    ['frozen', [makeRound({ state: 'frozen', invited: 0 })], ['drawRound']],
    ['drawn', [makeRound({ state: 'drawn', invited: 0 })], ['sendLinks']],
    ['some links sent', [makeRound({ invited: 60 })], ['sendLinks']],
    ['open', [makeRound({})], []],
    ['past its day', [makeRound({ closesOn: '2026-10-08' })], ['closeRound']],
    ['closed', [makeRound({ state: 'closed' })], []],
  ])('%s', (_, rounds, expected) => {
    expect(kinds({ rounds })).toEqual(expected);
  });

  test('last month is scored once, and its forgotten round is closed', () => {
    const rounds = [makeRound({}), makeRound({ month: '2026-09', closesOn: '2026-09-25' })];
    expect(kinds({ rounds })).toEqual(['closeRound', 'computeRuns']);
    const runs = [{ month: '2026-09' }] as NonNullable<Facts['runs']>;
    expect(kinds({ rounds: [makeRound({})], runs })).toEqual([]);
  });

  test('is nobody else’s', () => {
    expect(kinds({ rounds: [] }, { ...office, roles: ['supervisor'] })).toEqual([]);
  });
});
