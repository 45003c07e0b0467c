/** Months since year 0 of a `YYYY-MM`. Throws RangeError for anything else. */
export function monthIndex(month: string): number {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (!parts) throw new RangeError(`Not a month (YYYY-MM): ${month}`);
  return Number(parts[1]) * 12 + Number(parts[2]) - 1;
}

/** The month `count` months after `month` (before, if negative). */
export function addMonths(month: string, count: number): string {
  const index = monthIndex(month) + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The `count` months that end with `month`, oldest first. */
export function monthsEndingWith(month: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => addMonths(month, i - count + 1));
}
