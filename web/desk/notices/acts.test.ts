import { expect, test } from 'vitest';
import { actsFor, arranged, missingOf, type Notice } from './acts.ts';

const notice = (change: Partial<Notice>): Notice => ({
  id: 'N1',
  colour: 'blue',
  state: 'issued',
  matter: { kind: 'case', id: 'K1', title: '用电增容' },
  basis: { zh: '', en: '' },
  requirement: '',
  deadline: '2026-09-08',
  leadUnit: 'power',
  supportingUnits: [],
  cause: 'due',
  draftedAt: '2026-09-03T01:00:00.000Z',
  version: 1,
  changedAt: '2026-09-03T01:00:00.000Z',
  changedBy: 'system',
  ...change,
});

test('each state offers its acts to its role, and to the unit it names', () => {
  expect(actsFor(notice({ state: 'draft' }), ['supervisor'], undefined)).toEqual(['issue', 'discard']);
  expect(actsFor(notice({ state: 'issued' }), ['handler'], 'power')).toEqual(['sign']);
  expect(actsFor(notice({ state: 'issued' }), ['handler'], 'tax')).toEqual([]);
  expect(actsFor(notice({ state: 'signed' }), ['handler'], 'power')).toEqual(['reply']);
  expect(actsFor(notice({ state: 'replied' }), ['supervisor'], undefined)).toEqual(['close', 'withdraw']);
  expect(actsFor(notice({ state: 'closed' }), ['supervisor', 'handler'], 'power')).toEqual([]);
});

test('says what an act still needs', () => {
  const form = { requirement: '', deadline: '', reason: ' ', reply: '', outcome: '', review: '' };
  expect(missingOf('issue', form)).toEqual(['requirement', 'deadline']);
  expect(missingOf('withdraw', form)).toEqual(['reason']);
  expect(missingOf('close', form)).toEqual(['outcome']);
  expect(missingOf('sign', form)).toEqual([]);
});

test('open notices come first, then by colour and deadline', () => {
  const list = [
    notice({ id: 'closed', state: 'closed', colour: 'red' }),
    notice({ id: 'blue' }),
    notice({ id: 'red later', colour: 'red', deadline: '2026-09-10' }),
    notice({ id: 'red', colour: 'red', deadline: '2026-09-09' }),
  ];
  const ids = (state: string) => arranged(list, { state, colour: '', unit: '' }).map(({ id }) => id);
  expect(ids('')).toEqual(['red', 'red later', 'blue', 'closed']);
  expect(ids('open')).toEqual(['red', 'red later', 'blue']);
  expect(arranged(list, { state: '', colour: 'blue', unit: 'tax' })).toEqual([]);
});
