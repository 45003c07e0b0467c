/** One-time and personal links: 80 random bits as 16 characters of Crockford base 32, kept only as their SHA-256. */
import { crockfordDigits, encodeCrockford, normaliseCrockford } from './crockford.ts';

/** The token of a link, 16 characters, made of ten random bytes. @throws RangeError unless there are ten. */
export const tokenFrom = (bytes: Uint8Array): string => encodeCrockford(bytes);

/** The canonical token of what stands in a link's fragment; undefined if it cannot be one. */
export function parseToken(text: string): string | undefined {
  const token = normaliseCrockford(text);
  return token.length === 16 && [...token].every((digit) => crockfordDigits.includes(digit))
    ? token
    : undefined;
}

/** SHA-256 of bytes, or of the UTF-8 bytes of a text, as 64 lower-case hexadecimal digits; by WebCrypto, in browser and server alike. */
export async function sha256Hex(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
