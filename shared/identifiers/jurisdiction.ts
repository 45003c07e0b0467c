/** Six-digit codes of administrative divisions (GB/T 2260): two digits each for province, city and county. */

/** What a code stands for, read from its zeros. */
export type JurisdictionLevel = 'province' | 'city' | 'county';

/** Whether the text is a well-formed code: six digits, no county without a city. It need not be in use. */
export const isJurisdictionCode = (text: string): boolean =>
  /^[1-9]\d{5}$/.test(text) && !/^\d\d00(?!00)/.test(text) && !/^\d0/.test(text);

function checked(code: string): string {
  if (!isJurisdictionCode(code)) throw new RangeError(`Not a GB/T 2260 code: ${code}`);
  return code;
}

/** The level of a code: `…0000` province, `…00` city, else county. @throws RangeError for a malformed code. */
export function jurisdictionLevel(code: string): JurisdictionLevel {
  if (checked(code).endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** The code above: county → city → province; a province has none. @throws RangeError for a malformed code. */
export function parentJurisdiction(code: string): string | undefined {
  const level = jurisdictionLevel(code);
  if (level === 'province') return undefined;
  return level === 'city' ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
}

/** Whether a role of `outer` sees the records of `inner`: the same code, or one below it. @throws RangeError for a malformed code. */
export function covers(outer: string, inner: string): boolean {
  checked(inner);
  const level = jurisdictionLevel(outer);
  if (level === 'county') return outer === inner;
  return inner.startsWith(outer.slice(0, level === 'city' ? 4 : 2));
}
