import { expect, test } from 'vitest';
import { closingGaps } from './closing.ts';
import { blankCommitment, commitmentBody, commitmentGaps } from './commitmentForm.ts';
import { frame, labelPlaces, pathOf, pointsOf, topOf } from './curve.ts';
import { emptyFigures, figuresBody, freeId, isCompleteSheet } from './figureForm.ts';
import { frontlineShares } from './frontlineForm.ts';
import { isComplete, planBody, planForm } from './planForm.ts';
import { hasDetail, pageOf } from './pages.ts';

test('a curve runs from the axis to the top, and what is not known leaves no point', () => {
  const plan = [0, 50, 100];
  const actual = [0, undefined, undefined];
  const top = topOf(plan, actual);
  expect(top).toBe(100);
  const points = pointsOf(plan, top);
  expect(points[0]).toEqual({ at: 0, x: frame.left, y: frame.height - frame.bottom });
  expect(points[2]).toEqual({ at: 2, x: frame.width - frame.right, y: frame.top });
  expect(pointsOf(actual, top)).toHaveLength(1);
  expect(pathOf(points)).toMatch(/^M12\.0 232\.0L/);
  expect(topOf([], [undefined])).toBe(1);
});

test('labels at the end keep 16 units apart, in their order', () => {
  expect(labelPlaces(100, 40)).toEqual([100, 40]);
  expect(labelPlaces(100, 102)).toEqual([93, 109]);
  expect(labelPlaces(102, 100)).toEqual([109, 93]);
});

test('nothing is closed without evidence, a result, or on a day to come', () => {
  const typed = { on: '2026-09-01', result: '已整改', evidence: '照片' };
  expect(closingGaps(typed, '2026-09-01')).toEqual([]);
  expect(closingGaps({ on: '2026-09-02', result: ' ', evidence: '' }, '2026-09-01')).toEqual([
    'on',
    'result',
    'evidence',
  ]);
});

test('a commitment is stored in whole yuan; a loan needs its amount and no day lies before the promise', () => {
  const form = { ...blankCommitment('2026-09-01', 'u1'), kind: 'loan', title: '贷款', amount: '2000万' };
  expect(commitmentGaps(form, '2026-09-01')).toEqual([]);
  expect(commitmentBody(form, 'c1', { kind: 'project', id: 'P1' })).toEqual({
    commitmentId: 'c1',
    version: 0,
    kind: 'loan',
    title: '贷款',
    unit: 'u1',
    promisedOn: '2026-09-01',
    subject: { kind: 'project', id: 'P1' },
    amount: 20_000_000,
  });
  expect(commitmentGaps({ ...form, amount: '', unit: '', dueOn: '2026-08-31' }, '2026-09-01')).toEqual([
    'unit',
    'amount',
    'dueOn',
  ]);
  expect(commitmentGaps({ ...form, kind: 'policy', amount: '' }, '2026-09-01')).toEqual([]);
});

test('new steps wait for the one before them, and a step that is gone is waited for no longer', () => {
  const at = { planId: 'b1', version: 1, unit: 'u1', project: 'P1' };
  const step = (id: string, after: readonly string[] | undefined) => ({
    id,
    name: `工序${id}`,
    days: '10',
    finishedOn: '',
    after,
  });
  const form = {
    title: '厂房',
    end: '2026-12-31',
    steps: [step('s1', []), step('', undefined), step('s3', ['s2', 's1'])],
  };
  expect(isComplete(form)).toBe(true);
  expect(planBody(form, at).steps.map(({ id, after }) => [id, after])).toEqual([
    ['s1', []],
    ['s2', ['s1']],
    ['s3', ['s2', 's1']],
  ]);
  const shorter = { ...form, steps: [step('s3', ['s2', 's1'])] };
  expect(planBody(shorter, at).steps[0]?.after).toEqual([]);
  expect(isComplete({ ...form, steps: [{ ...step('s1', []), days: '0' }] })).toBe(false);
  expect(isComplete(planForm(undefined))).toBe(false);
});

test('a front-line share is of whole numbers, never of none and never more than all', () => {
  const form = { staffPart: '2', staffWhole: '3', daysPart: '14', daysWhole: '21' };
  expect(frontlineShares(form)).toEqual({ staff: { part: 2, whole: 3 }, days: { part: 14, whole: 21 } });
  for (const wrong of [
    { staffPart: '4' },
    { staffWhole: '0', staffPart: '0' },
    { daysPart: '1.5' },
    { daysWhole: '' },
  ])
    expect(frontlineShares({ ...form, ...wrong })).toBeUndefined();
});

test('projects open beside the reports alone', () => {
  expect(hasDetail(undefined)).toBe(true);
  expect(hasDetail('campaign')).toBe(false);
  expect(pageOf('nowhere').id).toBe('reports');
});

test('figures are typed as one says them; a ratio is of two of them and never by nothing', () => {
  const line = (id: string, value: string, unit: string) => ({ id, name: id, value, unit });
  const form = {
    ...emptyFigures('2026-09-01'),
    title: '稳岗返还',
    source: '人社局',
    figures: [line('f1', '11.66亿', 'yuan'), line('f2', '17,772', 'enterprises')],
    ratios: [{ id: 'r1', name: '户均', of: 'f1', per: 'f2', unit: 'yuan' }],
  };
  expect(isCompleteSheet(form)).toBe(true);
  expect(figuresBody(form, { figuresId: 'F', version: 0 })).toMatchObject({
    figures: [{ value: 1_166_000_000 }, { value: 17_772 }],
    ratios: [{ of: 'f1', per: 'f2', digits: 0 }],
  });
  expect(isCompleteSheet({ ...form, figures: [form.figures[0]!, line('f2', '0', 'enterprises')] })).toBe(
    false,
  );
  expect(isCompleteSheet({ ...form, figures: [line('f1', '约11亿', 'yuan')], ratios: [] })).toBe(false);
  expect(freeId('f', form.figures)).toBe('f3');
});
