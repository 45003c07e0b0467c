import { describe, expect, test } from 'vitest';
import { cellsOf, countsOf, type DutyPeriod, type DutyRow, withStatus } from './calendar.ts';

const period = (code: string, status: DutyPeriod['status'] = 'met'): DutyPeriod => ({
  period: code,
  minimum: 1,
  done: 1,
  dueOn: '2026-12-31',
  from: '2026-01-01',
  to: '2026-12-31',
  status,
});
const row = (...periods: DutyPeriod[]): DutyRow => ({
  duty: 'd',
  name: '联系企业',
  person: 'p',
  personName: '张三',
  programme: '包联',
  record: 'contact',
  periods,
});
const shape = (...codes: string[]) =>
  cellsOf(codes.map((code) => period(code))).map(({ month, span, period: held }) => [
    month,
    span,
    held?.period,
  ]);

describe('[X3] a year of a duty', () => {
  test('quarters span three months, a half-year six, a year twelve', () => {
    expect(shape('2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4').map(([month, span]) => [month, span])).toEqual([
      [1, 3],
      [4, 3],
      [7, 3],
      [10, 3],
    ]);
    expect(shape('2026-H2')).toEqual([
      [1, 6, undefined],
      [7, 6, '2026-H2'],
    ]);
    expect(shape('2026')).toEqual([[1, 12, '2026']]);
  });
  test('months before service begins and after it ends are empty', () => {
    expect(shape('2026-06', '2026-05')).toEqual([
      [1, 4, undefined],
      [5, 1, '2026-05'],
      [6, 1, '2026-06'],
      [7, 6, undefined],
    ]);
    expect(shape()).toEqual([[1, 12, undefined]]);
  });
});

test('counts periods and finds the duties that were missed', () => {
  const rows = [row(period('2026-05', 'missed'), period('2026-06')), row(period('2026-05'))];
  expect(countsOf(rows)).toEqual({ met: 2, open: 0, missed: 1, exempt: 0, ahead: 0 });
  expect(withStatus(rows, 'missed')).toEqual([rows[0]]);
  expect(withStatus(rows, '')).toBe(rows);
});
