import type { PairingLink } from './pairing.ts';

/** What a pairing says beside who is paired with what. */
const fields = ['role', 'from', 'to'] as const;
export type PairingField = (typeof fields)[number];

/** How one edition of a pairing plan differs from the one before. */
export interface PlanDifference<P extends PairingLink> {
  readonly added: P[];
  readonly removed: P[];
  readonly changed: { readonly before: P; readonly after: P; readonly fields: PairingField[] }[];
  /** How many stand in both as they were. */
  readonly unchanged: number;
}

const placeOf = ({ official, subject }: PairingLink): string =>
  [subject.kind, subject.id, official].join('\u001f');

/**
 * Compares two editions pairing by pairing; the same official at the same subject is the same pairing. Each list is in the order of
 * subject, then official.
 */
export function planDifference<P extends PairingLink>(
  before: readonly P[],
  after: readonly P[],
): PlanDifference<P> {
  const inOrder = (pairings: readonly P[]): [string, P][] =>
    pairings
      .map((pairing): [string, P] => [placeOf(pairing), pairing])
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const [old, now] = [new Map(inOrder(before)), new Map(inOrder(after))];
  const both = [...now].flatMap(([place, pairing]) => {
    const former = old.get(place);
    if (!former) return [];
    return [
      { before: former, after: pairing, fields: fields.filter((field) => former[field] !== pairing[field]) },
    ];
  });
  return {
    added: [...now].filter(([place]) => !old.has(place)).map(([, pairing]) => pairing),
    removed: [...old].filter(([place]) => !now.has(place)).map(([, pairing]) => pairing),
    changed: both.filter((pair) => pair.fields.length > 0),
    unchanged: both.filter((pair) => pair.fields.length === 0).length,
  };
}
