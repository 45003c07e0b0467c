export interface Sorting {
  column: string;
  direction: 'ascending' | 'descending';
}
export type SortValue = string | number | undefined;

/**
 * The rows in order of one value; equal ones keep their order, absent values come last in both directions.
 * Texts sort as Chinese readers expect (pinyin), digits inside them by value.
 */
export function sorted<Row>(
  rows: readonly Row[],
  value: (row: Row) => SortValue,
  direction: Sorting['direction'],
): Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * collator.compare(String(left), String(right));
  });
}

/** What pressing a column's head leads to: ascending first, then the other way. */
export function nextSorting(now: Sorting | undefined, column: string): Sorting {
  const turn = now?.column === column && now.direction === 'ascending';
  return { column, direction: turn ? 'descending' : 'ascending' };
}
