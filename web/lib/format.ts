import { language } from './i18n/index.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SHANGHAI_MS = 8 * 3_600_000;

function parts(civil: string): [year: number, month: number, day: number] {
  const [year = 0, month = 1, day = 1] = civil.split('-').map(Number);
  return [year, month, day];
}

/** `2026-09-01` → `2026年9月1日` | `1 Sep 2026`. */
export function date(civil: string): string {
  const [year, month, day] = parts(civil);
  return language() === 'en' ? `${day} ${months[month - 1]} ${year}` : `${year}年${month}月${day}日`;
}

/** Without the year, where it is plain which one: `9月1日` | `1 Sep`. */
export function shortDate(civil: string): string {
  const [, month, day] = parts(civil);
  return language() === 'en' ? `${day} ${months[month - 1]}` : `${month}月${day}日`;
}

/** `2026-09` → `2026年9月` | `Sep 2026`. */
export function month(civil: string): string {
  const [year, number] = parts(civil);
  return language() === 'en' ? `${months[number - 1]} ${year}` : `${year}年${number}月`;
}

/** The civil date and minute in Asia/Shanghai (UTC+8, no daylight saving since 1991) of an ISO instant. */
function civil(instant: string): { day: string; time: string } {
  const shifted = new Date(Date.parse(instant) + SHANGHAI_MS).toISOString();
  return { day: shifted.slice(0, 10), time: shifted.slice(11, 16) };
}

/** The day of an ISO instant in Asia/Shanghai: `2026年9月1日` | `1 Sep 2026`. */
export function day(instant: string): string {
  return date(civil(instant).day);
}

/** An ISO instant to the minute in Asia/Shanghai: `2026年9月1日 09:00` | `1 Sep 2026, 09:00`. */
export function dateTime(instant: string): string {
  const { day: on, time } = civil(instant);
  return date(on) + (language() === 'en' ? ', ' : ' ') + time;
}

/** A count with thousands separators: `12,000`. At most `digits` decimals, none of them a trailing zero. */
export function number(value: number, digits = 0): string {
  const [whole = '', decimals = ''] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = decimals.replace(/0+$/, '');
  const shown = rest ? `${grouped}.${rest}` : grouped;
  return value < 0 && /[1-9]/.test(shown) ? `-${shown}` : shown;
}

const zhUnits = [
  [1e8, '亿元'],
  [1e4, '万元'],
] as const;
const enUnits = [
  [1e9, ' bn yuan'],
  [1e6, ' m yuan'],
] as const;

/**
 * Whole yuan in the unit one would say: `70亿元`, `1.1亿元`, `300万元`, `980元` | `7 bn yuan`, `110 m yuan`.
 * Rounded to four decimals of that unit, so that figures of published lists come back as they were.
 */
export function yuan(amount: number): string {
  const english = language() === 'en';
  for (const [size, word] of english ? enUnits : zhUnits) {
    if (Math.abs(amount) >= size) return number(amount / size, 4) + word;
  }
  return number(amount) + (english ? ' yuan' : '元');
}

/**
 * A share in [0, 1] with the number it rests on: `92.56%(n=121)`. Without n only where n stands beside it.
 * An absent share (empty denominator) is a dash, never 0 or 100 %.
 */
export function percent(share: number | undefined, n?: number, digits = 2): string {
  const shown = share === undefined ? '—' : `${number(share * 100, digits)}%`;
  if (n === undefined) return shown;
  return language() === 'en' ? `${shown} (n=${number(n)})` : `${shown}(n=${number(n)})`;
}

/** A score to at most two decimals, as the lines of a run show it: `87.5`. */
export function score(points: number | undefined): string {
  return points === undefined ? '—' : number(points, 2);
}
