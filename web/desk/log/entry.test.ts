import { expect, test } from 'vitest';
import { emptyLog, logBody, logGaps, needsReason, type Subject, subjectOf } from './entry.ts';

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

test('an inspection in the quiet period asks for a reason, outside it does not', () => {
  expect(needsReason(inspection)).toBe(true);
  expect(needsReason({ ...inspection, date: '2026-09-28' })).toBe(false);
  expect(logGaps(inspection, subjects[0], '2026-09-03')).toEqual(['reason']);
  expect(logGaps({ ...inspection, reason: 'safety' }, subjects[0], '2026-09-03')).toEqual([]);
});

test('says what is missing, in the order of the form', () => {
  const empty = { ...emptyLog('2026-09-04', ''), found: true };
  expect(logGaps(empty, undefined, '2026-09-03')).toEqual([
    'date',
    'person',
    'subject',
    'text',
    'problem',
    'category',
  ]);
});

test('a problem found travels with the entry', () => {
  const form = { ...inspection, reason: 'safety', found: true, problem: '消防通道堵塞', category: 'other' };
  expect(logBody(form, subjects[0]!, 'L1')).toEqual({
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
