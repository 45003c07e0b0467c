/** Crockford's base 32: no I, L, O or U, so that nothing is confused when read aloud or copied by hand. */
export const crockfordDigits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The digits and the five further symbols that only a check character can be. */
export const crockfordCheckSymbols = `${crockfordDigits}*~$=U`;

/** Random bytes behind every receipt and link: 80 bits. */
export const CODE_BYTES = 10;

/**
 * Ten bytes as 16 characters of Crockford base 32, most significant bit first.
 * @throws RangeError unless there are exactly ten bytes.
 */
export function encodeCrockford(bytes: Uint8Array): string {
  if (bytes.length !== CODE_BYTES) throw new RangeError(`Ten bytes are needed, not ${bytes.length}`);
  let text = '';
  let [buffer, bits] = [0, 0];
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += crockfordDigits.charAt((buffer >> bits) & 31);
    }
  }
  return text;
}

/**
 * What a person typed, in canonical form: case, blanks, hyphens and dashes, and full-width forms do not matter; I and L read as 1,
 * O as 0. Characters that are no digits stay, for the caller to refuse.
 */
export const normaliseCrockford = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b-\u200d\u2060\ufeff\u00ad\u2010-\u2015\u2212-]+/g, '')
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replaceAll('O', '0');

/** The value modulo 37 of digits in base 32, as its check symbol. @throws RangeError for a character that is no digit. */
export function crockfordCheck(digits: string): string {
  let remainder = 0;
  for (const digit of digits) {
    const value = crockfordDigits.indexOf(digit);
    if (value < 0) throw new RangeError(`Not a Crockford digit: ${digit}`);
    remainder = (remainder * 32 + value) % 37;
  }
  return crockfordCheckSymbols.charAt(remainder);
}
