import { toHalfWidth, withoutBlanks } from '../../text/width.ts';

const cjk = '\\u2e80-\\u9fff\\uf900-\\ufaff\\u3007';
const blankInside = new RegExp(`(?<=[${cjk}])[\\s\\u3000]+(?=[${cjk}])`, 'g');

/** A text as it is kept: full-width digits and letters made narrow, no blanks at the ends or between Chinese characters. */
export const tidy = (text: string): string =>
  text
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(blankInside, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim();

/** What two ways of writing one name share: width, case, blanks, and the dot in names of some nationalities do not matter. */
export const nameKey = (text: string): string =>
  withoutBlanks(toHalfWidth(text))
    .replace(/[·•・‧∙]/g, '·')
    .toUpperCase();

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/**
 * An id made from what identifies a thing, so that the same ledger gives the same ids on every machine and every time: a prefix and the
 * 64-bit FNV-1a hash of the parts' UTF-8 bytes (with separators) in base 36. Two things that share a hash are refused as conflicting.
 */
export function derivedId(prefix: string, ...parts: readonly string[]): string {
  let hash = FNV_OFFSET;
  for (const byte of new TextEncoder().encode(parts.join('\u001f')))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * FNV_PRIME);
  return `${prefix}-${hash.toString(36).padStart(13, '0')}`;
}
