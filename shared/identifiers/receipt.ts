/**
 * 回执编号. Sixteen characters of Crockford base 32 (80 bits) and Crockford's check character modulo 37, which finds every single wrong
 * character and every swap of neighbours before any request is made. No dependency: this travels to a phone.
 * Source: Douglas Crockford, "Base 32", https://www.crockford.com/base32.html
 */
import type { Parsed } from '../text/parsed.ts';
import { crockfordCheck, crockfordCheckSymbols, encodeCrockford, normaliseCrockford } from './crockford.ts';

const LENGTH = 17;

/** The receipt, 17 characters without hyphens, made of ten random bytes. @throws RangeError unless there are ten. */
export function receiptFrom(bytes: Uint8Array): string {
  const digits = encodeCrockford(bytes);
  return digits + crockfordCheck(digits);
}

/** A receipt as it is shown, `4-4-4-4-1`. */
export const formatReceipt = (receipt: string): string => receipt.match(/.{1,4}/gsu)?.join('-') ?? '';

/** The canonical 17 characters of what was typed, pasted or scanned, or what is wrong with it. */
export function parseReceipt(text: string): Parsed<string, 'length' | 'character' | 'check'> {
  const receipt = normaliseCrockford(text);
  const foreign = [...receipt].find((character) => !crockfordCheckSymbols.includes(character));
  if (foreign !== undefined)
    return {
      ok: false,
      code: 'character',
      reason: {
        zh: `回执编号中不会出现“${foreign}”,请核对`,
        en: `A receipt never contains "${foreign}"; please check it`,
      },
    };
  if (receipt.length !== LENGTH)
    return {
      ok: false,
      code: 'length',
      reason: {
        zh: `回执编号应为17位,现为${receipt.length}位`,
        en: `A receipt has 17 characters; this has ${receipt.length}`,
      },
    };
  const digits = receipt.slice(0, -1);
  if (/[*~$=U]/.test(digits) || crockfordCheck(digits) !== receipt.at(-1))
    return {
      ok: false,
      code: 'check',
      reason: {
        zh: '回执编号有误,请逐位核对',
        en: 'The receipt is mistyped; please check each character',
      },
    };
  return { ok: true, value: receipt };
}
