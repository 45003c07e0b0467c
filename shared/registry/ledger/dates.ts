import type { Parsed } from '../../text/parsed.ts';
import { read, refuse } from '../../text/parsed.ts';
import { toHalfWidth, withoutBlanks } from '../../text/width.ts';
import { addDays, isCivilDate, isMonth } from '../../time/civil.ts';

/** Serial numbers that are taken for dates: 1954 to 2119. Smaller numbers are years or mistakes. */
const serials = { first: 20_000, last: 80_000 };
const two = (digits: string): string => digits.padStart(2, '0');

/** The date of a serial number of a spreadsheet; a time of day in it is dropped. */
const dateOfSerial = (serial: number, system: 1900 | 1904): string =>
  addDays(system === 1900 ? '1899-12-30' : '1904-01-01', Math.floor(serial));

const vague = (text: string) =>
  refuse(
    'vague',
    `“${text}”不是确切日期,请写到日或月,如2022.4.28或2022年4月`,
    `"${text}" is no exact date; give a day or a month`,
  );

function fromNumber(number: number, system: 1900 | 1904): Parsed<string> {
  if (number >= serials.first && number < serials.last) return read(dateOfSerial(number, system));
  if (number > 10_000_000) return fromText(String(number));
  if (/^(19|20)\d\d\.1$/.test(String(number)))
    return refuse(
      'ambiguous',
      `“${number}”可能是1月也可能是10月,请写作${Math.floor(number)}年1月或10月`,
      `"${number}" may be January or October`,
    );
  return fromText(String(number));
}

function fromText(source: string): Parsed<string> {
  const text = withoutBlanks(toHalfWidth(source));
  const day =
    /^(\d{4})([.\-/])(\d{1,2})\2(\d{1,2})(?:[T ]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(text) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]?$/.exec(text) ??
    /^((?:19|20)\d\d)()(\d\d)(\d\d)$/.exec(text);
  if (day) {
    const date = `${day[1]}-${two(day[3] ?? '')}-${two(day[4] ?? '')}`;
    return isCivilDate(date)
      ? read(date)
      : refuse('noSuchDay', `没有“${text}”这一天`, `There is no day ${text}`);
  }
  const month = /^(\d{4})[.\-/年](\d{1,2})月?份?$/.exec(text);
  if (month) {
    const value = `${month[1]}-${two(month[2] ?? '')}`;
    return isMonth(value)
      ? read(value)
      : refuse('noSuchMonth', `没有“${text}”这个月`, `There is no month ${text}`);
  }
  if (/^\d{1,2}月\d{1,2}[日号]?$|^\d{1,2}月份?$/.test(text))
    return refuse('noYear', `“${text}”缺少年份`, `"${text}" lacks the year`);
  if (/^\d{2}[.\-/年]\d{1,2}/.test(text))
    return refuse('noYear', `“${text}”的年份请写四位`, `Write the year of "${text}" with four digits`);
  return vague(text);
}

/**
 * Reads a date as ledgers write it, to the day (`2022-04-28`) or, where no day is given, to the month (`2022-04`). A number is a serial
 * number of the spreadsheet. `3月底`, `9月上旬` and a bare year are refused.
 */
export const readDate = (value: string | number, system: 1900 | 1904): Parsed<string> =>
  typeof value === 'number' ? fromNumber(value, system) : fromText(value);
