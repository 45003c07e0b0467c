import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantAt } from '../time/civil.ts';
import {
  defaultPatience,
  defaultQuiet,
  deskLink,
  isQuiet,
  mayGo,
  messagesOf,
  nextAttempt,
  notificationLine,
  receiverLimits,
} from './index.ts';
import type { ChannelKind, Notification } from './index.ts';

const make = (n: number, over: Partial<Notification> = {}): Notification => ({
  key: `new:c-${n}:2026-09-01T01:00:00.000Z`,
  event: 'new',
  subject: { kind: 'case', id: `c-${n}` },
  colour: 'none',
  urgent: false,
  ...over,
});
const baseUrl = 'https://yxt.example';

describe('quiet hours and digests', () => {
  test.each([
    ['20:59:59', false],
    ['21:00:00', true],
    ['02:00:00', true],
    ['07:59:59', true],
    ['08:00:00', false],
  ])('at %s by the default: %s', (time, quiet) => {
    expect(isQuiet(time, defaultQuiet)).toBe(quiet);
    expect(isQuiet(time, undefined)).toBe(false);
  });

  test('quiet hours within a day, and none where both ends are equal', () => {
    expect(isQuiet('13:00:00', { from: '12:00', to: '14:00' })).toBe(true);
    expect(isQuiet('14:00:00', { from: '12:00', to: '14:00' })).toBe(false);
    expect(isQuiet('12:00:00', { from: '12:00', to: '12:00' })).toBe(false);
  });

  const noted = (date: string, time: string, urgent = false) => ({ notedAt: instantAt(date, time), urgent });

  test('an urgent matter waits for nothing', () => {
    const settings = { quiet: defaultQuiet, digestAt: '08:30' };
    expect(mayGo(settings, noted('2026-09-06', '02:00', true), instantAt('2026-09-06', '02:00'))).toBe(true);
  });

  test('at night it waits for the morning', () => {
    const settings = { quiet: defaultQuiet };
    const one = noted('2026-09-01', '22:00');
    expect(mayGo(settings, one, instantAt('2026-09-01', '22:00'))).toBe(false);
    expect(mayGo(settings, one, instantAt('2026-09-02', '08:00'))).toBe(true);
  });

  test('with a digest it goes with the next one, and stays due if that fails', () => {
    const settings = { digestAt: '08:30' };
    const one = noted('2026-09-01', '08:31');
    expect(mayGo(settings, one, instantAt('2026-09-01', '18:00'))).toBe(false);
    expect(mayGo(settings, one, instantAt('2026-09-02', '08:29'))).toBe(false);
    expect(mayGo(settings, one, instantAt('2026-09-02', '08:30'))).toBe(true);
    expect(mayGo(settings, one, instantAt('2026-09-02', '23:00'))).toBe(true);
  });
});

test('patience doubles up to half a day and ends', () => {
  const now = '2026-09-01T00:00:00.000Z';
  expect(nextAttempt(1, now, defaultPatience)).toBe('2026-09-01T00:05:00.000Z');
  expect(nextAttempt(3, now, defaultPatience)).toBe('2026-09-01T00:20:00.000Z');
  expect(nextAttempt(11, now, defaultPatience)).toBe('2026-09-01T12:00:00.000Z');
  expect(nextAttempt(12, now, defaultPatience)).toBeUndefined();
});

describe('messages', () => {
  const kinds = ['webhook', 'wecom', 'dingtalk', 'email'] as const satisfies ChannelKind[];

  test.each(kinds)('%s: each message fits, and nothing is left out or said twice', (kind) => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.string({ maxLength: 40 }), urgent: fc.boolean() }), { maxLength: 120 }),
        (many) => {
          const notifications = many.map(({ name, urgent }, n) =>
            make(n, { urgent, unitName: `单位${name}`, dueOn: '2026-09-05', colour: 'red' }),
          );
          const messages = messagesOf({ kind, name: '督查群', keyword: '一线通' }, notifications, baseUrl);
          for (const { body } of messages)
            expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(receiverLimits[kind].bytes);
          expect(messages.flatMap(({ keys }) => keys).toSorted()).toEqual(
            notifications.map(({ key }) => key).toSorted(),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  test('urgent matters come first', () => {
    const [message] = messagesOf(
      { kind: 'wecom', name: '群' },
      [make(1), make(2, { urgent: true })],
      baseUrl,
    );
    expect(message!.keys).toEqual([make(2).key, make(1).key]);
  });

  test('a DingTalk message carries the robot’s keyword', () => {
    const [message] = messagesOf({ kind: 'dingtalk', name: '群', keyword: '督办' }, [make(1)], baseUrl);
    expect(message!.title).toContain('督办');
    expect(message!.body).toContain('督办');
  });

  test('a unit’s name cannot make a link of its own', () => {
    const [message] = messagesOf(
      { kind: 'wecom', name: '群' },
      [make(1, { unitName: '局](https://evil.example) [点我' })],
      baseUrl,
    );
    const { content } = (JSON.parse(message!.body) as { markdown: { content: string } }).markdown;
    expect(content).toContain('局\\]\\(https://evil.example\\) \\[点我');
  });

  test('a line says what, which, who and until when', () => {
    const notice = make(1, {
      event: 'notice',
      subject: { kind: 'notice', id: '2026-abc' },
      number: '督〔2026〕咸丰红003号',
      unitName: '县税务局',
      colour: 'red',
      dueOn: '2026-09-05',
    });
    expect(notificationLine(notice)).toEqual({
      zh: '收到督办单 · 督〔2026〕咸丰红003号 · 县税务局 · 红色 · 期限2026-09-05',
      en: 'Supervision notice · 督〔2026〕咸丰红003号 · 县税务局 · red · due 2026-09-05',
    });
    expect(deskLink(notice, baseUrl)).toBe('https://yxt.example/desk.html?page=notices&id=2026-abc');
  });
});
