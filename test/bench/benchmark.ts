/** One line of a benchmark's table. */
export interface Row {
  readonly what: string;
  readonly value: number;
  /** `×` for a ratio of two times measured in turn; `µs` and `s` only ever explain one; `n` for a count. */
  readonly unit: '×' | '%' | 's' | 'n' | 'µs' | 'bytes' | 'WRU' | 'RRU' | 'USD' | 'of 1';
  /** The most that is allowed, where something is. */
  readonly budget?: number;
  /** The least that is asked, where something is. */
  readonly least?: number;
  readonly note?: string;
}

/** Whether a row keeps within its budget and reaches what is asked of it. */
export const keeps = ({ value, budget = Infinity, least = -Infinity }: Row): boolean =>
  value <= budget && value >= least;

/** A benchmark: its name on the command line, and what it measures. */
export interface Benchmark {
  readonly name: string;
  readonly run: () => Promise<Row[]>;
}

/** A piece of work, and how often it is repeated to be long enough for the clock. */
export interface Task {
  readonly work: () => unknown;
  readonly repeat?: number;
}

/**
 * Milliseconds a repetition of the fastest round of each task. The tasks take turns, so that a slow moment of the machine meets all of
 * them; the first round warms up and counts only if it is the only one.
 */
export async function sideBySide(tasks: readonly Task[], rounds = 5): Promise<number[]> {
  const fastest = tasks.map(() => Infinity);
  for (let round = 0; round < rounds; round++)
    for (const [at, { work, repeat = 1 }] of tasks.entries()) {
      const from = performance.now();
      for (let time = 0; time < repeat; time++) await work();
      const each = (performance.now() - from) / repeat;
      if (round > 0 || rounds === 1) fastest[at] = Math.min(fastest[at]!, each);
    }
  return fastest;
}
