import { expect, test } from 'vitest';
import { closingGaps } from './closing.ts';
import {
  arrangedCommitments,
  type Commitment,
  commitmentBody,
  commitmentForm,
  commitmentGaps,
} from './commitmentForm.ts';
import { frame, labelPlaces, pathOf, pointsOf, topOf } from './curve.ts';
import { figureForm, figureGaps, figuresBody, type FigureSheet, freeId } from './figureForm.ts';
import { frontlineForm, frontlineGaps, frontlineShares } from './frontlineForm.ts';
import { planBody, planForm, planGaps } from './planForm.ts';
import { hasDetail, pageOf } from './pages.ts';

test('a curve runs from the axis to the top, and what is not known leaves no point', () => {
  const plan = [0, 50, 100];
  const actual = [0, undefined, undefined];
  const top = topOf(plan, actual);
  expect(top).toBe(100);
  const points = pointsOf(plan, top, 400);
  expect(points[0]).toEqual({ at: 0, x: frame.left, y: frame.height - frame.bottom });
  expect(points[2]).toEqual({ at: 2, x: 400 - frame.right, y: frame.top });
  expect(pointsOf(actual, top, 400)).toHaveLength(1);
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

const stamp = { version: 1, changedAt: '2026-09-01T01:00:00.000Z', changedBy: 'p-1' };
const stored = (id: string, overrides: Partial<Commitment> = {}): Commitment => ({
  id,
  kind: 'rentRelief',
  title: '三年免租',
  unit: 'u1',
  subject: { kind: 'enterprise', id: 'E1' },
  promisedOn: '2026-04-28',
  fulfilments: [],
  standing: { nature: 'given', state: 'open', keptAmount: 0 },
  ...stamp,
  ...overrides,
});

test('a commitment is stored in whole yuan; a loan needs its amount and no day lies before the promise', () => {
  const form = {
    ...commitmentForm(undefined, '2026-09-01', 'u1'),
    kind: 'loan',
    title: '贷款',
    amount: '2000万',
  };
  expect(commitmentGaps(form, '2026-09-01')).toEqual([]);
  expect(commitmentBody(form, { kind: 'project', id: 'P1' })).toEqual({
    kind: 'loan',
    title: '贷款',
    unit: 'u1',
    promisedOn: '2026-09-01',
    subject: { kind: 'project', id: 'P1' },
    amount: 20_000_000,
  });
  const wrong = { ...form, amount: '', unit: '', dueOn: '2026-08-31', lastsUntil: '2026-08-31' };
  expect(commitmentGaps(wrong, '2026-09-01')).toEqual(['unit', 'loan', 'dueOn', 'lastsUntil']);
  expect(commitmentGaps({ ...form, kind: 'policy', amount: '' }, '2026-09-01')).toEqual([]);
});

test('a commitment that is corrected comes back as it was, to the yuan', () => {
  const one = stored('C1', { amount: 360_001, dueOn: '2026-12-31', lastsUntil: '2029-04-27' });
  const form = commitmentForm(one, '2026-09-01', 'u2');
  expect(commitmentBody(form, undefined)).toEqual({
    kind: 'rentRelief',
    title: '三年免租',
    unit: 'u1',
    subject: { kind: 'enterprise', id: 'E1' },
    promisedOn: '2026-04-28',
    amount: 360_001,
    dueOn: '2026-12-31',
    lastsUntil: '2029-04-27',
  });
});

test('what is overdue comes first, what was withdrawn last', () => {
  const standing = (state: Commitment['standing']['state']) => ({
    standing: { nature: 'given' as const, state, keptAmount: 0 },
  });
  const rows = [
    stored('withdrawn', standing('withdrawn')),
    stored('kept', standing('kept')),
    stored('later', { ...standing('partly'), dueOn: '2026-12-31' }),
    stored('sooner', { ...standing('open'), dueOn: '2026-10-31' }),
    stored('overdue', { ...standing('overdue'), dueOn: '2026-05-31' }),
  ];
  expect(arrangedCommitments(rows).map(({ id }) => id)).toEqual([
    'overdue',
    'sooner',
    'later',
    'kept',
    'withdrawn',
  ]);
});

test('new steps wait for the one before them, and a step that is gone is waited for no longer', () => {
  const step = (id: string, after: readonly string[] | undefined) => ({
    id,
    name: `工序${id}`,
    days: '10',
    finishedOn: '',
    after,
  });
  const form = {
    title: '厂房',
    unit: 'u1',
    end: '2026-12-31',
    steps: [step('s1', []), step('', undefined), step('s3', ['s2', 's1'])],
  };
  expect(planGaps(form)).toEqual([]);
  expect(planBody(form, 'P1').steps.map(({ id, after }) => [id, after])).toEqual([
    ['s1', []],
    ['s2', ['s1']],
    ['s3', ['s2', 's1']],
  ]);
  const shorter = { ...form, steps: [step('s3', ['s2', 's1'])] };
  expect(planBody(shorter, 'P1').steps[0]?.after).toEqual([]);
  expect(planGaps({ ...form, steps: [{ ...step('s1', []), days: '0' }] })).toEqual([
    { path: 'steps/0/days', lacks: 'days' },
  ]);
  expect(planGaps(planForm(undefined, '')).map(({ path }) => path)).toEqual([
    'title',
    'unit',
    'end',
    'steps/0/name',
    'steps/0/days',
  ]);
});

test('a front-line share is of whole numbers, never of none and never more than all', () => {
  const form = { staffPart: '2', staffWhole: '3', daysPart: '14', daysWhole: '21' };
  expect(frontlineGaps(form)).toEqual([]);
  expect(frontlineShares(form)).toEqual({ staff: { part: 2, whole: 3 }, days: { part: 14, whole: 21 } });
  expect(frontlineGaps({ ...form, staffPart: '4' })).toEqual(['staffPart']);
  expect(frontlineGaps({ ...form, staffPart: '0', staffWhole: '0' })).toEqual(['staffWhole']);
  expect(frontlineGaps({ ...form, daysPart: '1.5', daysWhole: '' })).toEqual(['daysPart', 'daysWhole']);
  expect(frontlineGaps(frontlineForm(undefined))).toHaveLength(4);
});

test('projects open beside the reports alone', () => {
  expect(hasDetail(undefined)).toBe(true);
  expect(hasDetail('campaign')).toBe(false);
  expect(pageOf('nowhere').id).toBe('reports');
});

test('figures are typed as one says them; a ratio is of two of them and never by nothing', () => {
  const line = (id: string, value: string, unit: string, minimum = '') => ({
    id,
    name: id,
    value,
    unit,
    minimum,
  });
  const form = {
    ...figureForm(undefined, '2026-09-01'),
    title: '稳岗返还',
    source: '人社局',
    figures: [line('f1', '11.66亿', 'yuan'), line('f2', '17,772', 'enterprises')],
    ratios: [{ id: 'r1', name: '户均', of: 'f1', per: 'f2', unit: 'yuan' }],
  };
  const gapsOf = (figures: typeof form.figures) => figureGaps({ ...form, figures }, '2026-09-01');
  expect(gapsOf(form.figures)).toEqual([]);
  expect(figuresBody(form)).toMatchObject({
    figures: [{ value: 1_166_000_000 }, { value: 17_772 }],
    ratios: [{ of: 'f1', per: 'f2', digits: 0 }],
  });
  expect(gapsOf([form.figures[0]!, line('f2', '0', 'enterprises')])).toEqual([
    { path: 'ratios/0/per', lacks: 'per' },
  ]);
  expect(gapsOf([line('f1', '约11亿', 'yuan'), line('f2', '1', 'people', '多')])).toEqual([
    { path: 'figures/0/value', lacks: 'value' },
    { path: 'figures/1/minimum', lacks: 'value' },
  ]);
  expect(freeId('f', form.figures)).toBe('f3');
});

test('[M5] a sheet that is corrected comes back as it was, its threshold among it', () => {
  const figures = [
    { id: 'start', name: '开工', value: 2_990_000_000, unit: 'yuan' as const, minimum: 3_000_000_000 },
    { id: 'rate', name: '占比', value: 12.34, unit: 'percent' as const },
  ];
  const sheet: FigureSheet = {
    id: 'F1',
    title: '开工',
    source: '发改局',
    asOf: '2026-08-31',
    figures,
    ratios: [],
    thresholds: [],
    ...stamp,
  };
  const form = figureForm(sheet, '2026-09-01');
  expect(form.figures[0]).toMatchObject({ value: '29.9亿元', minimum: '30亿元' });
  expect(figuresBody(form)).toEqual({
    title: '开工',
    source: '发改局',
    asOf: '2026-08-31',
    figures,
    ratios: [],
  });
});
