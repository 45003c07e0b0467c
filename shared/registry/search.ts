import { toHalfWidth } from '../text/width.ts';

/** One character of a name with the ways in which it is read aloud, in pinyin without tones. */
interface Character {
  readonly literal: string;
  readonly readings: readonly string[];
}

/** What a thing is found by: its name as it may be typed, and its codes. */
export interface Findable {
  readonly name: readonly Character[];
  readonly codes: readonly string[];
}

/** How well something fits, best first. */
export const matches = ['exact', 'prefix', 'inside'] as const;
export type Match = (typeof matches)[number];

/** A fit, with what orders those of one kind: characters themselves before their sounds, short names before long ones. */
export interface Fit {
  readonly match: Match;
  readonly bySound: boolean;
  readonly length: number;
}

/** A text as it is compared: half width, small letters, without blanks and punctuation. */
export const tidyText = (text: string): string =>
  toHalfWidth(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Prepares a name and codes for {@link fitOf}.
 * @param readingsOf every reading of each character of a text, in pinyin without tones; `ü` may come as such
 */
export function findable(
  name: string,
  readingsOf: (text: string) => readonly (readonly string[])[],
  codes: readonly string[] = [],
): Findable {
  const characters = [...tidyText(name)];
  const readings = readingsOf(characters.join(''));
  return {
    name: characters.map((literal, at) => ({
      literal,
      readings: (readings[at] ?? []).filter((reading) => reading !== literal).flatMap(typedAs),
    })),
    codes: codes.map(tidyText),
  };
}

/** `lü` is typed `lv`, and by some `lu`. */
const typedAs = (reading: string): string[] =>
  reading.includes('ü') ? [reading.replace('ü', 'v'), reading.replace('ü', 'u')] : [reading];

const initialOf = (reading: string): readonly string[] =>
  /^[zcs]h/.test(reading) ? [reading.slice(0, 1), reading.slice(0, 2)] : [reading.slice(0, 1)];

interface End {
  /** The first character that is not part of the match. */
  readonly at: number;
  readonly bySound: boolean;
}

/**
 * Where a text that is read into a name from a character on may end; none if it does not fit there. Each character may be itself, the
 * whole of one of its readings or its initial; the last one any beginning of a reading.
 */
function endsFrom(name: readonly Character[], start: number, text: string): End[] {
  const seen = new Set<string>();
  const found: End[] = [];
  const walk = (at: number, rest: string, bySound: boolean): void => {
    if (rest === '') {
      found.push({ at, bySound });
      return;
    }
    const key = `${at} ${rest.length} ${bySound}`;
    const character = name[at];
    if (!character || seen.has(key)) return;
    seen.add(key);
    const { literal, readings } = character;
    if (rest.startsWith(literal)) walk(at + 1, rest.slice(literal.length), bySound);
    for (const reading of readings) {
      if (reading.startsWith(rest)) walk(at + 1, '', true);
      for (const part of [reading, ...initialOf(reading)])
        if (rest.startsWith(part)) walk(at + 1, rest.slice(part.length), true);
    }
  };
  walk(start, text, false);
  return found;
}

/** How well a tidied text fits: the whole name or code, its beginning, or (of a name) a part inside; undefined where it does not. */
export function fitOf(text: string, { name, codes }: Findable): Fit | undefined {
  const { length } = name;
  const byCode = { bySound: false, length } as const;
  if (codes.includes(text)) return { match: 'exact', ...byCode };
  const byName = fitOfName(text, name);
  if (byName && byName.match !== 'inside') return byName;
  return codes.some((code) => code.startsWith(text)) ? { match: 'prefix', ...byCode } : byName;
}

function fitOfName(text: string, name: readonly Character[]): Fit | undefined {
  const { length } = name;
  for (let start = 0; start < length; start++) {
    const ends = endsFrom(name, start, text);
    if (ends.length === 0) continue;
    const whole = start === 0 ? ends.filter(({ at }) => at === length) : [];
    const bySound = (whole.length > 0 ? whole : ends).every((end) => end.bySound);
    if (whole.length > 0) return { match: 'exact', bySound, length };
    return { match: start === 0 ? 'prefix' : 'inside', bySound, length };
  }
  return undefined;
}

/** Orders fits, best first; 0 for equal ones. */
export const compareFits = (a: Fit, b: Fit): number =>
  matches.indexOf(a.match) - matches.indexOf(b.match) ||
  Number(a.bySound) - Number(b.bySound) ||
  a.length - b.length;
