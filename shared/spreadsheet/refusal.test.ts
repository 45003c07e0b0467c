import { describe, expect, test } from 'vitest';
import { defaultLimits } from './grid.ts';
import { readSpreadsheet } from './read.ts';
import { archiveOf, rowsXml, workbookOf } from './testing.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('refused, with the reason in both languages', () => {
  const workbook = { sheets: [{ xml: rowsXml([['a']]) }] };
  const limited = (limits: Partial<typeof defaultLimits>) => ({ ...defaultLimits, ...limits });

  test.each([
    ['an old .xls', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'oldFormat'],
    ['nothing', () => new Uint8Array(), 'empty'],
    ['blank lines', () => bytesOf('\n,,\n'), 'empty'],
    ['an archive cut off', async () => (await workbookOf(workbook)).slice(0, 300), 'damaged'],
    ['an archive without a workbook', () => archiveOf({ 'a.txt': 'a' }), 'damaged'],
    ['unknown bytes', () => Uint8Array.of(0xff, 0x41, 0xff, 0xff), 'encoding'],
    ['binary', () => bytesOf('a\0b'), 'encoding'],
    ['an open quote', () => bytesOf('"a,b\nc'), 'quotes'],
    [
      'a document type',
      () =>
        workbookOf({
          sheets: [{ xml: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><sheetData/>' }],
        }),
      'damaged',
    ],
    ['XML that never closes', () => workbookOf({ sheets: [{ xml: '<sheetData><row>' }] }), 'damaged'],
    [
      'a merged range that is none',
      () => workbookOf({ sheets: [{ xml: '<sheetData/><mergeCell ref="A1"/>' }] }),
      'damaged',
    ],
  ] as const)('%s', async (_, make, code) => {
    const result = await readSpreadsheet(await make());
    expect(result).toMatchObject({ ok: false, code });
    expect(!result.ok && result.reason.zh && result.reason.en).toBeTruthy();
  });

  test('a bomb, by ratio, by size and by parts; a file too large; too many cells', async () => {
    const bomb = await workbookOf({ sheets: [{ xml: `<sheetData/>${' '.repeat(20_000_000)}` }] });
    expect(bomb.length).toBeLessThan(50_000);
    expect(await readSpreadsheet(bomb)).toMatchObject({ ok: false, code: 'bomb' });
    const fine = await workbookOf(workbook);
    for (const [limits, code] of [
      [{ unpackedBytes: 1000 }, 'bomb'],
      [{ parts: 3 }, 'bomb'],
      [{ fileBytes: 100 }, 'tooLarge'],
      [{ cells: 0 }, 'tooLarge'],
    ] as const)
      expect(await readSpreadsheet(fine, limited(limits))).toMatchObject({ ok: false, code });
    expect(await readSpreadsheet(bytesOf('a,b'), limited({ cells: 1 }))).toMatchObject({ code: 'tooLarge' });
  });

  test('a bomb that lies about its size', async () => {
    const bytes = await workbookOf({ sheets: [{ xml: `<sheetData/>${' '.repeat(5_000_000)}` }] });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 30 < bytes.length; at++) {
      const sizeAt = { 0x04034b50: 22, 0x02014b50: 24 }[view.getUint32(at, true)];
      if (sizeAt !== undefined && view.getUint32(at + sizeAt, true) > 4_000_000)
        view.setUint32(at + sizeAt, 500, true);
    }
    const result = await readSpreadsheet(bytes, limited({ unpackedBytes: 1_000_000 }));
    expect(!result.ok && ['bomb', 'damaged']).toContain(!result.ok && result.code);
  });

  test('merged ranges count as cells', async () => {
    const merges = '<mergeCell ref="A1:XFD1"/>'.repeat(10);
    const xml = `<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row></sheetData>${merges}`;
    expect(
      await readSpreadsheet(await workbookOf({ sheets: [{ xml }] }), limited({ cells: 100_000 })),
    ).toMatchObject({ code: 'tooLarge' });
  });
});
