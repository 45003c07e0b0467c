import { expect, test } from 'vitest';
import { actsFor, arranged, missingOf, noticeOf } from './acts.ts';
import { makeNotice as notice } from './notice.fixture.ts';

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

test('a notice of another year is found by its id', async () => {
  const asked: unknown[] = [];
  const desk = {
    call: (_: string, input: object) => {
      asked.push(input);
      return Promise.resolve({ items: [notice({ id: '2025-ab' })] });
    },
  } as unknown as Parameters<typeof noticeOf>[0];
  const signal = new AbortController().signal;
  expect(await noticeOf(desk, '2025-ab', signal)).toMatchObject({ id: '2025-ab' });
  expect(await noticeOf(desk, 'typed wrongly', signal)).toBeUndefined();
  expect(asked).toEqual([{ year: 2025 }, {}]);
});
