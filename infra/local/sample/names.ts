import { creditCodeFrom } from '../../../shared/identifiers/creditCode.ts';
import { neverTwice, type Random } from './random.ts';

/**
 * Names of people and firms that do not exist. A person is a frequent surname and two literary characters drawn by lot; a firm is two such
 * characters and a trade. The characters are of the kind seldom met in registers, so that meeting a real official or a registered
 * firm would be chance; no list of real people or firms was used, neither to draw from nor to compare with.
 */
const surnames = [...'向田覃谭冉秦李王张杨刘陈黄周吴徐朱胡林何郭罗梁宋谢韩唐冯董程曹袁邓许傅沈曾彭吕苏'];
const givenFirst = [...'砚溯昀砥芷禾澍霁笃珩岫晏恪知景攸望叙临承怀简苇予疏映闻濯'];
const givenSecond = [...'舟笙棠筠屿渡樾澄衡野桐荻章朔言石岑辰谷序汀麦默蕴河榆'];
const brandFirst = [...'峦砥溯岫澍筠翊麓蔚苕蘅霁岚潆汐珩琮屹峤荻曜砚榉沅'];
const brandSecond = [...'禾渡笙陌屿舟棠川衡埭埠垣畲峪栈垄杉栎桐槐楠椿砾原'];

/** Names of people, each given once. */
export const personNames = (random: Random): (() => string) =>
  neverTwice(() => random.pick(surnames) + random.pick(givenFirst) + random.pick(givenSecond));

/** Two-character names for firms, each given once. */
export const brands = (random: Random): (() => string) =>
  neverTwice(() => random.pick(brandFirst) + random.pick(brandSecond));

/** Names of villages, each given once. */
export const villageNames = (random: Random): (() => string) =>
  neverTwice(() => random.pick(brandFirst) + random.pick(brandSecond));

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const weights = [3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of an organisation's eight-character code (GB 11714-1997): 11 − Σ value × weight mod 11; ten is X, eleven 0. */
function organisationCheck(code: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(code.charAt(at)), 0);
  return '0123456789X'.charAt((11 - (sum % 11)) % 11);
}

/**
 * Unified social credit codes for enterprises (91) of a county, each given once: both check characters, the organisation's and the last,
 * are right. The organisation's code begins with `YT`, a series that is not issued to enterprises (theirs are digits or `MA`).
 */
export const creditCodes = (random: Random, jurisdiction: string): (() => string) =>
  neverTwice(() => {
    const organisation = `YT${String(random.integer(0, 999_999)).padStart(6, '0')}`;
    return creditCodeFrom(`91${jurisdiction}${organisation}${organisationCheck(organisation)}`);
  });

/** Telephone numbers under 000, an area code that is nobody's. */
export const phoneNumber = (serial: number): string => `000-${String(80_000_000 + serial)}`;
