import { describe, expect, test } from 'vitest';
import type { Sheet } from './grid.ts';
import { readSpreadsheet } from './read.ts';
import { styleOfFormat } from './styles.ts';
import { rowsXml, textCell, workbookOf } from './testing.ts';
import type { HandmadeWorkbook } from './testing.ts';
import { writeXlsx } from './write.ts';

async function sheetsOf(workbook: HandmadeWorkbook): Promise<readonly Sheet[]> {
  const grid = await readSpreadsheet(await workbookOf(workbook));
  if (!grid.ok) throw new Error(grid.reason.en);
  return grid.value.sheets;
}
const sheetOf = async (workbook: HandmadeWorkbook): Promise<Sheet> => (await sheetsOf(workbook))[0]!;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const valuesOf = (sheet: Sheet) =>
  sheet.rows.map(({ cells }) => cells.map(({ column, value }) => [column, value]));

describe('xlsx', () => {
  test('values: shared, rich and inline text, cached formulas, errors, booleans', async () => {
    const { rows } = await sheetOf({
      strings:
        '<si><t>丹凤县</t></si><si><r><t xml:space="preserve">商洛 </t></r><r><rPr/><t>市&amp;&#x9547;</t></r><rPh><t>shang</t></rPh></si>',
      sheets: [
        {
          xml: `<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c>${textCell('C3', 'a<b_x000D_')}
            <c r="D3"><f>SUM(1,2)</f><v>3</v></c><c r="E3" t="str"><f>A3</f><v>丹凤</v></c><c r="F3" t="e"><f>1/0</f><v>#DIV/0!</v></c>
            <c r="G3" t="b"><v>1</v></c><c r="H3"/><c r="AB3"><v>1.5E3</v></c></row>`,
        },
      ],
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]!.number).toBe(3);
    expect(rows[0]!.cells).toEqual([
      { column: 'A', value: '丹凤县', kind: 'text' },
      { column: 'B', value: '商洛 市&镇', kind: 'text' },
      { column: 'C', value: 'a<b_x000D_', kind: 'text' },
      { column: 'D', value: 3, kind: 'number' },
      { column: 'E', value: '丹凤', kind: 'text' },
      { column: 'F', value: { error: '#DIV/0!' }, kind: 'error' },
      { column: 'G', value: true, kind: 'boolean' },
      { column: 'AB', value: 1500, kind: 'number' },
    ]);
  });

  test('rows and cells without references follow one another; prefixed names are read', async () => {
    const sheet = await sheetOf({
      sheets: [
        {
          xml: '<x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData><!--<sheetData-->',
        },
      ],
    });
    expect(valuesOf(sheet)).toEqual([
      [
        ['A', 1],
        ['B', 2],
      ],
      [['A', 3]],
    ]);
    expect(sheet.rows.map(({ number }) => number)).toEqual([1, 2]);
  });

  test('merged cells show the first cell’s value and name it, within the used width', async () => {
    const sheet = await sheetOf({
      sheets: [
        {
          xml: `<sheetData>${rowsXml([
            ['标题', null, null],
            ['a', 'b', 'c'],
            ['d', null, 'f'],
          ])}</sheetData>
            <mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="B2:B9"/></mergeCells>`,
        },
      ],
    });
    expect(valuesOf(sheet)).toEqual([
      [
        ['A', '标题'],
        ['B', '标题'],
        ['C', '标题'],
      ],
      [
        ['A', 'a'],
        ['B', 'b'],
        ['C', 'c'],
      ],
      [
        ['A', 'd'],
        ['B', 'b'],
        ['C', 'f'],
      ],
    ]);
    expect(sheet.rows[2]!.cells[1]).toMatchObject({ merged: 'B2' });
    expect(sheet.rows[1]!.cells[1]).not.toHaveProperty('merged');
    expect(sheet.mergedRanges).toEqual(['A1:XFD1', 'B2:B9']);
  });

  test('hidden rows, columns and sheets are told', async () => {
    const sheets = await sheetsOf({
      sheets: [
        {
          xml: `<cols><col min="2" max="2" hidden="1"/><col min="3" max="16384" hidden="true"/></cols><sheetData>${rowsXml(
            [['a', 'b', 'c'], ['d'], ['e']],
            (row) => (row === 2 ? 'hidden="1"' : row === 3 ? 'ht="0" customHeight="1"' : ''),
          )}</sheetData>`,
        },
        { name: '旧', state: 'veryHidden', xml: '' },
      ],
    });
    expect(sheets[0]!.hiddenColumns).toEqual(['B', 'C']);
    expect(sheets[0]!.rows.map(({ hidden }) => hidden)).toEqual([false, true, true]);
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Sheet1', false],
      ['旧', true],
    ]);
  });

  test('number formats tell dates and leading zeros', async () => {
    const workbook: HandmadeWorkbook = {
      date1904: true,
      formats: ['yyyy"年"m"月"', '0000', '#,##0.00_ '],
      builtIn: [14, 31, 58, 2],
      sheets: [
        {
          xml: `<row r="1">${[0, 1, 2, 3, 4, 5, 6, 7].map((style) => `<c s="${style}"><v>12</v></c>`).join('')}</row>`,
        },
      ],
    };
    const grid = await readSpreadsheet(await workbookOf(workbook));
    expect(grid).toMatchObject({ ok: true, value: { dateSystem: 1904 } });
    const { rows } = await sheetOf(workbook);
    expect(rows[0]!.cells.map(({ kind }) => kind)).toEqual([
      'number',
      'date',
      'number',
      'number',
      'date',
      'date',
      'date',
      'number',
    ]);
    expect(rows[0]!.cells[2]!.shown).toBe('0012');
  });

  test.each([
    ['yyyy/m/d;@', true],
    ['[$-804]yyyy"年"m"月"d"日"', true],
    ['[DBNum1][$-804]m"月"d"日"', true],
    ['[h]:mm:ss', true],
    ['aaaa', false],
    ['General', false],
    ['0"天"', false],
    ['0日', false],
    ['#,##0.00"亿元"', false],
    ['[Red]-0.00', false],
    ['@', false],
    ['0.00E+00', false],
    ['\\d0', false],
  ])('format %s is a date: %s', (format, isDate) => {
    expect(styleOfFormat(format).isDate).toBe(isDate);
  });
});

describe('csv', () => {
  const gbk = Uint8Array.of(
    0xb5,
    0xa5,
    0xce,
    0xbb,
    0x2c,
    0xbd,
    0xf0,
    0xb6,
    0xee,
    0x0d,
    0x0a,
    0xb5,
    0xa4,
    0xb7,
    0xef,
    0x2c,
    0x31,
  );

  test.each([
    ['GBK', gbk],
    ['UTF-8', bytesOf('单位,金额\r\n丹凤,1')],
    ['UTF-8 with its mark', bytesOf('\ufeff单位,金额\n丹凤,1\n')],
    ['UTF-16', Uint8Array.from(Buffer.from('\ufeff单位\t金额\r\n丹凤\t1', 'utf16le'))],
    ['semicolons', bytesOf('单位;金额\n丹凤;1')],
  ])('%s', async (_, bytes) => {
    const grid = await readSpreadsheet(bytes);
    expect(grid.ok && valuesOf(grid.value.sheets[0]!)).toEqual([
      [
        ['A', '单位'],
        ['B', '金额'],
      ],
      [
        ['A', '丹凤'],
        ['B', '1'],
      ],
    ]);
  });

  test('is numbered by record, and a title line does not hide the delimiter', async () => {
    const grid = await readSpreadsheet(bytesOf('一览表\n\na,"x\ny"\nb,="0012"\n'));
    if (!grid.ok) throw new Error(grid.reason.en);
    const [sheet] = grid.value.sheets;
    expect(sheet!.rows.map(({ number, cells }) => [number, cells.length])).toEqual([
      [1, 1],
      [2, 0],
      [3, 2],
      [4, 2],
    ]);
    expect(sheet!.rows[3]!.cells[1]!.value).toBe('0012');
  });
});

test('10,000 rows of 20 columns are read whole', async () => {
  const rows = Array.from({ length: 10_000 }, (_, row) =>
    Array.from({ length: 20 }, (_, column) => (column % 2 ? row * column : `企业${row}-${column % 5}`)),
  );
  const xml = rowsXml(rows);
  const grid = await readSpreadsheet(await workbookOf({ sheets: [{ xml }] }));
  expect(grid.ok && grid.value.sheets[0]!.rows.length).toBe(10_000);
  expect(grid.ok && grid.value.sheets[0]!.rows[9_999]!.cells[18]!.value).toBe('企业9999-3');
}, 30_000);

test('a workbook that was written is read', async () => {
  const grid = await readSpreadsheet(
    await writeXlsx([{ name: '台账', rows: [['项目', 1, true, null, '=1+1']], headRows: 1 }]),
  );
  expect(grid).toMatchObject({
    ok: true,
    value: {
      format: 'xlsx',
      sheets: [
        {
          name: '台账',
          rows: [
            {
              number: 1,
              cells: [
                { column: 'A', value: '项目' },
                { column: 'B', value: 1 },
                { column: 'C', value: true },
                { column: 'E', value: '=1+1', kind: 'text' },
              ],
            },
          ],
        },
      ],
    },
  });
});
