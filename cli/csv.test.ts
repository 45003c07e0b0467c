import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cell, csvOf } from './csv.ts';

test('a spreadsheet opens it: byte-order mark, CR LF, nested fields as columns, one column for a field that some rows lack', () => {
  const rows = [
    { id: 'E1', name: '岚陌茶业', contact: { name: '某某', phone: '000-80000001' } },
    { id: 'E2', name: '禾垣,"绿色"食品', tags: ['a', 'b'], aboveScale: true },
  ];
  expect(csvOf(rows)).toBe(
    '\ufeffid,name,contact.name,contact.phone,tags,aboveScale\r\n' +
      'E1,岚陌茶业,某某,000-80000001,,\r\n' +
      'E2,"禾垣,""绿色""食品",,,a;b,true\r\n',
  );
});

test('what a spreadsheet would run as a formula is text, and a negative number stays a number', () => {
  for (const text of ['=1+1', '+86 718', '-2+3', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")', '=1'])
    expect(cell(text).replace(/^"/, '')).toMatch(/^'/);
  expect(cell(-2)).toBe('-2');
  expect(cell('2026-09')).toBe('2026-09');
});

test('no text becomes a formula, and quoting is undone by any reader', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const written = cell(text);
      const read = /^"[^]*"$/.test(written) ? written.slice(1, -1).replaceAll('""', '"') : written;
      expect(read === text || read === `'${text}`).toBe(true);
      expect(read).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
  );
});
