/** A list of the register as a ledger, which imported again changes nothing. */
import type { ExportTable } from '../../spreadsheet/table.ts';
import type { Column } from './definition.ts';
import { cellWriter } from './exportCells.ts';
import type { CellWriter } from './exportCells.ts';
import { exportRows } from './exportRows.ts';
import { fieldsOf } from './fields.ts';
import { ledgerNames, ledgerOf } from './ledgers.ts';
import type { LedgerName } from './ledgers.ts';
import type { LedgerRegister } from './references.ts';
import { targets } from './targets.ts';
import type { LedgerRecord } from './targets.ts';

/** The ledgers that lists are exported as; people of all kinds stand in one. */
export const exportLedgers = ledgerNames.filter(
  (name) => !['leaders', 'handlers', 'observers'].includes(name),
);

const columnsOf = (name: LedgerName): Column[] =>
  ledgerOf(name).columns.filter(({ lookupOnly }) => !lookupOnly);
const headOf = ({ headers: [header], type }: Column): string =>
  type.is === 'yuan' ? `${header}(元)` : header;

/** The rows of the register that are a ledger's: all of its target, less those of another kind. */
const recordsOf = (name: LedgerName, register: LedgerRegister): LedgerRecord[] => {
  const { target, fixed = {} } = ledgerOf(name);
  return targets[target].existing(register).filter((record) => {
    const fields = fieldsOf(record);
    return Object.entries(fixed).every(([field, value]) => fields.get(field) === value);
  });
};

/**
 * The rows of a ledger as the register has them. Names stand for ids wherever a name leads back to the same id, else the id itself.
 * @param year of a pairing schedule: the year its title names
 */
export function ledgerTable(name: LedgerName, register: LedgerRegister, year?: number): ExportTable {
  const { title } = ledgerOf(name);
  const columns = columnsOf(name);
  const write = cellWriter(register);
  const rows = exportRows(name, recordsOf(name, register), write);
  const shown = columns.filter(
    ({ field, confidential }) =>
      !confidential || rows.some((row) => row.get(field) !== undefined && row.get(field) !== ''),
  );
  return {
    title: year === undefined ? title : { zh: `${year}年${title.zh}`, en: `${title.en}, ${year}` },
    heads: shown.map(headOf),
    rows: rows.map((row) => shown.map((column) => write(column, row))),
    ...(year !== undefined && { titled: true }),
  };
}

/** One column in which two states of a record differ, as people read it. */
export interface ShownChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two states of a record, in the words and names that the ledger shows. */
export function shownChanges(
  name: LedgerName,
  before: LedgerRecord,
  after: LedgerRecord,
  write: CellWriter,
): ShownChange[] {
  const columns = columnsOf(name);
  const textOf = (record: LedgerRecord): string[] => {
    const rows = exportRows(name, [record], write);
    return columns.map((column) =>
      [...new Set(rows.map((row) => String(write(column, row) ?? '')).filter(Boolean))].join('、'),
    );
  };
  const [old, current] = [textOf(before), textOf(after)];
  return columns.flatMap(({ headers: [label] }, at) => {
    const [was = '', is = ''] = [old[at], current[at]];
    return was === is ? [] : [{ label, before: was, after: is }];
  });
}
