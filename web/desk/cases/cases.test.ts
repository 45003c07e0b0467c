import { expect, test } from 'vitest';
import { assignAll, type BulkResult } from './bulk.ts';
import { emptyForm, missingFields, moveNames, offered, sendMove, textLimit } from './moves.ts';
import { type CaseRow, queue } from './queue.ts';
import { caseload, rateText } from './rates.ts';

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

test('two moves in one are offered with the first of them', () => {
  expect(offered(['accept', 'contact', 'merge'])).toEqual(['acceptAssign', 'accept', 'contact', 'merge']);
  expect(offered(['sign', 'transfer'])).toEqual(['signReply', 'sign', 'transfer']);
});

test('a claim says how it was solved, or nothing of it; an amount is a whole number', async () => {
  const sent: object[] = [];
  const call = async (_key: string, input: object): Promise<never> => {
    sent.push(input);
    return undefined as never;
  };
  const claim = { ...emptyForm(), text: '已放款', means: 'loan', yuan: '20000000', evidence: ' 合同1号 ' };
  for (const form of [claim, { ...emptyForm(), text: '已解释', yuan: '5' }])
    await sendMove({ call }, 'claim', { caseId: 'K1', version: 4 }, form);
  expect(sent).toMatchObject([
    { resolution: { means: 'loan', yuan: 20_000_000, evidence: '合同1号' } },
    { text: '已解释' },
  ]);
  expect(sent[1]).not.toHaveProperty('resolution');
  expect(missingFields('claim', { ...claim, yuan: '两千万' })).toEqual(['resolution']);
});

const makeRow = (id: string, over: Partial<CaseRow> = {}): CaseRow => ({
  id,
  kind: 'request',
  state: 'submitted',
  title: `第${id}件`,
  category: 'land',
  urgent: false,
  filedAt: '2026-09-01T01:00:00.000Z',
  statusLine: { zh: '', en: '' },
  version: 1,
  ...over,
});

test('many are assigned one by one: what fails says why, the others are done', async () => {
  const keys: string[] = [];
  const call = async (key: string, { caseId }: { caseId?: string }): Promise<never> => {
    keys.push(key.split('/').at(-1) ?? '');
    if (caseId === '2') throw new Error('refused');
    return undefined as never;
  };
  const results: BulkResult[] = [];
  const rows = [makeRow('1'), makeRow('2'), makeRow('3', { state: 'accepted' })];
  await assignAll({ call } as never, rows, 'u-land', (one) => results.push(one));
  expect(keys).toEqual(['accept-assign', 'accept-assign', 'assign']);
  expect(results.map(({ id, problem }) => [id, problem !== undefined])).toEqual([
    ['1', false],
    ['2', true],
    ['3', false],
  ]);
});

test('due by a day: what is due on it or before, and nothing that stands still', () => {
  const clock = (dueAt?: string) => ({
    clock: { clock: 'accept' as const, dueAt, overdue: false, provisional: false, colour: 'none' as const },
  });
  const rows = [
    makeRow('late', clock('2026-08-31T15:59:59.000Z')),
    makeRow('today', clock('2026-09-01T15:59:59.000Z')),
    makeRow('tomorrow', clock('2026-09-02T15:59:59.000Z')),
    makeRow('paused', clock()),
  ];
  const shown = queue(rows, { colour: '', text: '', dueBy: '2026-09-01' });
  expect(shown.map(({ id }) => id)).toEqual(['late', 'today']);
});

test('the caseload of every unit that was rated or holds a case, the total last; no rate on an empty denominator', () => {
  const rate = (numerator: number, denominator: number) => ({
    numerator,
    denominator,
    ...(denominator > 0 && { value: (100 * numerator) / denominator }),
  });
  const figures = {
    month: '2026-09',
    response: rate(3, 4),
    resolution: rate(0, 0),
    satisfaction: rate(1, 1),
    pending: 1,
    unrated: 0,
    openOverdue: 2,
  };
  const open = [makeRow('1'), makeRow('2', { leadUnit: 'u-tax' })];
  const shown = caseload({ items: [{ unit: 'u-land', ...figures }], total: figures }, open);
  expect(shown.map(({ unit, openNow, openOverdue }) => [unit, openNow, openOverdue])).toEqual([
    ['office', 1, 0],
    ['u-land', 0, 2],
    ['u-tax', 1, 0],
    [undefined, 2, 2],
  ]);
  expect(rateText(figures.response)).toBe('75%(3/4)');
  expect(rateText(figures.resolution)).toBe('—(0/0)');
  expect(caseload({ items: [], total: figures }, [])).toEqual([]);
});
