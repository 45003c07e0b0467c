/** 统一社会信用代码 (GB 32100-2015): 17 characters and one check character, 31 being the modulus and 3 the base of the weights. */
import type { Parsed } from '../text/parsed.ts';
import { read, refuse } from '../text/parsed.ts';
import { toHalfWidth, withoutBlanks } from '../text/width.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

/** A code in canonical form, and whether anything had to be changed to get there (a list of such changes is shown to the office). */
export interface CreditCode {
  readonly code: string;
  readonly normalised: boolean;
}

/**
 * The check character of a 17-character body: 31 − Σ value × 3^(i−1) mod 31 (GB 32100-2015, section 5.2).
 * @throws RangeError unless there are 17 characters of the code's alphabet (no I, O, S, V or Z).
 */
export function creditCodeCheck(body: string): string {
  if (body.length !== LENGTH - 1) throw new RangeError(`A body has 17 characters, not ${body.length}`);
  let [sum, weight] = [0, 1];
  for (const character of body) {
    const value = alphabet.indexOf(character);
    if (value < 0) throw new RangeError(`Not a character of a credit code: ${character}`);
    sum = (sum + value * weight) % 31;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - sum) % 31);
}

/** The valid code of a 17-character body. @throws RangeError as {@link creditCodeCheck}. */
export const creditCodeFrom = (body: string): string => body + creditCodeCheck(body);

/**
 * Reads a credit code as ledgers write it: width, case, blanks, hyphens and Excel's leading apostrophe do not matter. Only the final check
 * character is enforced; the older codes inside it are not.
 */
export function parseCreditCode(text: string): Parsed<CreditCode, 'length' | 'character' | 'check'> {
  const code = withoutBlanks(toHalfWidth(text))
    .replace(/['’‘\-\u2010-\u2015\u2212]/g, '')
    .toUpperCase();
  if (code.length !== LENGTH)
    return refuse(
      'length',
      `统一社会信用代码应为18位,现为${code.length}位`,
      `A credit code has 18 characters; this has ${code.length}`,
    );
  const position = [...code].findIndex((character) => !alphabet.includes(character));
  if (position >= 0)
    return refuse(
      'character',
      `统一社会信用代码第${position + 1}位不能是“${code.charAt(position)}”`,
      `Character ${position + 1} of a credit code cannot be "${code.charAt(position)}"`,
    );
  if (creditCodeCheck(code.slice(0, -1)) !== code.at(-1))
    return refuse(
      'check',
      '统一社会信用代码有误:校验位不符,请逐位核对',
      'The credit code is mistyped: its check character does not fit',
    );
  return read({ code, normalised: code !== text });
}
