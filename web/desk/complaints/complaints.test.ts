import { expect, test } from 'vitest';
import { answerOutcomes, missingFor, standingOf } from './complaints.ts';

test('a move asks for what it needs', () => {
  const empty = { text: ' ', outcome: '' };
  expect(missingFor('accept', empty)).toEqual([]);
  expect(missingFor('close', empty)).toEqual([]);
  expect(missingFor('reply', empty)).toEqual(['text']);
  expect(missingFor('decline', empty)).toEqual(['text']);
  expect(missingFor('answer', empty)).toEqual(['outcome', 'text']);
  expect(missingFor('answer', { text: '属实', outcome: 'substantiated' })).toEqual([]);
});

test('an answer never says withdrawn or declined', () => {
  expect(answerOutcomes).toEqual([
    'substantiated',
    'partlySubstantiated',
    'unsubstantiated',
    'unverifiable',
    'transferred',
  ]);
});

test('who asked opens, somebody else decides, and both only in time', () => {
  const disclosure = {
    id: 'd',
    complaintId: 'c',
    state: 'requested' as const,
    motive: '核实',
    requestedBy: 'a',
    requestedAt: '2026-09-01T00:00:00.000Z',
    openedAt: [],
    version: 1,
    changedAt: '2026-09-01T00:00:00.000Z',
    changedBy: 'a',
  };
  const now = '2026-09-02T00:00:00.000Z';
  expect(standingOf(disclosure, 'a', now)).toMatchObject({ mayDecide: false, mayOpen: false });
  expect(standingOf(disclosure, 'b', now)).toMatchObject({ mayDecide: true, mayOpen: false });
  const approved = { ...disclosure, state: 'approved' as const, until: '2026-09-08T15:59:59.000Z' };
  expect(standingOf(approved, 'a', now)).toEqual({ state: 'approvedState', mayDecide: false, mayOpen: true });
  expect(standingOf(approved, 'b', now).mayOpen).toBe(false);
  expect(standingOf(approved, 'a', '2026-09-09T00:00:00.000Z')).toMatchObject({
    state: 'expired',
    mayOpen: false,
  });
  expect(standingOf({ ...disclosure, state: 'refused' }, 'a', now)).toMatchObject({
    state: 'refusedState',
    mayOpen: false,
  });
});
