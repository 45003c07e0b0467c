/** Workbooks made by hand, for tests: what spreadsheet programs write and `write-excel-file` does not. */
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { escapeXml, toXstring } from './xml.ts';

/** An archive of these texts. */
export async function archiveOf(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, text] of Object.entries(parts)) await zip.add(name, new TextReader(text));
  return zip.close();
}

export interface HandmadeSheet {
  readonly name?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands inside `<worksheet>`, or only the rows. */
  readonly xml: string;
}

export interface HandmadeWorkbook {
  readonly sheets: readonly HandmadeSheet[];
  /** Content of `<sst>`. */
  readonly strings?: string;
  /** Format codes; the n-th is cell style n + 1, style 0 is General. */
  readonly formats?: readonly string[];
  /** Built-in formats, after the custom ones. */
  readonly builtIn?: readonly number[];
  readonly date1904?: boolean;
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
const relations = (...items: string[]): string =>
  `<?xml version="1.0"?><Relationships>${items.join('')}</Relationships>`;
const escaped = (text: string): string => escapeXml(toXstring(text));

/** The bytes of a workbook whose sheets are given as XML. */
export const workbookOf = ({
  sheets,
  strings = '',
  formats = [],
  builtIn = [],
  date1904,
}: HandmadeWorkbook) =>
  archiveOf({
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns:r="${office}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${escaped(name ?? `Sheet${at + 1}`)}" ${state ? `state="${state}"` : ''} r:id="s${at}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ...sheets.map((_, at) => relation(`s${at}`, 'worksheet', `worksheets/sheet${at}.xml`)),
      relation('styles', 'styles', 'styles.xml'),
      relation('strings', 'sharedStrings', '/xl/sharedStrings.xml'),
    ),
    'xl/styles.xml': `<styleSheet><numFmts>${formats
      .map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escaped(code)}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${[
      ...formats.map((_, at) => 200 + at),
      ...builtIn,
    ]
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [
        `xl/worksheets/sheet${at}.xml`,
        `<worksheet>${xml.includes('<sheetData') ? xml : `<sheetData>${xml}</sheetData>`}</worksheet>`,
      ]),
    ),
  });

/** A cell with a text in it: `<c r="A1" t="inlineStr">…`. */
export const textCell = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;

/** Rows of texts and numbers from the first row on; `null` leaves the cell out. */
export const rowsXml = (
  rows: readonly (readonly (string | number | null)[])[],
  rowAttributes: (row: number) => string = () => '',
): string =>
  rows
    .map((row, at) => {
      const cells = row.map((value, column) => {
        const reference = `${String.fromCharCode(65 + column)}${at + 1}`;
        if (value === null) return '';
        return typeof value === 'number'
          ? `<c r="${reference}"><v>${value}</v></c>`
          : textCell(reference, value);
      });
      return `<row r="${at + 1}" ${rowAttributes(at + 1)}>${cells.join('')}</row>`;
    })
    .join('');
