import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guarded, unguarded } from './formula.ts';
import { columnLetters, columnNumber } from './grid.ts';
import type { Grid } from './grid.ts';
import { readSpreadsheet } from './read.ts';
import type { OutputValue } from './output.ts';
import { longestText, writeXlsx } from './write.ts';
import { writeCsv } from './writeCsv.ts';
import { fromXstring, toXstring } from './xml.ts';

async function gridOf(bytes: Uint8Array): Promise<Grid> {
  const grid = await readSpreadsheet(bytes);
  if (!grid.ok) throw new Error(grid.reason.en);
  return grid.value;
}
const tableOf = (grid: Grid, width: number): OutputValue[][] => {
  const rows = grid.sheets[0]!.rows;
  return Array.from({ length: rows.at(-1)?.number ?? 0 }, (_, at) => {
    const cells = rows.find(({ number }) => number === at + 1)?.cells ?? [];
    return Array.from({ length: width }, (_, column) => {
      const value = cells.find((cell) => cell.column === columnLetters(column + 1))?.value ?? null;
      return typeof value === 'object' ? null : value;
    });
  });
};

const signs = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '＝',
  '＋',
  '－',
  '＠',
  "'",
  '"',
  ',',
  ';',
  '_x000D_',
  '县',
  '1',
);
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(signs, { maxLength: 6 }).map((parts) => parts.join('')),
);
/** The last row is never blank: neither format keeps blank rows at the end. */
const tables = <T extends OutputValue>(value: fc.Arbitrary<T>) =>
  fc.array(fc.tuple(value, value, value), { maxLength: 12 }).map((rows) => [...rows, ['end', 'end', 'end']]);

describe('round trip', () => {
  test('xlsx keeps texts, numbers and truth values', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.isWellFormed()),
      texts.filter((text) => text !== ''),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      fc.boolean(),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(tables(value), async (rows) => {
        expect(tableOf(await gridOf(await writeXlsx([{ name: '表', rows }])), 3)).toEqual(rows);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('csv keeps texts', async () => {
    const value = texts.filter((text) => text !== '' && !text.includes('\0') && text.isWellFormed());
    await fc.assert(
      fc.asyncProperty(tables(value), async (rows) => {
        expect(tableOf(await gridOf(writeCsv(rows)), 3)).toEqual(rows);
      }),
    );
  });

  test('no text of a csv file begins as a formula does, and each is read back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(guarded(text)).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
        if (text !== unguarded(text) && !text.startsWith("'")) return;
        expect(unguarded(guarded(text))).toBe(text);
      }),
    );
  });

  test('characters that XML cannot carry are escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fromXstring(toXstring(text))).toBe(text);
      }),
    );
    expect(toXstring('a\rb_x0041_')).toBe('a_x000D_b_x005F_x0041_');
  });

  test('columns', () => {
    expect([1, 26, 27, 702, 703, 16384].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
    fc.assert(fc.property(fc.nat(16383), (at) => columnNumber(columnLetters(at + 1)) === at + 1));
  });
});

test('formulas are made harmless in csv and stay texts in xlsx', async () => {
  const attacks = [
    '=HYPERLINK("http://evil")',
    '+1',
    '-2',
    '@SUM(1)',
    '\tx',
    '\rx',
    '＝1+1',
    '＋1',
    '－1',
    '＠a',
  ];
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    writeCsv(attacks.map((text) => ['序', text])),
  );
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(csv.match(/序,"?'/g)).toHaveLength(attacks.length);
  const { sheets } = await gridOf(await writeXlsx([{ name: 'a', rows: attacks.map((text) => [text]) }]));
  expect(sheets[0]!.rows.map(({ cells }) => cells[0])).toEqual(
    attacks.map((value) => ({ column: 'A', value, kind: 'text' })),
  );
});

test('a number is no formula', () => {
  expect(new TextDecoder().decode(writeCsv([[-5, true, null, 'a']]))).toBe('-5,true,,a\r\n');
});

test('the same sheets give the same bytes; names of JavaScript are texts like others', async () => {
  const rows = [['__proto__', 'constructor', 'toString']];
  const bytes = await writeXlsx([{ name: '表', rows, headRows: 1 }]);
  expect(tableOf(await gridOf(bytes), 3)).toEqual(rows);
  expect(await writeXlsx([{ name: '表', rows, headRows: 1 }])).toEqual(bytes);
});

test('sheet names are made fit and different', async () => {
  const names = ['2026/09:[督办]', '', '台账', '长'.repeat(40)];
  const { sheets } = await gridOf(await writeXlsx(names.map((name) => ({ name, rows: [['a']] }))));
  expect(sheets.map(({ name }) => name)).toEqual(['2026 09  督办', '台账', '台账(2)', '长'.repeat(31)]);
});

test('what a workbook cannot hold is refused', async () => {
  for (const value of ['a'.repeat(longestText + 1), Infinity])
    await expect(writeXlsx([{ name: 'a', rows: [[value]] }])).rejects.toThrow(RangeError);
  await expect(writeXlsx([])).rejects.toThrow(RangeError);
});
