import { expect, test } from 'vitest';
import { type FilerView, newestFirst, toneOf } from './timeline.ts';

type Clock = FilerView['clocks'][number];
const clock = (over: Partial<Clock>): Clock => ({
  clock: 'reply',
  overdue: false,
  provisional: false,
  colour: 'none',
  ...over,
});

test('the gravest running clock gives the colour', () => {
  expect(
    toneOf({ clocks: [clock({ colour: 'blue' }), clock({ colour: 'red' }), clock({ colour: 'yellow' })] }),
  ).toBe('red');
});

test('a clock that was met gives none', () => {
  expect(toneOf({ clocks: [clock({ colour: 'red', metAt: '2026-08-05T01:00:00.000Z' })] })).toBe('none');
  expect(toneOf({ clocks: [] })).toBe('none');
});

test('the newest event comes first and keeps its key', () => {
  const events = [
    { kind: 'submitted', at: '2026-08-03T01:00:00.000Z' },
    { kind: 'accepted', at: '2026-08-03T02:00:00.000Z' },
  ] as const;
  expect(newestFirst(events).map(({ kind, key }) => [kind, key])).toEqual([
    ['accepted', 1],
    ['submitted', 0],
  ]);
});
