/**
 * Canonical JSON after RFC 8785 (JCS): keys sorted by UTF-16 code units, no blanks, numbers and strings as ECMAScript writes them.
 * Runs in the browser, in Node and in Lambda, so that anyone can recompute a hash.
 */
import { sha256Hex } from '../identifiers/token.ts';

/** Half a character; JSON text could not be encoded in UTF-8. Written so that older phones understand it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

function refuse(pointer: string, what: string): never {
  throw new TypeError(`no canonical JSON for ${what} at ${pointer || 'the top'}`);
}

/** A JSON Pointer (RFC 6901) one step further down. */
export function pointerTo(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Where in a document the writer stands: what surrounds the value, and under which key each lies in the one before. */
interface Path {
  readonly above: unknown[];
  readonly keys: (string | number)[];
}

const pointerOf = ({ keys }: Path): string => keys.reduce<string>(pointerTo, '');

function textOf(value: string, path: Path, what: string): string {
  return LONE_SURROGATE.test(value)
    ? refuse(pointerOf(path), `a broken surrogate pair${what}`)
    : JSON.stringify(value);
}

function inside(container: object, key: string | number, value: unknown, path: Path): string {
  path.above.push(container);
  path.keys.push(key);
  const text = write(value, path);
  path.above.pop();
  path.keys.pop();
  return text;
}

function write(value: unknown, path: Path): string {
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : refuse(pointerOf(path), String(value));
    case 'string':
      return textOf(value, path, '');
    case 'object':
      break;
    default:
      return refuse(pointerOf(path), typeof value);
  }
  if (value === null) return 'null';
  if (path.above.includes(value)) return refuse(pointerOf(path), 'a circle');
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, index) => inside(value, index, item, path)).join(',')}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype)
    return refuse(pointerOf(path), 'an object with a class');
  const members = value as Readonly<Record<string, unknown>>;
  return `{${Object.keys(members)
    .sort()
    .map((key) => `${textOf(key, path, ' in a key')}:${inside(value, key, members[key], path)}`)
    .join(',')}}`;
}

/**
 * The canonical text. @throws TypeError, with a pointer, for what JSON cannot say: undefined, NaN, infinities, big integers,
 * functions, dates and other classes, lone surrogates, circles.
 */
export function canonicalText(value: unknown): string {
  return write(value, { above: [], keys: [] });
}

/** The canonical text in UTF-8. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalText(value));
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
    if (value.length === 0) return value;
    if (value.length === 1) return [withSortedLists<unknown>(value[0])] as T;
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
