import { toHalfWidth } from '../text/width.ts';
import type { IntakeConfig } from './config.ts';

/** The pairs of neighbouring characters of a text with their counts; width, case, blanks and punctuation do not matter. */
function bigramsOf(text: string): Map<string, number> {
  const characters = [...toHalfWidth(text).toLowerCase()].filter((character) =>
    /[\p{L}\p{N}]/u.test(character),
  );
  const pairs = new Map<string, number>();
  for (let at = 1; at < characters.length; at++) {
    const pair = `${characters[at - 1]}${characters[at]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

const sizeOf = (pairs: ReadonlyMap<string, number>): number => pairs.values().reduce((sum, n) => sum + n, 0);

/**
 * How alike two texts are, from 0 to 1: Dice's coefficient over pairs of neighbouring characters, which needs no knowledge of where
 * Chinese words begin. A text of fewer than two letters or digits is like none.
 */
export function similarityOf(one: string, other: string): number {
  const [a, b] = [bigramsOf(one), bigramsOf(other)];
  const size = sizeOf(a) + sizeOf(b);
  if (a.size === 0 || b.size === 0) return 0;
  const common = a.entries().reduce((sum, [pair, count]) => sum + Math.min(count, b.get(pair) ?? 0), 0);
  return (2 * common) / size;
}

/** What the search for likely duplicates needs to know of a case. */
export interface Comparable {
  readonly id: string;
  readonly text: string;
  readonly category: string;
  readonly enterpriseName?: string | undefined;
}

/** The rule by which likely duplicates are offered. */
type Likeness = IntakeConfig['duplicates'];

const plainName = (name: string | undefined): string => toHalfWidth(name ?? '').replace(/\s/g, '');

/** How alike the texts of two cases must be: less where both name the same enterprise. */
function wantedLikeness(
  one: Comparable,
  other: Comparable,
  { similarity, sameEnterprise }: Likeness,
): number {
  const name = plainName(one.enterpriseName);
  return name !== '' && name === plainName(other.enterpriseName)
    ? Math.min(similarity, sameEnterprise)
    : similarity;
}

/** The likely duplicates of a case: others of its category whose text is alike enough, the most similar first. */
export const similarCases = <C extends Comparable>(
  subject: Comparable,
  others: readonly C[],
  likeness: Likeness,
): C[] =>
  others
    .filter(({ id, category }) => id !== subject.id && category === subject.category)
    .map((other) => ({ other, score: similarityOf(subject.text, other.text) }))
    .filter(({ other, score }) => score >= wantedLikeness(subject, other, likeness))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, likeness.shown)
    .map(({ other }) => other);
