import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { columnLetters } from './grid.ts';
import type { OutputSheet, OutputValue } from './output.ts';
import { escapeXml, toXstring } from './xml.ts';

/** The longest text a cell of a workbook holds. */
export const longestText = 32_767;
const widths = { least: 8, most: 60, sampledRows: 100 };

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Archives carry a date; a fixed one makes the same rows give the same bytes. */
const archiveDate = new Date(1980, 0, 1);

/** Style 1 is bold. */
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

/** Names that sheets may have, each different: at most 31 characters, none of `: \ / ? * [ ]`. */
function sheetNames(sheets: readonly OutputSheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }) => {
    const fit =
      name
        .replace(/[:\\/?*[\]]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || '台账';
    let [unique, number] = [fit.slice(0, 31), 1];
    while (taken.has(unique.toLowerCase())) unique = `${fit.slice(0, 26)}(${++number})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function cellXml(value: OutputValue, reference: string, style: string): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`);
    return `<c r="${reference}"${style}><v>${value}</v></c>`;
  }
  if (typeof value === 'boolean') return `<c r="${reference}"${style} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (value.length > longestText)
    throw new RangeError(`A cell holds ${longestText} characters, not ${value.length}`);
  const text = escapeXml(toXstring(value));
  return `<c r="${reference}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** A column as wide as its longest text among the first rows, a Chinese character counting two. */
function columnsXml({ rows, headRows = 0 }: OutputSheet): string {
  const sample = rows.slice(Math.max(0, headRows - 1), headRows + widths.sampledRows);
  const count = sample.reduce((most, { length }) => Math.max(most, length), 0);
  const columns = Array.from({ length: count }, (_, at) => {
    const longest = sample.reduce((most, row) => {
      const text = String(row[at] ?? '');
      return Math.max(most, text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0) + 2);
    }, widths.least);
    return `<col min="${at + 1}" max="${at + 1}" width="${Math.min(widths.most, longest)}" customWidth="1"/>`;
  });
  return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
}

function sheetXml(sheet: OutputSheet): string {
  const { rows, headRows = 0 } = sheet;
  const pane =
    headRows === 0
      ? ''
      : `<pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const data = rows.map((row, at) => {
    const style = at < headRows ? ' s="1"' : '';
    const cells = row.map((value, column) => cellXml(value, `${columnLetters(column + 1)}${at + 1}`, style));
    return `<row r="${at + 1}">${cells.join('')}</row>`;
  });
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${columnsXml(sheet)}<sheetData>${data.join('')}</sheetData></worksheet>`;
}

const relations = (items: readonly (readonly [type: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="${packaging}/relationships">${items
    .map(
      ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/**
 * The bytes of an `.xlsx` workbook (ECMA-376). Texts are typed as texts, so that none can act as a formula. The same sheets give the same
 * bytes.
 * @throws RangeError for a text longer than a cell holds, a number that is not finite, or no sheet at all.
 */
export async function writeXlsx(sheets: readonly OutputSheet[]): Promise<Uint8Array> {
  if (sheets.length === 0) throw new RangeError('A workbook has at least one sheet');
  const files = sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`);
  const overrides = [['workbook', 'sheet.main'] as const, ['styles', 'styles'] as const].map(
    ([part, type]) => `<Override PartName="/xl/${part}.xml" ContentType="${contentType}.${type}+xml"/>`,
  );
  const sheetOverrides = files.map(
    (file) => `<Override PartName="/xl/${file}" ContentType="${contentType}.worksheet+xml"/>`,
  );
  const entries = sheetNames(sheets).map(
    (name, at) => `<sheet name="${escapeXml(toXstring(name))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}${sheetOverrides.join('')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...files.map((file) => ['worksheet', file] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/${files[at]}`, sheetXml(sheet)])),
  };
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    lastModDate: archiveDate,
    extendedTimestamp: false,
  });
  for (const [name, text] of Object.entries(parts)) await zip.add(name, new TextReader(text));
  return zip.close();
}
