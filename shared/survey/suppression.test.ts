import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownLevel, revealsFew, suppress } from './suppression.ts';

test('levels by answers and effective answers', () => {
  expect(ownLevel(9, 9, true)).toBe('hidden');
  expect(ownLevel(40, 9.9, true)).toBe('hidden');
  expect(ownLevel(10, 10, true)).toBe('interval');
  expect(ownLevel(40, 29.9, true)).toBe('interval');
  expect(ownLevel(30, 30, true)).toBe('band');
  expect(ownLevel(300, 300, false)).toBe('interval');
});

const cell = (id: string, n: number, hidden = false) => ({ id, n, hidden });

test('one hidden cell under a total hides the next smallest too', () => {
  const cells = [cell('a', 4, true), cell('b', 25), cell('c', 12), cell('d', 40)];
  const total = { id: 't', cells: ['a', 'b', 'c', 'd'] };
  expect(suppress(cells, [total])).toEqual({ hiddenCells: ['a', 'c'], hiddenTotals: [] });
  expect(suppress(cells, [])).toEqual({ hiddenCells: ['a'], hiddenTotals: [] });
  expect(suppress([cell('a', 20), cell('b', 25)], [{ id: 't', cells: ['a', 'b'] }]).hiddenCells).toEqual([]);
});

test('two hidden cells with fewer than ten answers together take a third; with ten they do not', () => {
  const with2 = (n: number) => [cell('a', 4, true), cell('b', n, true), cell('c', 12), cell('d', 40)];
  const total = { id: 't', cells: ['a', 'b', 'c', 'd'] };
  expect(suppress(with2(5), [total]).hiddenCells).toEqual(['a', 'b', 'c']);
  expect(suppress(with2(6), [total]).hiddenCells).toEqual(['a', 'b']);
});

test('a total of which nothing else can be hidden goes too', () => {
  expect(suppress([cell('a', 40, true)], [{ id: 't', cells: ['a'] }])).toEqual({
    hiddenCells: ['a'],
    hiddenTotals: ['t'],
  });
  expect(suppress([cell('a', 3, true), cell('b', 4, true)], [{ id: 't', cells: ['a', 'b'] }])).toEqual({
    hiddenCells: ['a', 'b'],
    hiddenTotals: ['t'],
  });
  expect(() => suppress([], [{ id: 't', cells: ['x'] }])).toThrow('unknown cell');
});

test('a table with rows and columns: three totals together give a cell away, and the elimination sees it', () => {
  const cells = [cell('11', 5, true), cell('12', 20), cell('21', 30), cell('22', 50)];
  const totals = [
    { id: 'r1', cells: ['11', '12'] },
    { id: 'r2', cells: ['21', '22'] },
    { id: 'c1', cells: ['11', '21'] },
    { id: 'c2', cells: ['12', '22'] },
  ];
  expect(suppress(cells, totals).hiddenCells).toEqual(['11', '12', '21', '22']);
});

/** Rank over the rationals by plain floating-point elimination: another way than the code's. */
function rank(rows: number[][]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, i) => i >= found && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [left[found], left[pivot]] = [left[pivot]!, left[found]!];
    for (let i = found + 1; i < left.length; i++) {
      const factor = left[i]![column]! / left[found]![column]!;
      left[i] = left[i]!.map((x, j) => x - factor * left[found]![j]!);
    }
    found += 1;
  }
  return found;
}

test('after suppression no hidden cell is a combination of the published totals', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const cells = fc.tuple(
    ...ids.map((id) => fc.record({ id: fc.constant(id), n: fc.nat(60), small: fc.boolean() })),
  );
  const totals = fc.array(fc.subarray(ids, { minLength: 1 }), { maxLength: 5 });
  fc.assert(
    fc.property(cells, totals, (raw, lists) => {
      const given = raw.map(({ id, n, small }) => cell(id, n, small || n < 10));
      const published = lists.map((members, i) => ({ id: `t${i}`, cells: members }));
      const { hiddenCells, hiddenTotals } = suppress(given, published);
      const rows = published
        .filter(({ id }) => !hiddenTotals.includes(id))
        .map(({ cells: members }) => hiddenCells.map((id) => (members.includes(id) ? 1 : 0)));
      for (const id of hiddenCells) {
        const unit = hiddenCells.map((other) => (other === id ? 1 : 0));
        expect(rank([...rows, unit])).toBe(rank(rows) + 1);
      }
      for (const { id, hidden } of given) if (hidden) expect(hiddenCells).toContain(id);
    }),
  );
});

test('releases of the same window, or of one within the other, may not differ by 1–9 answers', () => {
  const january = { months: ['2026-01'], n: 31 };
  const quarter = (n: number) => ({ months: ['2026-01', '2026-02', '2026-03'], n });
  expect(revealsFew({ ...january, n: 32 }, [january])).toBe(true);
  expect(revealsFew(january, [january])).toBe(false);
  expect(revealsFew({ ...january, n: 41 }, [january])).toBe(false);
  expect(revealsFew(quarter(40), [january])).toBe(true);
  expect(revealsFew(quarter(41), [january])).toBe(false);
  expect(revealsFew(january, [quarter(36)])).toBe(true);
  expect(revealsFew({ months: ['2026-02'], n: 33 }, [january])).toBe(false);
  expect(revealsFew(january, [])).toBe(false);
});

test('a difference that takes three releases is found', () => {
  const months = ['2026-01', '2026-02', '2026-03'];
  const earlier = [
    { months: ['2026-01'], n: 31 },
    { months: ['2026-02'], n: 31 },
  ];
  expect(revealsFew({ months, n: 67 }, earlier)).toBe(true);
  expect(revealsFew({ months, n: 72 }, earlier)).toBe(false);
  expect(revealsFew({ months, n: 62 }, earlier)).toBe(false);
});
