import { expect, test } from 'vitest';
import { type Facts, type Viewer, worklist } from './worklist.ts';

type CaseRow = NonNullable<Facts['cases']>[number];
type NoticeRow = NonNullable<Facts['notices']>[number];

const makeCase = (change: Partial<CaseRow>): CaseRow => ({
  id: 'K1',
  kind: 'request',
  state: 'assigned',
  title: '用电增容',
  category: 'utilities',
  urgent: false,
  leadUnit: 'power',
  filedAt: '2026-09-01T01:00:00.000Z',
  statusLine: { zh: '供电公司应在9月2日前签收', en: 'to sign' },
  version: 1,
  ...change,
});
const clock = (colour: 'none' | 'blue' | 'red', dueAt: string): CaseRow['clock'] => ({
  clock: 'finish',
  dueAt,
  overdue: colour === 'red',
  provisional: false,
  colour,
});
const makeNotice = (change: Partial<NoticeRow>): NoticeRow => ({
  id: 'N1',
  colour: 'blue',
  state: 'issued',
  matter: { kind: 'case', id: 'K1', title: '用电增容' },
  basis: { zh: '即将到期', en: 'due soon' },
  requirement: '',
  deadline: '2026-09-08',
  leadUnit: 'power',
  supportingUnits: [],
  cause: 'due:finish',
  draftedAt: '2026-09-03T01:00:00.000Z',
  version: 1,
  changedAt: '2026-09-03T01:00:00.000Z',
  changedBy: 'system',
  ...change,
});
const handler: Viewer = { roles: ['handler'], unit: 'power', month: '2026-09', today: '2026-09-03' };
const as = (role: Viewer['roles'][number]): Viewer => ({ ...handler, roles: [role], unit: undefined });
const kinds = (facts: Facts, viewer: Viewer): string[] => worklist(facts, viewer).map(({ kind }) => kind);

test('a handler sees what waits for her unit, the gravest and soonest first', () => {
  const cases = [
    makeCase({ id: 'later', state: 'inProgress', clock: clock('blue', '2026-09-08T15:59:59.000Z') }),
    makeCase({ id: 'late', state: 'reopened', clock: clock('red', '2026-09-02T15:59:59.000Z') }),
    makeCase({ id: 'soon', state: 'assigned', clock: clock('blue', '2026-09-04T15:59:59.000Z') }),
    makeCase({ id: 'waiting', state: 'claimed' }),
    makeCase({ id: 'other', leadUnit: 'tax' }),
  ];
  expect(worklist({ cases }, handler).map(({ opens }) => opens['id'])).toEqual(['late', 'soon', 'later']);
});

test('the office accepts and assigns, the supervisor looks after what is overdue', () => {
  const cases = [
    makeCase({ id: 'a', state: 'submitted', leadUnit: undefined }),
    makeCase({ id: 'b', state: 'accepted', leadUnit: undefined }),
    makeCase({ id: 'c', state: 'inProgress', clock: clock('red', '2026-09-02T15:59:59.000Z') }),
  ];
  expect(kinds({ cases }, as('office'))).toEqual(['acceptCase', 'assignCase']);
  expect(kinds({ cases }, as('supervisor'))).toEqual(['overdueCase']);
});

test('each state of a notice waits for one role, and for the unit it names', () => {
  const notices = (['draft', 'issued', 'signed', 'replied', 'closed'] as const).map((state) =>
    makeNotice({ id: state, state }),
  );
  expect(kinds({ notices }, handler)).toEqual(['signNotice', 'replyNotice']);
  expect(kinds({ notices }, { ...handler, unit: 'tax' })).toEqual([]);
  expect(kinds({ notices }, as('supervisor'))).toEqual(['issueNotice', 'closeNotice']);
  expect(kinds({ notices }, as('office'))).toEqual(['awaitNotice']);
});

test('a duty missed is red, one met is gone; nobody else is shown it', () => {
  const duty = {
    duty: 'D1',
    name: '联系企业',
    person: 'p1',
    personName: '张三',
    period: '2026-08',
    minimum: 1,
    done: 0,
    dueOn: '2026-08-31',
  };
  const duties = [
    { ...duty, status: 'missed' as const },
    { ...duty, period: '2026-09', status: 'met' as const },
  ];
  expect(worklist({ duties }, as('official')).map(({ tone }) => tone)).toEqual(['red']);
  expect(worklist({ duties }, handler)).toEqual([]);
});

test('nothing known, nothing to do', () => {
  expect(worklist({}, handler)).toEqual([]);
});

test('bad ratings: the office calls, the unit puts right; a late one is red', () => {
  const row = {
    caseId: 'K1',
    title: '用电',
    unit: 'tax',
    level: 'dissatisfied' as const,
    ratedAt: '2026-08-03T01:00:00.000Z',
    version: 1,
    changedAt: '2026-08-03T01:00:00.000Z',
    changedBy: 'filer',
    dueAt: '2026-08-24T15:59:59.000Z',
    overdue: true,
    state: 'toCall' as const,
    statusLine: { zh: '应回访', en: 'To call' },
  };
  const shown = (state: 'toCall' | 'toRectify', role: 'office' | 'handler', unit?: string) =>
    worklist(
      { followUps: [{ ...row, state }] },
      { roles: [role], unit, month: '2026-09', today: '2026-09-01' },
    ).map(({ kind, tone }) => [kind, tone]);
  expect(shown('toCall', 'office')).toEqual([['callBack', 'red']]);
  expect(shown('toCall', 'handler', 'tax')).toEqual([]);
  expect(shown('toRectify', 'handler', 'tax')).toEqual([['rectify', 'red']]);
  expect(shown('toRectify', 'handler', 'power')).toEqual([]);
});

test('[X14] a name to clear is the supervisor’s; overdue, the office is told who must act', () => {
  const clearing: NonNullable<Facts['clearings']>[number] = {
    id: 'a-1',
    month: '2026-08',
    subject: 'tax',
    subjectName: '税务局',
    reason: '查无实据',
    decidedBy: 'p-supervisor',
    decidedOn: '2026-08-24',
    publishBy: '2026-08-31',
    overdue: false,
    statusLine: { zh: '督查应在8月31日前公开', en: 'to publish' },
    version: 1,
    changedAt: '2026-08-24T01:00:00.000Z',
    changedBy: 'p-supervisor',
  };
  const shown = (role: 'office' | 'supervisor' | 'auditor', overdue: boolean) =>
    worklist({ clearings: [{ ...clearing, overdue }] }, as(role)).map(({ kind, tone, text }) => [
      kind,
      tone,
      text?.zh,
    ]);
  expect(shown('supervisor', false)).toEqual([['clearName', 'none', '督查应在8月31日前公开']]);
  expect(shown('office', false)).toEqual([]);
  expect(shown('office', true)).toEqual([['awaitClearing', 'red', '督查应在8月31日前公开']]);
  expect(shown('auditor', true)).toEqual([]);
});
