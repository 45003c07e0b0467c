import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../lib/i18n/index.ts';
import { limitText } from './limits.ts';

afterEach(() => setLanguage('zh-CN'));

test('a limit in words, in both languages', () => {
  expect(limitText({ amount: 3, unit: 'workingDays' })).toBe('3个工作日');
  expect(limitText({ amount: 2, unit: 'hours' })).toBe('2小时');
  setLanguage('en');
  expect(limitText({ amount: 1, unit: 'workingDays' })).toBe('1 working day');
  expect(limitText({ amount: 7, unit: 'calendarDays' })).toBe('7 days');
});
