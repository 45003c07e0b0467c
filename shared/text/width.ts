/**
 * Full-width forms (`１２`, `Ａ`, `，`) as their ASCII counterparts, and the ideographic space as a blank.
 * Everything else, Chinese characters above all, is left as it is.
 */
export const toHalfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');

/** The text without any white space, invisible joiners or byte-order mark. */
export const withoutBlanks = (text: string): string => text.replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, '');
