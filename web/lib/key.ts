/**
 * A fresh idempotency key: 128 random bits as 32 hexadecimal digits. One per intended act; the same key for every
 * repetition of it. (`crypto.randomUUID` is absent before Chrome 92 and outside secure contexts.)
 */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
