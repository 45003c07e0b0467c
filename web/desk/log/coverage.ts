/** The part of a year that is looked at: first and last month. */
export interface Span {
  readonly fromMonth: number;
  readonly toMonth: number;
}

/** The parts of a year that one may choose, by the name in the address: `year`, `q1` … `q4`, `m1` … `m12`. */
export const periods: readonly string[] = [
  'year',
  ...[1, 2, 3, 4].map((n) => `q${n}`),
  ...Array.from({ length: 12 }, (_, at) => `m${at + 1}`),
];

/** The months of a part of the year; the whole of it for any other name. */
export function spanOf(period: string): Span {
  const n = Number(period.slice(1));
  if (!periods.includes(period) || period === 'year') return { fromMonth: 1, toMonth: 12 };
  return period.startsWith('q') ? { fromMonth: 3 * n - 2, toMonth: 3 * n } : { fromMonth: n, toMonth: n };
}
