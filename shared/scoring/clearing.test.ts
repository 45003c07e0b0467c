import { expect, test } from 'vitest';
import { workingCalendar } from '../time/calendar.ts';
import { clearBy, clearingStanding } from './clearing.ts';

const calendar = workingCalendar();
const standing = (
  today: string,
  published?: { sequence: number; at: string; by: string; lateReason?: string },
) => clearingStanding({ decidedOn: '2026-09-24', ...(published && { published }) }, 5, calendar, today);

test('[X14] five working days: the day of the decision is day 0, holidays do not count, make-up days do', () => {
  expect(clearBy('2026-09-07', 5, calendar)).toBe('2026-09-14');
  expect(clearBy('2026-09-24', 5, calendar)).toBe('2026-10-09');
  expect(clearBy('2026-10-08', 2, calendar)).toBe('2026-10-10');
});

test('until its last day the supervisor is told how many are left, then how many it is late', () => {
  expect(standing('2026-09-30')).toMatchObject({
    publishBy: '2026-10-09',
    overdue: false,
    statusLine: {
      zh: '督查应在10月9日(还剩2个工作日)前公开',
      en: 'The supervisor must publish it by 9 October (2 working days left)',
    },
  });
  expect(standing('2026-10-09')).toMatchObject({
    overdue: false,
    statusLine: { zh: '督查应在今天(10月9日)内公开' },
  });
  expect(standing('2026-10-11')).toMatchObject({
    overdue: true,
    statusLine: {
      en: 'The supervisor had to publish it by 9 October; overdue by 1 working day; published now, it needs a reason',
    },
  });
});

test('one that came out is never overdue; one that came out late says why', () => {
  const at = { sequence: 1, at: '2026-10-12T01:00:00.000Z', by: 'p-supervisor' };
  expect(standing('2026-12-01', at)).toMatchObject({
    overdue: false,
    statusLine: { zh: '已于2026年10月12日公开' },
  });
  expect(standing('2026-12-01', { ...at, lateReason: '等待本人同意' }).statusLine.zh).toBe(
    '已于2026年10月12日公开,逾期2个工作日:等待本人同意',
  );
});
