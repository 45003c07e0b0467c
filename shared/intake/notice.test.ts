import { describe, expect, test } from 'vitest';
import { at, calendar, claimed, event, makeFacts, signed } from './cases.fixture.ts';
import { defaultIntakeConfig as config } from './config.ts';
import type { CaseFacts } from './events.ts';
import { groundsOfCase, groundsOfPlan } from './grounds.ts';
import type { NoticeDraft, NoticeRecord } from './notice.ts';
import * as rules from './notice.ts';

const ladder = { ...config, notices: { ...config.notices, ruleset: 'ladder' as const } };
const replied = makeFacts([...signed, event('replied', '08-04 09:00')]);
const draft = (facts: CaseFacts, now: string, notices: readonly NoticeRecord[] = [], by = config) =>
  rules.nextNotice(
    { grounds: groundsOfCase(facts, by, calendar, at(now)), urgent: facts.urgent },
    notices,
    by,
    at(now),
  );
const record = (from: NoticeDraft | undefined, over: Partial<NoticeRecord> = {}): NoticeRecord => ({
  id: `${from?.colour}-1`,
  colour: from?.colour ?? 'blue',
  cause: from?.cause,
  state: 'issued',
  deadline: '2026-08-14',
  ...over,
});

describe('state ruleset', () => {
  test('blue before the finish is due, red the instant after', () => {
    expect(draft(replied, '08-04 10:00')).toBeUndefined();
    expect(draft(replied, '08-05 10:00')).toMatchObject({
      colour: 'blue',
      basis: { zh: '办结即将到期:时限为2026年8月10日,还剩3个工作日' },
    });
    expect(draft(replied, '08-11 00:00')).toMatchObject({
      colour: 'red',
      basis: { zh: '办结已超期:时限为2026年8月10日' },
    });
  });

  test('running the check twice drafts nothing twice, whatever became of the draft', () => {
    const blue = draft(replied, '08-05 10:00');
    for (const state of ['draft', 'issued', 'signed', 'replied', 'closed', 'discarded', 'withdrawn'] as const)
      expect(draft(replied, '08-06 10:00', [record(blue, { state })])).toBeUndefined();
  });

  test('red follows an open blue; an open red covers further lateness until it is closed', () => {
    const blue = record(draft(replied, '08-05'));
    expect(draft(replied, '08-11', [blue])?.colour).toBe('red');
    const red = draft(makeFacts(signed), '08-07');
    expect(red?.cause).toContain('reply');
    expect(draft(makeFacts(signed), '08-11', [record(red)])).toBeUndefined();
    expect(draft(makeFacts(signed), '08-11', [record(red, { state: 'closed' })])?.cause).toContain('finish');
  });

  test('a rework comes one colour up', () => {
    const reopened = makeFacts([...claimed, event('reopened', '08-06 09:00')]);
    expect(draft(reopened, '08-06 10:00')).toMatchObject({ colour: 'yellow', cause: 'rework:1' });
  });

  test('an extension makes a new approach to the deadline, and so a new blue once the first is closed', () => {
    const blue = record(draft(replied, '08-05'), { state: 'closed' });
    const extended = makeFacts([...replied.events, event('extended', '08-06', { amount: 5 })]);
    expect(draft(extended, '08-06', [blue])).toBeUndefined();
    expect(draft(extended, '08-14', [blue])?.colour).toBe('blue');
  });

  test('a milestone: yellow behind plan, red overdue, nothing once done', () => {
    const title = { zh: '主体完工', en: 'Main structure' };
    const matter = { title, dueAt: at('08-31 23:59:59'), done: false };
    const next = (over: object, now: string) =>
      rules.nextNotice(
        { grounds: groundsOfPlan({ ...matter, ...over }, config, calendar, at(now)) },
        [],
        config,
        at(now),
      );
    const findings = [
      { cause: 'behind:2026-07', basis: { zh: '序时进度落后15个百分点', en: '15 points behind plan' } },
    ];
    expect(next({}, '08-20')).toBeUndefined();
    expect(next({}, '08-27')?.colour).toBe('blue');
    expect(next({ findings }, '08-27')).toMatchObject({
      colour: 'yellow',
      basis: { zh: '序时进度落后15个百分点' },
    });
    expect(next({ findings }, '09-01')).toMatchObject({
      colour: 'red',
      basis: { zh: '主体完工已超期:时限为2026年8月31日' },
    });
    expect(next({ done: true }, '09-01')).toBeUndefined();
  });
});

describe('ladder ruleset (S9)', () => {
  const late = makeFacts(signed);

  test('one matter goes blue, yellow, red, and stops there', () => {
    expect(draft(late, '08-06', [], ladder)).toBeUndefined();
    const blue = draft(late, '08-07', [], ladder);
    expect(blue?.colour).toBe('blue');
    const issuedBlue = record(blue, { deadline: '2026-08-10' });
    expect(draft(late, '08-10 23:59:59', [issuedBlue], ladder)).toBeUndefined();
    const yellow = draft(late, '08-11', [issuedBlue], ladder);
    expect(yellow).toMatchObject({
      colour: 'yellow',
      cause: 'unmet:blue-1',
      basis: { zh: '蓝色督办单到期未落实且无正当理由;首次答复已超期:时限为2026年8月6日' },
    });
    const issuedYellow = record(yellow, { deadline: '2026-08-13' });
    expect(draft(late, '08-12', [issuedBlue, issuedYellow], ladder)).toBeUndefined();
    const red = draft(late, '08-14', [issuedBlue, issuedYellow], ladder);
    expect(red?.colour).toBe('red');
    expect(
      draft(late, '08-30', [issuedBlue, issuedYellow, record(red, { deadline: '2026-08-20' })], ladder),
    ).toBeUndefined();
  });

  test('a valid reason, a reply under review or a matter put right stops the climb', () => {
    const blue = draft(late, '08-07', [], ladder);
    expect(
      draft(late, '08-20', [record(blue, { state: 'closed', outcome: 'excused' })], ladder)?.colour,
    ).toBe('blue');
    expect(
      draft(late, '08-10', [record(blue, { state: 'closed', outcome: 'excused' })], ladder),
    ).toBeUndefined();
    expect(draft(late, '08-20', [record(blue, { state: 'replied' })], ladder)).toBeUndefined();
    const answered = makeFacts([...signed, event('replied', '08-08'), event('claimed', '08-09')]);
    expect(draft(answered, '08-20', [record(blue)], ladder)).toBeUndefined();
  });

  test('a review that finds it not met climbs at once; a discarded next step is not drafted again', () => {
    const blue = record(draft(late, '08-07', [], ladder), { state: 'closed', outcome: 'notMet' });
    const yellow = draft(late, '08-08', [blue], ladder);
    expect(yellow?.colour).toBe('yellow');
    expect(draft(late, '08-09', [blue, record(yellow, { state: 'discarded' })], ladder)).toBeUndefined();
  });

  test('a last notice may climb while it is pending or was not met, and red never', () => {
    const climbs = (over: Partial<NoticeRecord>) => rules.mayClimb(record(undefined, over));
    for (const state of ['draft', 'issued', 'signed', 'replied'] as const)
      expect(climbs({ state })).toBe(true);
    expect(climbs({ state: 'closed', outcome: 'notMet' })).toBe(true);
    for (const outcome of [undefined, 'met', 'excused'] as const)
      expect(climbs({ state: 'closed', outcome })).toBe(false);
    for (const state of ['discarded', 'withdrawn'] as const) expect(climbs({ state })).toBe(false);
    expect(climbs({ colour: 'red' })).toBe(false);
  });

  test('after a closed ladder a new failure starts at blue again', () => {
    const red = record(draft(late, '08-07', [], ladder), { colour: 'red', state: 'closed' });
    expect(draft(late, '08-11', [red], ladder)).toMatchObject({ colour: 'blue' });
  });

  test('an urgent matter enters higher', () => {
    expect(draft({ ...late, urgent: true }, '08-03 18:00', [], ladder)?.colour).toBe('yellow');
  });
});

describe('numbers', () => {
  test('as printed, and read back', () => {
    const number = { year: 2026, area: '丹凤', colour: 'blue', serial: 12 } as const;
    expect(rules.formatNoticeNumber(number)).toBe('督〔2026〕丹凤蓝012号');
    expect(rules.parseNoticeNumber('督〔2026〕丹凤蓝012号')).toEqual(number);
    expect(rules.formatNoticeNumber({ ...number, colour: 'red', serial: 1234 })).toBe(
      '督〔2026〕丹凤红1234号',
    );
    expect(rules.parseNoticeNumber('督〔2026〕丹凤绿012号')).toBeUndefined();
    expect(() => rules.formatNoticeNumber({ ...number, serial: 0 })).toThrow(RangeError);
  });

  test('short names', () => {
    expect(['丹凤县', '福泉市', '商洛市', '长乐区', '闽县'].map(rules.shortAreaName)).toEqual([
      '丹凤',
      '福泉',
      '商洛',
      '长乐',
      '闽县',
    ]);
  });
});

test('second yellow: letter and −1; red: interview and −2; drafts and withdrawn notices count for nothing', () => {
  const notice = (id: string, colour: NoticeRecord['colour'], state: NoticeRecord['state'] = 'issued') => ({
    id,
    colour,
    state,
  });
  expect(
    rules.noticeConsequences(
      [
        notice('1', 'yellow'),
        notice('2', 'yellow', 'withdrawn'),
        notice('3', 'blue'),
        notice('4', 'yellow', 'closed'),
        notice('5', 'red'),
        notice('6', 'red', 'draft'),
      ],
      config,
    ),
  ).toEqual([
    { notice: '4', measure: 'letter', points: -1 },
    { notice: '5', measure: 'interview', points: -2 },
  ]);
});
