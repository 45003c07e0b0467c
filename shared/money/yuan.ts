/** Amounts of money: whole yuan, exact. Decimal texts are computed as integers; no binary fraction is ever involved. */
import type { Parsed } from '../text/parsed.ts';
import { read, refuse } from '../text/parsed.ts';
import { toHalfWidth, withoutBlanks } from '../text/width.ts';

/** Units in which ledgers state amounts; a bare number takes the unit of its header (`单位:万元`). */
export const yuanUnits = {
  元: 0,
  百元: 2,
  千元: 3,
  万元: 4,
  百万元: 6,
  千万元: 7,
  亿元: 8,
  万亿元: 12,
} as const;
export type YuanUnit = keyof typeof yuanUnits;

/** Why an amount was refused. */
export type YuanRefusal = 'empty' | 'approximate' | 'negative' | 'notAnAmount' | 'fraction' | 'tooLarge';

const unitPattern = '万亿|千万|百万|亿|万|千|百';
const part = new RegExp(`^(\\d+(?:,\\d{3})*|\\d{1,3}(?:,\\d{3})+)(?:\\.(\\d+))?(${unitPattern})?(元|块)?`);
const wholeNumber = /^(\d+|\d{1,3}(,\d{3})+)$/;
const exponents: Readonly<Record<string, number>> = {
  百: 2,
  千: 3,
  万: 4,
  百万: 6,
  千万: 7,
  亿: 8,
  万亿: 12,
};

/** Digits and a power of ten as an exact integer of yuan, or undefined if a fraction of a yuan is left. */
function scale(whole: string, fraction: string, exponent: number): bigint | undefined {
  const kept = fraction.slice(0, exponent).padEnd(exponent, '0');
  if (/[1-9]/.test(fraction.slice(exponent))) return undefined;
  return BigInt(whole + kept);
}

const notAnAmount = (text: string) =>
  refuse(
    'notAnAmount',
    `“${text}”不是金额,请写作70亿元、1.1亿、12,000万元或7000000`,
    `"${text}" is not an amount`,
  );

/**
 * Reads an amount as ledgers write it: `70亿元`, `1.1亿`, `12,000万元`, `3亿5000万元`, `7000000`, `￥１２万`; a number from a spreadsheet cell is
 * read by its shortest decimal form. A text without a unit takes `unit`, by default yuan.
 */
export function parseYuan(source: string | number, unit: YuanUnit = '元'): Parsed<number, YuanRefusal> {
  const text = withoutBlanks(toHalfWidth(String(source)))
    .replace(/^(人民币|RMB|CNY|[¥￥])+/i, '')
    .replace(/整$/, '');
  if (text === '') return refuse('empty', '请填写金额', 'Enter an amount');
  if (/^[约近超逾]|左右$|以上$|余元?$|多元?$/.test(text))
    return refuse('approximate', `“${text}”不是准确金额`, `"${text}" is not an exact amount`);
  if (/^[-−—(]/.test(text)) return refuse('negative', '金额不能为负数', 'An amount cannot be negative');

  let rest = text;
  let total = 0n;
  let ceiling = Infinity;
  while (rest !== '') {
    const match = part.exec(rest);
    const [all, whole = '', fraction = '', suffix, yuan] = match ?? [];
    if (all === undefined || !wholeNumber.test(whole) || ceiling === 0) return notAnAmount(text);
    rest = rest.slice(all.length);
    const bare = suffix === undefined && yuan === undefined;
    if (bare && (rest !== '' || ceiling !== Infinity)) return notAnAmount(text);
    const exponent = bare ? yuanUnits[unit] : suffix === undefined ? 0 : (exponents[suffix] ?? 0);
    if (exponent >= ceiling || (yuan !== undefined && rest !== '')) return notAnAmount(text);
    const amount = scale(whole.replaceAll(',', ''), fraction, exponent);
    if (amount === undefined)
      return refuse(
        'fraction',
        `金额应精确到元,“${text}”不足一元的部分请去掉`,
        `"${text}" is not whole yuan`,
      );
    total += amount;
    ceiling = exponent;
  }
  return total > BigInt(Number.MAX_SAFE_INTEGER)
    ? refuse('tooLarge', '金额过大', 'The amount is too large')
    : read(Number(total));
}

function checkedYuan(yuan: number): bigint {
  if (!Number.isSafeInteger(yuan)) throw new RangeError(`Not whole yuan: ${yuan}`);
  return BigInt(yuan);
}

const trimZeros = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;

function decimalOf(amount: bigint, exponent: number): string {
  const digits = String(amount).padStart(exponent + 1, '0');
  const point = digits.length - exponent;
  return exponent === 0 ? digits : trimZeros(`${digits.slice(0, point)}.${digits.slice(point)}`);
}

const roundTo = (amount: bigint, step: bigint): bigint => ((2n * amount + step) / (2n * step)) * step;
const pow10 = (exponent: number): bigint => 10n ** BigInt(exponent);
const fits = (amount: bigint, exponent: number): boolean =>
  amount >= pow10(exponent) && amount % pow10(exponent - 4) === 0n;

/**
 * An amount as it is printed: `70亿元`, `1.1亿元`, `6.5609万元`, `9元`. Exact: the largest unit that needs at most four decimals, so
 * that {@link parseYuan} gives the same amount back. With `decimals`, rounded half up to so many in the unit that fits its size.
 * @throws RangeError unless the amount is a safe integer.
 */
export function formatYuan(yuan: number, { decimals }: { decimals?: 0 | 1 | 2 | 3 | 4 } = {}): string {
  const exact = checkedYuan(yuan);
  const [sign, amount] = exact < 0n ? ['-', -exact] : ['', exact];
  if (decimals === undefined) {
    const exponent = [8, 4].find((candidate) => fits(amount, candidate)) ?? 0;
    return `${sign}${decimalOf(amount, exponent)}${{ 8: '亿元', 4: '万元' }[exponent] ?? '元'}`;
  }
  const inWan = roundTo(amount, pow10(4 - decimals));
  if (inWan >= pow10(8)) return `${sign}${decimalOf(roundTo(amount, pow10(8 - decimals)), 8)}亿元`;
  return amount >= pow10(4) ? `${sign}${decimalOf(inWan, 4)}万元` : `${sign}${amount}元`;
}

/** The same in English, exact: `7 billion yuan`, `2.99 billion yuan`, `110 million yuan`, `65,609 yuan`. */
export function formatYuanEnglish(yuan: number): string {
  const exact = checkedYuan(yuan);
  const [sign, amount] = exact < 0n ? ['-', -exact] : ['', exact];
  const exponent = [9, 6].find((candidate) => fits(amount, candidate));
  if (exponent === undefined) return `${sign}${String(amount).replace(/\B(?=(\d{3})+$)/g, ',')} yuan`;
  return `${sign}${decimalOf(amount, exponent)} ${exponent === 9 ? 'billion' : 'million'} yuan`;
}

/**
 * An amount divided among `count`, rounded half up to whole yuan: 1.166 bn over 17,772 firms is 65,609 each.
 * Undefined where there is nobody to divide among. @throws RangeError unless both are non-negative safe integers.
 */
export function yuanPer(total: number, count: number): number | undefined {
  if (total < 0 || !Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`Cannot divide ${total} by ${count}`);
  if (count === 0) return undefined;
  return Number((2n * checkedYuan(total) + BigInt(count)) / (2n * BigInt(count)));
}
