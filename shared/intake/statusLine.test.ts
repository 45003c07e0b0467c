import { describe, expect, test } from 'vitest';
import { at, calendar, claimed, event, makeFacts, signed } from './cases.fixture.ts';
import { defaultIntakeConfig as config } from './config.ts';
import type { CaseEvent, CaseFacts } from './events.ts';
import { replay } from './states.ts';
import { statusLine } from './statusLine.ts';

const line = (
  events: readonly CaseEvent[],
  now: string,
  audience: 'filer' | 'staff' = 'filer',
  over: Partial<CaseFacts> = {},
) =>
  statusLine(
    { ...makeFacts(events, over), state: replay(events) },
    { audience, unit: '市场监管局' },
    config,
    calendar,
    at(now),
  );

const friday = [
  event('submitted', '07-31 09:00'),
  event('accepted', '07-31 09:30'),
  event('assigned', '07-31 10:00', { unit: 'market' }),
  event('signedFor', '07-31 11:00'),
];

describe('who must do what by when', () => {
  test('as the pages promise', () => {
    expect(line(friday, '08-03 10:00')).toEqual({
      zh: '市场监管局应在8月5日(还剩2个工作日)前答复',
      en: '市场监管局 must reply by 5 August (2 working days left)',
    });
  });

  test('every stage names its own', () => {
    expect(line(friday.slice(0, 1), '07-31 09:10').zh).toBe('营商办应在8月3日(还剩1个工作日)前受理');
    expect(line(friday.slice(0, 1), '07-31 09:10').en).toBe(
      'The office must accept the case by 3 August (1 working day left)',
    );
    expect(line(friday.slice(0, 2), '08-03 09:10').zh).toBe('营商办应在今天(8月3日)内交办');
    expect(line(friday.slice(0, 3), '08-01 09:10').zh).toBe('市场监管局应在8月3日(还剩1个工作日)前签收');
    expect(line([...friday, event('replied', '08-03')], '08-03 10:00').zh).toBe(
      '市场监管局应在8月7日(还剩4个工作日)前办结',
    );
    expect(line([...claimed, event('reopened', '08-06')], '08-06 10:00').zh).toBe(
      '市场监管局应在8月13日(还剩5个工作日)前办结',
    );
  });

  test('overdue', () => {
    expect(line(friday, '08-07 10:00')).toEqual({
      zh: '市场监管局应在8月5日前答复,已超期2个工作日',
      en: '市场监管局 had to reply by 5 August; overdue by 2 working days',
    });
    expect(line([...friday, event('replied', '08-03')], '08-08 10:00').zh).toBe(
      '市场监管局应在8月7日前办结,已超期',
    );
  });

  test('urgent', () => {
    const filed = [event('submitted', '08-09 02:00')];
    expect(line(filed, '08-09 02:01', 'filer', { urgent: true }).zh).toBe('营商办应在8月9日04:00前与您联系');
    expect(line(filed, '08-09 04:01', 'staff', { urgent: true })).toEqual({
      zh: '营商办应在8月9日04:00前联系提交人,已超期',
      en: 'The office had to contact the filer by 04:00 on 9 August; overdue',
    });
  });

  test('the filer after a claim', () => {
    expect(line(claimed, '08-06').zh).toBe('请您在8月12日(还剩6天)前确认是否解决,到期未答复将按未评价结案');
    expect(line(claimed, '08-12 10:00', 'staff').zh).toBe('等待提交人在8月12日(今天截止)前确认');
    expect(line(claimed, '08-11 10:00', 'staff').en).toBe(
      'Waiting for the filer to confirm by 12 August (1 day left)',
    );
  });

  test('a pause says why', () => {
    expect(line([...signed, event('paused', '08-04', { reason: '等待企业补件' })], '08-20').zh).toBe(
      '已暂停计时(等待企业补件),恢复后另行告知时限',
    );
    expect(line([...signed, event('paused', '08-04')], '08-20').en).toBe(
      'The clocks stand still; the deadline follows when they resume',
    );
  });

  test('a provisional day says so, with the year if it is another', () => {
    expect(line([event('submitted', '12-31 09:00')], '12-31 10:00').zh).toBe(
      '营商办应在2027年1月1日(还剩1个工作日)前受理;日期暂定,待放假安排公布',
    );
  });
});

test('a closed case says how it ended, to each reader in their words', () => {
  expect(line([...claimed, event('confirmed', '08-06')], '08-07').zh).toBe('您已确认解决');
  expect(line([...claimed, event('confirmed', '08-06')], '08-07', 'staff').zh).toBe('提交人已确认解决');
  expect(line([...claimed, event('closedUnrated', '08-13')], '08-14').zh).toBe(
    '未收到您的确认,已按未评价结案',
  );
  expect(line([...claimed.slice(0, 5), event('closedUnfixed', '08-06')], '08-07', 'staff').zh).toBe(
    '无法解决,已如实结案',
  );
  expect(line([...signed, event('merged', '08-04')], '08-07').zh).toBe(
    '已并入同一问题的另一件,进展会显示在这里',
  );
  expect(line([...signed, event('withdrawn', '08-04')], '08-07').zh).toBe('您已撤回');
  expect(line([...signed.slice(0, 1), event('declined', '08-04')], '08-07').zh).toBe(
    '不予受理,理由见办理记录',
  );
});
