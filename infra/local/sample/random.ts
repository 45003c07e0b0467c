/** Draws that are the same for the same seed, on every machine. For invented data only: nothing here is a secret. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  readonly integer: (low: number, high: number) => number;
  /** One of the items; there must be at least one. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** The items in a drawn order. */
  readonly shuffled: <T>(items: readonly T[]) => T[];
  /** A source of its own under a name, so that one list can change without changing the others. */
  readonly fork: (name: string) => Random;
}

/** FNV-1a, 32 bits, over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Opens the source of a seed (mulberry32 by Tommy Ettinger; integer arithmetic only). */
export function randomFrom(seed: string): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    integer,
    pick: <T>(items: readonly T[]): T => items[integer(0, items.length - 1)]!,
    shuffled: <T>(items: readonly T[]): T[] => {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = integer(0, last);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
    fork: (name) => randomFrom(`${seed}/${name}`),
  };
}

/** A maker that draws again until it has something it never gave before. The stock must be larger than the need. */
export function neverTwice(make: () => string): () => string {
  const given = new Set<string>();
  return () => {
    let text = make();
    while (given.has(text)) text = make();
    given.add(text);
    return text;
  };
}
