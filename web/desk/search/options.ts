/** One thing that was found. */
export interface Option {
  /** Distinct among all groups. */
  readonly key: string;
  readonly label: string;
  /** What tells it from another of the same name. */
  readonly detail?: string | undefined;
}

/** The things of one kind. */
export interface Group<O extends Option = Option> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly O[];
}

/** The options in the order in which the arrow keys meet them. */
export const inOrder = <O extends Option>(groups: readonly Group<O>[]): O[] =>
  groups.flatMap(({ options }) => options);

/** Where an arrow key leads among `count` options: round at both ends, from none (−1) to the first or last. */
export function nextOption(at: number, count: number, step: 1 | -1): number {
  if (count === 0) return -1;
  if (at < 0) return step > 0 ? 0 : count - 1;
  return (at + step + count) % count;
}
