import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../lib/i18n/index.ts';
import { dutyText } from './duty.ts';

afterEach(() => setLanguage('zh-CN'));

test('an open duty says what is left by when', () => {
  const duty = { period: 'quarter', minimum: 1, done: 0, dueOn: '2026-09-30' } as const;
  expect(dutyText(duty)).toBe('本季度应报1条线索,已报0条,请在2026年9月30日前再报1条。');
  setLanguage('en');
  expect(dutyText(duty)).toContain('file 1 more by 30 Sep 2026');
});

test('a duty that is met asks for nothing', () => {
  expect(dutyText({ period: 'quarter', minimum: 1, done: 2, dueOn: '2026-09-30' })).toBe(
    '本季度应报1条线索,已报2条,已完成。',
  );
});
