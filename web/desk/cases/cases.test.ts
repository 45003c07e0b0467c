import { expect, test } from 'vitest';
import { emptyForm, missingFields, moveNames, offered, sendMove, textLimit } from './moves.ts';
import { type CaseRow, queue } from './queue.ts';

test('offers what the server names, in the order of the buttons; unknown moves are left out', () => {
  expect(offered(['closeUnfixed', 'claim', 'levitate', 'reply'])).toEqual(['reply', 'claim', 'closeUnfixed']);
  expect(offered(['close-unfixed'])).toEqual(['closeUnfixed']);
});

test('says which fields a move still needs', () => {
  expect(missingFields('assign', emptyForm())).toEqual(['unit']);
  expect(missingFields('extend', { ...emptyForm(), amount: '0', text: '需要' })).toEqual(['amount']);
  expect(missingFields('reply', { ...emptyForm(), text: ' ' })).toEqual(['text']);
  expect(missingFields('contact', { ...emptyForm(), text: '字'.repeat(501) })).toEqual(['text']);
  expect(missingFields('reply', { ...emptyForm(), text: '字'.repeat(501) })).toEqual([]);
  expect(textLimit('claim')).toBe(2000);
});

test('every move is sent to its own path with the version that was seen', async () => {
  const sent: [string, object][] = [];
  const call = async (key: string, input: object): Promise<never> => {
    sent.push([key, input]);
    return undefined as never;
  };
  const form = {
    ...emptyForm(),
    text: ' 好 ',
    unit: 'tax',
    supporting: ['tax', 'power'],
    amount: '3',
    into: 'K2',
  };
  for (const move of moveNames) await sendMove({ call }, move, { caseId: 'K1', version: 4 }, form);
  expect(new Set(sent.map(([key]) => key)).size).toBe(moveNames.length);
  expect(sent.every(([, input]) => 'version' in input && input.version === 4)).toBe(true);
  const body = (verb: string) => sent.find(([key]) => key.endsWith(`/${verb}`))?.[1];
  expect(body('assign')).toMatchObject({ leadUnit: 'tax', supportingUnits: ['power'] });
  expect(body('extend')).toMatchObject({ amount: 3, reason: '好' });
  expect(body('close-unfixed')).toMatchObject({ explanation: '好' });
});

const row = (id: string, dueAt: string | undefined, colour: 'none' | 'blue' | 'red' = 'none'): CaseRow => ({
  id,
  kind: 'request',
  state: 'inProgress',
  title: `案件${id}`,
  category: 'other',
  urgent: false,
  filedAt: `2026-09-01T01:00:00.00${id}Z`,
  statusLine: { zh: '', en: '' },
  version: 1,
  ...(dueAt && { clock: { clock: 'finish', dueAt, overdue: colour === 'red', provisional: false, colour } }),
});

test('the queue is ordered by due time and filtered by colour and text', () => {
  const rows = [row('3', undefined), row('2', '2026-09-09'), row('1', '2026-09-02', 'red')];
  const ids = (colour: string, text: string) => queue(rows, { colour, text }).map(({ id }) => id);
  expect(ids('', '')).toEqual(['1', '2', '3']);
  expect(ids('red', '')).toEqual(['1']);
  expect(ids('', '案件2')).toEqual(['2']);
});
