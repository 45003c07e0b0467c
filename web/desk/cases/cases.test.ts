import { expect, test } from 'vitest';
import { intakeRoutes } from '../../../shared/contract/intake.ts';
import { defaultClosing } from '../../../shared/intake/config.ts';
import { caseStates } from '../../../shared/intake/model.ts';
import { actionsFor } from '../../../shared/intake/states.ts';
import { assignAll, type BulkResult } from './bulk.ts';
import {
  emptyForm,
  missingFields,
  moveFields,
  moveKeys,
  moveNames,
  offered,
  pointerOf,
  sendMove,
  textLimit,
} from './moves.ts';
import { busiestFirst, freestFirst, type LoadRow, unitLoads } from './load.ts';
import { type CaseRow, queue } from './queue.ts';
import { caseload, rateText } from './rates.ts';

const closing = { evidence: false, means: [...defaultClosing.means] };
const wanted = { ...closing, evidence: true };

test('offers what the server names, in the order of the buttons; unknown moves are left out', () => {
  expect(offered(['closeUnfixed', 'claim', 'levitate', 'reply'])).toEqual(['reply', 'claim', 'closeUnfixed']);
  expect(offered(['close-unfixed'])).toEqual(['closeUnfixed']);
});

test('says which fields a move still needs', () => {
  expect(missingFields('assign', emptyForm(), closing)).toEqual(['unit']);
  expect(missingFields('extend', { ...emptyForm(), amount: '0', text: '需要' }, closing)).toEqual(['amount']);
  expect(missingFields('reply', { ...emptyForm(), text: ' ' }, closing)).toEqual(['text']);
  expect(missingFields('contact', { ...emptyForm(), text: '字'.repeat(501) }, closing)).toEqual(['text']);
  expect(missingFields('reply', { ...emptyForm(), text: '字'.repeat(501) }, closing)).toEqual([]);
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
  for (const move of moveNames) await sendMove({ call }, move, { caseId: 'K1', version: 4 }, form, closing);
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
  const claim = { ...emptyForm(), text: '已放款', means: 'loan', yuan: '2000万', evidence: ' 合同1号 ' };
  const notMoney = { ...claim, means: 'permit' };
  for (const form of [claim, { ...emptyForm(), text: '已解释', yuan: '5' }, notMoney])
    await sendMove({ call }, 'claim', { caseId: 'K1', version: 4 }, form, closing);
  expect(sent).toMatchObject([
    { resolution: { means: 'loan', yuan: 20_000_000, evidence: '合同1号' } },
    { text: '已解释' },
    { resolution: { means: 'permit' } },
  ]);
  expect(sent[1]).not.toHaveProperty('resolution');
  expect(sent[2]).not.toHaveProperty('resolution.yuan');
  expect(missingFields('claim', { ...claim, yuan: '许多' }, closing)).toEqual(['yuan']);
  expect(missingFields('claim', { ...claim, yuan: '' }, closing)).toEqual(['yuan']);
  expect(missingFields('claim', { ...emptyForm(), text: '已解释' }, closing)).toEqual([]);
});

test('where the county wants evidence, a claim names its means and its evidence', () => {
  const claim = { ...emptyForm(), text: '已办好' };
  expect(missingFields('claim', claim, wanted)).toEqual(['means', 'evidence']);
  expect(missingFields('claim', { ...claim, means: 'permit', evidence: '许可证3号' }, wanted)).toEqual([]);
});

test('no two moves that can be offered at once have the same letter, and none takes a letter of the desk’s', () => {
  const actors = ['unit', 'office', 'supervisor'] as const;
  for (const state of caseStates) {
    const actions = actors.flatMap((actor) => actionsFor(state, actor).map(({ action }) => action));
    for (const clock of ['pause', 'resume']) {
      const moves = offered(
        actions.filter((action) => !['pause', 'resume'].includes(action) || action === clock),
      );
      const letters = moves.map((move) => moveKeys[move]);
      expect(new Set(letters).size, `${state}: ${letters.join(' ')}`).toBe(letters.length);
    }
  }
  expect(Object.values(moveKeys).filter((key) => !/^[a-z]$/.test(key) || 'jkcx'.includes(key))).toEqual([]);
});

test('the API’s complaint about a field finds it: every pointer is a field of what the move sends', () => {
  for (const move of moveNames) {
    const { shape } = intakeRoutes[`${move}Case`].body;
    for (const field of moveFields[move])
      expect(Object.keys(shape)).toContain(pointerOf(move, field).split('/')[1]);
  }
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

test('who is free stands first, what nobody signed for last; over all units the busiest; a unit’s load is that of all its handlers', () => {
  const row = (person: string | undefined, open: number, overdue = 0): LoadRow => ({
    unit: 'u-tax',
    ...(person && { person }),
    open,
    overdue,
    dueToday: 0,
    awaitingFiler: 0,
  });
  const rows = [row(undefined, 0), row('p-1', 3, 1), row('p-2', 1), row('p-3', 1, 1), row('p-4', 0)];
  expect(freestFirst(rows).map(({ person }) => person)).toEqual(['p-4', 'p-2', 'p-3', 'p-1', undefined]);
  expect(busiestFirst(rows).map(({ person }) => person)).toEqual(['p-1', 'p-3', 'p-2']);
  expect([...unitLoads([...rows, { ...row('p-5', 2), unit: 'u-land' }])]).toEqual([
    ['u-tax', { open: 5, overdue: 2 }],
    ['u-land', { open: 2, overdue: 0 }],
  ]);
});
