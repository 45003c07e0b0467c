/**
 * Hashing and byte order for the verifiable draw. The hash functions come from the platform's WebCrypto
 * (`globalThis.crypto.subtle`), the same in browsers and Node, so that nobody has to trust a hash written here; it
 * is asynchronous, and browsers offer it on secure origins only (https, or this machine).
 */
const encoder = new TextEncoder();
const sha256Hmac = { name: 'HMAC', hash: 'SHA-256' } as const;
/** Signatures under way at once: enough to keep the platform busy, few enough for a phone's memory. */
const batchSize = 4096;

/** Order of code unit `unit` among UTF-16 units when whole strings are to sort by code point. */
function codePointOrder(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

/** Compares two well-formed strings as their UTF-8 bytes would compare. */
export function compareBytes(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointOrder(x) - codePointOrder(y);
  }
  return a.length - b.length;
}

/** The UTF-8 bytes of `text`. */
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** Lower-case hexadecimal of `bytes`. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += (byte < 16 ? '0' : '') + byte.toString(16);
  return hex;
}

/** Bytes of an even number of lower-case hexadecimal digits. Throws RangeError for anything else. */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  if (!/^([0-9a-f]{2})*$/.test(hex)) throw new RangeError('Not lower-case hexadecimal bytes');
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** SHA-256 of `bytes`, 32 bytes. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** HMAC-SHA-256 of each message under one key of at least one byte, in hexadecimal, in the order given. */
export async function hmacSha256Hex(
  key: Uint8Array<ArrayBuffer>,
  messages: readonly string[],
): Promise<string[]> {
  const imported = await crypto.subtle.importKey('raw', key, sha256Hmac, false, ['sign']);
  const sign = async (message: string) =>
    toHex(new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8(message))));
  const hex: string[] = [];
  for (let start = 0; start < messages.length; start += batchSize) {
    for (const one of await Promise.all(messages.slice(start, start + batchSize).map(sign))) hex.push(one);
  }
  return hex;
}
