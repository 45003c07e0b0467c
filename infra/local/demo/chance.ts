import { createHash } from 'node:crypto';
import { randomFrom } from '../sample/random.ts';

/** Whether something happens: the same for the same key, true for about so many of a hundred keys. */
export const happens = (key: string, percent: number): boolean => randomFrom(key).integer(1, 100) <= percent;

/** SHA-256 of a text in hexadecimal: what the demo uses where a browser would throw dice, so that a repetition is recognised. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Ten bytes for a receipt. */
export const tenBytes = (text: string): Uint8Array =>
  new Uint8Array(createHash('sha256').update(text).digest().subarray(0, 10));
