/** A row of a list as the API gives it. */
export type Row = Readonly<Record<string, unknown>>;

const BOM = '\ufeff';

/** Beginnings that a spreadsheet may take for a formula, full-width forms included (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

const isPlain = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A row with nested objects laid out as `contact.phone`. */
function flattened(row: Row, prefix = ''): Record<string, unknown> {
  return Object.assign(
    {},
    ...Object.entries(row).map(([key, value]) =>
      isPlain(value) ? flattened(value, `${prefix}${key}.`) : { [`${prefix}${key}`]: value },
    ),
  ) as Record<string, unknown>;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value))
    return value.every((item) => typeof item !== 'object') ? value.join(';') : JSON.stringify(value);
  return String(value);
}

/** A cell: text that looks like a formula gets an apostrophe in front, numbers stay numbers; quoted where RFC 4180 asks for it. */
export function cell(value: unknown): string {
  const text = textOf(value);
  const safe = typeof value !== 'number' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A list as CSV for a spreadsheet: UTF-8 with byte-order mark, lines end with CR LF, columns in the order in which they first occur.
 */
export function csvOf(rows: readonly Row[]): string {
  const flat = rows.map((row) => flattened(row));
  const columns = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...flat.map((row) => columns.map((column) => row[column]))];
  return `${BOM}${lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;
}
