/** From rows of cells to rows of fields: what was read, what was refused, what was put right. */
import type { Bilingual } from '../../contract/bilingual.ts';
import type { Grid } from '../../spreadsheet/index.ts';
import type { Parsed } from '../../text/parsed.ts';
import { normaliseCode, readCell, shownValue } from './cells.ts';
import type { CellReading } from './cells.ts';
import { programmeParts } from './definition.ts';
import type { Column, Ledger } from './definition.ts';
import type { Fields } from './fields.ts';
import type { Header, HeaderColumn } from './header.ts';
import type { Normalisation, Refusal } from './model.ts';
import type { Found, LedgerRegister } from './references.ts';
import type { SourceRow } from './rows.ts';
import { targets } from './targets.ts';

/** A row on its way to a record. */
export interface Draft {
  readonly source: SourceRow;
  readonly header: Header;
  readonly fields: Fields;
  /** What cells of texts say as they stand, by field: a text that is registered just so stays so. */
  readonly raw: Map<string, string>;
  readonly refused: Refusal[];
  readonly normalised: Normalisation[];
  readonly creates: NonNullable<Found['creates']>[];
  readonly monthOnly: string[];
}

const reasons = {
  required: { zh: '必填', en: 'Required' },
  dangling: { zh: '“同上”的上面没有内容', en: 'Nothing stands above “as above”' },
  asAbove: { zh: '同上', en: 'As above' },
  fullName: { zh: '按登记的全称', en: 'By the registered full name' },
} as const satisfies Record<string, Bilingual>;

export const place = ({ sheet, number }: SourceRow): { sheet: string; row: number } => ({
  sheet,
  row: number,
});

/** Where the cell of a field stands in a row; the first column of the ledger for a field the file lacks. */
export function cellPlace({ source, header }: Pick<Draft, 'source' | 'header'>, field: string) {
  const column = header.columns.find((candidate) => candidate.field === field);
  return { ...place(source), column: column?.letter ?? '', header: column?.header ?? '' };
}

/** The one width of a list's codes: that of the registered ones, else of those in the file that still have leading zeros. */
function codeWidth(
  rows: readonly SourceRow[],
  letter: string,
  registered: readonly string[],
): number | undefined {
  const isNumber = (code: string): boolean => /^\d+$/.test(code);
  const widths = new Set(registered.filter(isNumber).map(({ length }) => length));
  if (widths.size > 0) return widths.size === 1 ? [...widths][0] : undefined;
  const codes = rows.map(({ cells }) => normaliseCode(shownValue(cells.get(letter), 1900))).filter(isNumber);
  const withZeros = new Set(
    codes.filter((code) => code.startsWith('0') && code.length > 1).map(({ length }) => length),
  );
  const [width] = withZeros;
  return withZeros.size === 1 && codes.every(({ length }) => width !== undefined && length <= width)
    ? width
    : undefined;
}

/** The codes that are registered for a column: those of the records, or of the parts of programmes. */
const codesOf = ({ field }: Column, { target }: Ledger, register: LedgerRegister): string[] =>
  field === 'part.id'
    ? register.programmes.flatMap((programme) =>
        programmeParts.flatMap((list) => programme[list].map(({ id }) => id)),
      )
    : targets[target].existing(register).flatMap((row) => ('id' in row ? [row.id] : []));

interface Reader {
  readonly column: Column;
  readonly found: HeaderColumn;
  readonly read: (source: SourceRow) => Parsed<CellReading>;
}

/** Reads the rows below one header. */
export function draftRows(
  rows: readonly SourceRow[],
  header: Header,
  {
    ledger,
    register,
    dateSystem,
  }: { ledger: Ledger; register: LedgerRegister; dateSystem: Grid['dateSystem'] },
): Draft[] {
  const readers = header.columns.flatMap((found): Reader[] => {
    const column = ledger.columns.find(({ field }) => field === found.field);
    if (!column) return [];
    const { type } = column;
    const codes = type.is === 'code' ? codesOf(column, ledger, register) : [];
    const context = {
      dateSystem,
      unit: found.unit ?? header.unit ?? '元',
      ...(type.is === 'code' && {
        codes: new Set(codes),
        ...(!type.keepsWidth && { codeWidth: codeWidth(rows, found.letter, codes) }),
      }),
    } as const;
    return [{ column, found, read: (source) => readCell(source.cells.get(found.letter), type, context) }];
  });
  return rows.map((source) => {
    const draft: Draft = {
      source,
      header,
      fields: new Map(),
      raw: new Map(),
      refused: [],
      normalised: [],
      creates: [],
      monthOnly: [],
    };
    for (const reader of readers) readInto(draft, reader, dateSystem);
    for (const group of ledger.oneOf ?? [])
      if (group.every((field) => draft.fields.get(field) === undefined) && draft.refused.length === 0)
        draft.refused.push({
          ...cellPlace(draft, group.find((field) => draft.fields.has(field)) ?? ''),
          value: '',
          reason: reasons.required,
        });
    return draft;
  });
}

function readInto(draft: Draft, { column, found, read }: Reader, dateSystem: Grid['dateSystem']): void {
  const { source, fields, refused, normalised } = draft;
  const { field, required } = column;
  const at = { ...place(source), column: found.letter, header: found.header };
  const value = shownValue(source.cells.get(found.letter), dateSystem);
  if (column.type.is === 'text' || column.type.is === 'town') draft.raw.set(field, value);
  if (source.dangling.includes(found.letter)) {
    refused.push({ ...at, value: '同上', reason: reasons.dangling });
    return;
  }
  const result = read(source);
  if (!result.ok) {
    refused.push({ ...at, value, reason: result.reason });
    return;
  }
  const { value: after, normalised: reason, monthOnly } = result.value;
  fields.set(field, after);
  if (source.repeated.includes(found.letter))
    normalised.push({ ...at, before: '同上', after: value, reason: reasons.asAbove });
  if (reason) normalised.push({ ...at, before: value, after: String(after), reason });
  if (monthOnly) draft.monthOnly.push(field);
  if (required && after === undefined) refused.push({ ...at, value, reason: reasons.required });
}

/** Refuses a row for what one of its cells says. */
export function refuseCell(draft: Draft, field: string, reason: Bilingual): void {
  const at = cellPlace(draft, field);
  draft.refused.push({ ...at, value: shownValue(draft.source.cells.get(at.column), 1900), reason });
}

/** Looks up one name that a row gives for a field; undefined, with a refusal in the draft, where it leads nowhere. */
export function resolve(
  draft: Draft,
  field: string,
  name: string,
  look: (name: string) => Parsed<Found>,
): string | undefined {
  const found = look(name);
  const at = cellPlace(draft, field);
  if (!found.ok) {
    draft.refused.push({ ...at, value: name, reason: found.reason });
    return undefined;
  }
  if (found.value.creates) draft.creates.push(found.value.creates);
  if (found.value.name !== undefined)
    draft.normalised.push({ ...at, before: name, after: found.value.name, reason: reasons.fullName });
  return found.value.value;
}
