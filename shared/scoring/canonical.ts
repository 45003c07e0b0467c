/**
 * Canonical JSON after RFC 8785 (JCS): keys sorted by UTF-16 code units, no blanks, numbers and strings as ECMAScript writes them.
 * Runs in the browser, in Node and in Lambda, so that anyone can recompute a hash.
 */

/** Half a character; JSON text could not be encoded in UTF-8. Written so that older phones understand it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

function refuse(pointer: string, what: string): never {
  throw new TypeError(`no canonical JSON for ${what} at ${pointer || 'the top'}`);
}

/** A JSON Pointer (RFC 6901) one step further down. */
export function pointerTo(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function write(value: unknown, pointer: string, above: readonly unknown[]): string {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : refuse(pointer, String(value));
    case 'string':
      return LONE_SURROGATE.test(value) ? refuse(pointer, 'a broken surrogate pair') : JSON.stringify(value);
    case 'object':
      break;
    default:
      return refuse(pointer, typeof value);
  }
  if (value === null) return 'null';
  if (above.includes(value)) return refuse(pointer, 'a circle');
  const path = [...above, value];
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, index) => write(item, pointerTo(pointer, index), path)).join(',')}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return refuse(pointer, 'an object with a class');
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  if (members.some(([key]) => LONE_SURROGATE.test(key)))
    return refuse(pointer, 'a broken surrogate pair in a key');
  return `{${members
    .map(([key, item]) => `${JSON.stringify(key)}:${write(item, pointerTo(pointer, key), path)}`)
    .join(',')}}`;
}

/**
 * The canonical text. @throws TypeError, with a pointer, for what JSON cannot say: undefined, NaN, infinities, big integers,
 * functions, dates and other classes, lone surrogates, circles.
 */
export function canonicalText(value: unknown): string {
  return write(value, '', []);
}

/** The canonical text in UTF-8. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalText(value));
}

/** SHA-256 of bytes as 64 lower-case hexadecimal digits, by WebCrypto. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes)).reduce(
    (hex, byte) => hex + byte.toString(16).padStart(2, '0'),
    '',
  );
}

/** SHA-256 of the canonical bytes. */
export function canonicalHash(value: unknown): Promise<string> {
  return sha256Hex(canonicalBytes(value));
}

/**
 * A copy in which every list is sorted by the canonical text of its items, and members that are undefined are left out: lists of
 * facts are sets, a query's order is none of theirs, and an absent fact is absent either way.
 */
export function withSortedLists<T>(value: T): T {
  if (Array.isArray(value)) {
    return value
      .map((item: unknown) => withSortedLists(item))
      .map((item) => ({ item, text: canonicalText(item) }))
      .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
      .map(({ item }) => item) as T;
  }
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(members.map(([key, item]) => [key, withSortedLists<unknown>(item)])) as T;
}
