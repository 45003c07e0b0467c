/** A matrix row by integer coefficients; exact. */
export type ExactRow = readonly bigint[];

const abs = (x: bigint): bigint => (x < 0n ? -x : x);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** The row divided by its greatest common divisor, first non-zero coefficient positive. */
function primitive(row: ExactRow): ExactRow {
  const divisor = row.reduce((sum, x) => gcd(sum, abs(x)), 0n);
  if (divisor === 0n) return row;
  const first = row.find((x) => x !== 0n)!;
  return row.map((x) => x / (first < 0n ? -divisor : divisor));
}

/**
 * Reduced row echelon form by exact integer elimination (Gauss–Jordan), each row scaled to coprime integers; zero rows
 * dropped. Columns from `pivotColumns` on are carried along but never chosen as pivots.
 */
export function reduceRows(rows: readonly ExactRow[], pivotColumns: number): ExactRow[] {
  let reduced = rows.map(primitive);
  let rank = 0;
  for (let column = 0; column < pivotColumns && rank < reduced.length; column++) {
    const found = reduced.findIndex((row, index) => index >= rank && row[column] !== 0n);
    if (found < 0) continue;
    const pivot = reduced[found]!;
    reduced[found] = reduced[rank]!;
    reduced[rank] = pivot;
    const at = rank;
    reduced = reduced.map((row, index) =>
      index === at || row[column] === 0n
        ? row
        : primitive(row.map((x, i) => x * pivot[column]! - pivot[i]! * row[column]!)),
    );
    rank += 1;
  }
  return reduced.filter((row) => row.some((x) => x !== 0n));
}
