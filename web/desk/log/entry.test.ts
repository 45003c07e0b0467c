import { expect, test } from 'vitest';
import { DEFAULT_PROGRESS_CONFIG } from '../../../shared/progress/config.ts';
import {
  emptyLog,
  logBody,
  logGaps,
  needsReason,
  pointerOf,
  showsConduct,
  type Subject,
  subjectOf,
} from './entry.ts';

const { quiet } = DEFAULT_PROGRESS_CONFIG;

const subjects: Subject[] = [
  { kind: 'enterprise', id: 'E1', name: '恒达建材' },
  { kind: 'enterprise', id: 'E2', name: '同名公司' },
  { kind: 'enterprise', id: 'E3', name: '同名公司' },
];
const inspection = {
  ...emptyLog('2026-09-03', 'p1'),
  kind: 'inspection',
  subjectKind: 'enterprise',
  subjectName: '恒达建材',
  text: '安全检查',
};

test('a name means one subject; two of the same name need the id', () => {
  expect(subjectOf(' 恒达建材 ', subjects)?.id).toBe('E1');
  expect(subjectOf('同名公司', subjects)).toBeUndefined();
  expect(subjectOf('E3', subjects)?.id).toBe('E3');
});

test('[F12] an inspection in the quiet period asks for a reason, outside it does not', () => {
  expect(needsReason(inspection, quiet)).toBe(true);
  expect(needsReason({ ...inspection, date: '2026-09-28' }, quiet)).toBe(false);
  expect(logGaps(inspection, subjects[0], '2026-09-03', quiet)).toEqual(['reason']);
  expect(logGaps({ ...inspection, reason: 'safety' }, subjects[0], '2026-09-03', quiet)).toEqual([]);
});

test('[F12] the days are the county’s own', () => {
  const late = { ...quiet, fromDay: 26, toDay: 5 };
  expect(needsReason({ ...inspection, date: '2026-09-10' }, late)).toBe(false);
  expect(needsReason({ ...inspection, date: '2026-09-28' }, late)).toBe(true);
  expect(needsReason(inspection, undefined)).toBe(false);
});

test('[X12] the conduct lists stand beside what brings an official to an enterprise', () => {
  expect(showsConduct({ kind: 'visit' })).toBe(true);
  expect(showsConduct({ kind: 'journal' })).toBe(false);
});

test('[F9] what a meeting decides needs a text, an owner and a day that is not before the meeting', () => {
  const meeting = { ...inspection, kind: 'meeting', tasks: [{ text: '', owner: '', due: '2026-09-01' }] };
  const gaps = logGaps(meeting, subjects[0], '2026-09-03', quiet);
  expect(gaps).toEqual(['task-0-text', 'task-0-owner', 'task-0-due']);
  expect(gaps.map(pointerOf)).toEqual(['/tasks/0/text', '/tasks/0/owner', '/tasks/0/due']);
  const tasks = [{ text: ' 接通水管 ', owner: 'p2', due: '2026-09-20' }];
  expect(logGaps({ ...meeting, tasks }, subjects[0], '2026-09-03', quiet)).toEqual([]);
  expect(logBody({ ...meeting, tasks }, subjects[0]!, 'L1', quiet).tasks).toEqual([
    { text: '接通水管', owner: 'p2', due: '2026-09-20' },
  ]);
});

test('says what is missing, in the order of the form', () => {
  const empty = { ...emptyLog('2026-09-04', ''), found: true };
  expect(logGaps(empty, undefined, '2026-09-03', quiet)).toEqual([
    'date',
    'subject',
    'person',
    'text',
    'problem',
    'category',
  ]);
});

test('a problem found travels with the entry', () => {
  const form = { ...inspection, reason: 'safety', found: true, problem: '消防通道堵塞', category: 'other' };
  expect(logBody(form, subjects[0]!, 'L1', quiet)).toEqual({
    id: 'L1',
    kind: 'inspection',
    date: '2026-09-03',
    person: 'p1',
    subject: { kind: 'enterprise', id: 'E1' },
    text: '安全检查',
    reason: 'safety',
    problem: { text: '消防通道堵塞', category: 'other' },
  });
});

test('a timed service goes from its day and minute to the other, and never ends before it begins', () => {
  const form = {
    ...emptyLog('2026-09-28', 'p1'),
    subjectName: 'E1',
    text: '绿色通道办照',
    mode: 'oneToOne',
    service: 'licence',
    from: '09:00',
    to: '11:00',
  };
  const subject = { kind: 'enterprise', id: 'E1', name: '企业' } as const;
  expect(logBody(form, subject, 'k', undefined)).toMatchObject({
    mode: 'oneToOne',
    timing: { service: 'licence', from: '2026-09-28T01:00:00.000Z', to: '2026-09-28T03:00:00.000Z' },
  });
  expect(logGaps({ ...form, to: '08:59' }, subject, '2026-09-28', undefined)).toEqual(['to']);
  expect(logBody({ ...form, mode: '', service: '' }, subject, 'k', undefined)).not.toHaveProperty('timing');
});
