import type { Limit } from '../../shared/time/deadline.ts';
import { inLanguage } from '../lib/bilingual.ts';

const units = {
  hours: { zh: '小时', en: 'hour' },
  workingDays: { zh: '个工作日', en: 'working day' },
  calendarDays: { zh: '天', en: 'day' },
} as const;

/** A county's time limit in words: `3个工作日`, `2 hours`. */
export function limitText({ amount, unit }: Limit): string {
  const { zh, en } = units[unit];
  return inLanguage({ zh: `${amount}${zh}`, en: `${amount} ${en}${amount === 1 ? '' : 's'}` });
}
