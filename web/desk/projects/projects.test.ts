import { expect, test } from 'vitest';
import { milestoneAct, milestoneGaps, plannedMonth } from './milestone.ts';
import { filled, type ReportForm, reportBody, reportGaps } from './report.ts';

const prefilled = {
  investedToDate: 112_500_000,
  proceduresTotal: 20,
  proceduresDone: 12,
  commitmentsPromised: 3,
  commitmentsKept: 1,
};
const form: ReportForm = { ...filled({ report: undefined, prefilled }), text: '主体封顶' };

test('a report starts from what is known, in the unit one would say', () => {
  expect(form).toMatchObject({ invested: '1.125亿元', proceduresDone: '12', problem: '' });
  expect(reportGaps(form)).toEqual([]);
});

test('the body carries whole yuan and leaves an empty problem out', () => {
  const body = reportBody({ ...form, invested: '1.3亿' }, { projectId: 'P1', month: '2026-09', version: 0 });
  expect(body).toMatchObject({
    investedToDate: 130_000_000,
    proceduresTotal: 20,
    text: '主体封顶',
    version: 0,
  });
  expect('problem' in body).toBe(false);
});

test('finds what is wrong with a report', () => {
  expect(reportGaps({ ...form, invested: '约1亿' })).toEqual(['invested']);
  expect(reportGaps({ ...form, proceduresDone: '21' })).toEqual(['procedures']);
  expect(reportGaps({ ...form, commitmentsKept: '4' })).toEqual(['commitments']);
  expect(reportGaps({ ...form, proceduresTotal: '201', text: '' })).toEqual(['proceduresTotal', 'text']);
});

test('the owner unit claims, another unit verifies, nobody does either twice', () => {
  const owner = { roles: ['handler'] as const, unit: 'housing' };
  const office = { roles: ['office'] as const, unit: 'office' };
  const claimed = { claimed: '2026-09-01' };
  expect(milestoneAct({}, 'planned', 'housing', owner)).toBe('claim');
  expect(milestoneAct({}, 'overdue', 'tax', owner)).toBeUndefined();
  expect(milestoneAct(claimed, 'waiting', 'housing', office)).toBe('verify');
  expect(milestoneAct(claimed, 'waiting', 'housing', owner)).toBeUndefined();
  expect(milestoneAct(claimed, 'waiting', 'office', office)).toBeUndefined();
  expect(milestoneAct(claimed, 'verified', 'housing', office)).toBeUndefined();
});

test('[Z12] a claim that was found to be wrong is corrected by its unit, or verified anew', () => {
  const claimed = { claimed: '2026-09-01' };
  expect(milestoneAct(claimed, 'mismatch', 'housing', { roles: ['handler'], unit: 'housing' })).toBe('claim');
  expect(milestoneAct(claimed, 'mismatch', 'housing', { roles: ['supervisor'], unit: 'inspection' })).toBe(
    'verify',
  );
});

test('no milestone is reached in the future', () => {
  const typed = { on: '2026-09-04', evidence: '许可证', method: '' };
  expect(milestoneGaps('claim', typed, '2026-09-03')).toEqual(['on']);
  expect(milestoneGaps('verify', { ...typed, on: '2026-09-03' }, '2026-09-03')).toEqual(['method']);
});

test('a plan by month is shown as a month, unless another day was planned since', () => {
  const project = { schedule: [{ kind: 'start', planned: '2026-09-30', precision: 'month' }] } as const;
  const shown = (planned: string) =>
    plannedMonth({ schedule: [...project.schedule] }, { kind: 'start', planned });
  expect(shown('2026-09-30')).toBe('2026-09');
  expect(shown('2026-10-31')).toBeUndefined();
  expect(plannedMonth({ schedule: [] }, { kind: 'start', planned: '2026-09-30' })).toBeUndefined();
});
