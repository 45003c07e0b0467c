import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimed, event, signed } from './cases.fixture.ts';
import { caseStates } from './model.ts';
import type { Actor } from './states.ts';
import { actionsFor, finalStates, nextStates, replay, stateAfter, transitions } from './states.ts';

const actors: readonly Actor[] = ['filer', 'unit', 'office', 'supervisor', 'system'];

test('the published path, step by step', () => {
  expect(replay([...claimed, event('confirmed', '08-06')])).toBe('confirmed');
  expect(replay(signed)).toBe('signedFor');
});

test('the filer alone decides on a claim, and the system only closes it unrated', () => {
  expect(nextStates('claimed', 'filer')).toEqual(['confirmed', 'reopened']);
  expect(nextStates('claimed', 'system')).toEqual(['closedUnrated']);
  expect(nextStates('claimed', 'unit')).toEqual([]);
  expect(nextStates('claimed', 'office')).toEqual([]);
});

test('a unit can only claim; closing unfixed is the office’s, declining a second person’s', () => {
  expect(nextStates('inProgress', 'unit')).toEqual(['assigned', 'inProgress', 'claimed']);
  expect(nextStates('inProgress', 'office')).toEqual(['assigned', 'duplicate', 'closedUnfixed']);
  expect(nextStates('submitted', 'office')).toEqual(['accepted', 'duplicate']);
  expect(nextStates('submitted', 'supervisor')).toEqual(['declined']);
  expect(nextStates('signedFor', 'supervisor')).toEqual([]);
});

test('a reopened case goes back to the unit', () => {
  const again = [...claimed, event('reopened', '08-06')];
  expect(replay(again)).toBe('reopened');
  expect(replay([...again, event('replied', '08-07'), event('claimed', '08-10')])).toBe('claimed');
});

test('nothing leads out of a final state', () => {
  for (const state of finalStates) for (const actor of actors) expect(nextStates(state, actor)).toEqual([]);
  const open = caseStates.filter((state) => !finalStates.includes(state));
  for (const state of open) expect(actors.some((actor) => nextStates(state, actor).length > 0)).toBe(true);
});

test('every state but the first is reached, and an event leads from a state to one state only', () => {
  const reached = new Set(transitions.flatMap(({ to }) => to ?? []));
  expect(caseStates.filter((state) => !reached.has(state))).toEqual(['submitted']);
  const pairs = transitions.flatMap(({ event: kind, from }) => from.map((state) => `${state} ${kind}`));
  expect(new Set(pairs).size).toBe(pairs.length);
});

describe('history', () => {
  test('an illegal one is refused with the state', () => {
    expect(() => replay([...signed, event('claimed', '08-04')])).toThrow(
      'A case that is signedFor cannot be claimed',
    );
    expect(() => replay([event('accepted', '08-04')])).toThrow('begins with its submission');
  });

  test('any walk along the table is legal, and any other step is refused', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 30 }), (choices) => {
        const events = [event('submitted', '08-03')];
        for (const choice of choices) {
          const rows = transitions.filter(({ from }) => from.includes(replay(events)));
          const row = rows[choice % Math.max(1, rows.length)];
          if (row) events.push(event(row.event, '08-03'));
        }
        const state = replay(events);
        for (const { event: kind } of transitions) {
          const allowed = actors.some((actor) => actionsFor(state, actor).some((row) => row.event === kind));
          expect(stateAfter(state, kind) !== undefined).toBe(allowed);
        }
      }),
    );
  });
});
