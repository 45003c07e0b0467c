import { importShown } from '../../../shared/contract/import.ts';
import type { ImportPlan, ImportRecord } from '../../../shared/contract/import.ts';
import {
  cellWriter,
  correctionSheets,
  ledgerOf,
  recordKey,
  recordNames,
  shownChanges,
} from '../../../shared/registry/ledger/index.ts';
import type {
  ChangedRow,
  LedgerPlan,
  LedgerRecord,
  LedgerRegister,
  PlannedRow,
} from '../../../shared/registry/ledger/index.ts';
import type { Ledger } from '../../../shared/registry/ledger/index.ts';
import type { Prepared } from './prepare.ts';

/** The most characters that refused rows may take in an answer, which holds 6 MB. */
const correctionLimit = 1_200_000;

/** How many rows a plan adds, changes, leaves and refuses. */
export const countsOf = ({
  added,
  changed,
  unchanged,
  refusedRows,
  creates,
}: LedgerPlan): ImportRecord['counts'] => ({
  added: added.length,
  changed: changed.length,
  unchanged: unchanged.length,
  refused: refusedRows.length,
  createdUnits: creates.units.length,
  createdPeople: creates.people.length,
});

const first = <T, U>(items: readonly T[], shown: (item: T) => U): { total: number; items: U[] } => ({
  total: items.length,
  items: items.slice(0, importShown).map(shown),
});

const copyOf = <T extends object>(item: T): T => ({ ...item });
/** An assumed fact in the ledger's words. */
function assumedWord({ columns }: Ledger, field: string, value: unknown): string {
  const type = columns.find((column) => column.field === field)?.type;
  const word =
    type?.is === 'words' ? Object.entries(type.words).find(([, meant]) => meant === value)?.[0] : undefined;
  if (word !== undefined) return word;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return Array.isArray(value) ? value.join('、') || '无' : String(value);
}

/** What each changed row was and will be, in the words and names of the ledger. */
function changesOf(plan: LedgerPlan, register: LedgerRegister): (row: ChangedRow) => Shown[] {
  const { ledger, target } = plan;
  const write = cellWriter(register);
  const standing = new Map(register[target].map((record: LedgerRecord) => [recordKey(record), record]));
  return ({ record }) => {
    const before = standing.get(recordKey(record));
    return before === undefined ? [] : shownChanges(ledger, before, record, write);
  };
}
type Shown = ReturnType<typeof shownChanges>[number];

/** A plan as the office reads it. */
export function summaryOf({ plan, planHash, schedule, register }: Prepared): ImportPlan {
  const ledger = ledgerOf(plan.ledger);
  const nameOf = recordNames(register);
  const rowOf = ({ sheet, row, id, record }: PlannedRow) => ({ sheet, row, id, name: nameOf(record) });
  const headers = new Map(ledger.columns.map(({ field, headers: [header] }) => [field, header]));
  const label = (field: string): string => headers.get(field) ?? field;
  const changes = changesOf(plan, register);
  const correction = correctionSheets(plan);
  return {
    planHash,
    ledger: plan.ledger,
    counts: countsOf(plan),
    sheets: plan.sheets.map(({ sheet, title, unit, unknownColumns, hiddenColumns, hiddenRows }) => ({
      sheet,
      title,
      unit,
      unknownColumns: unknownColumns.map(({ header }) => header),
      hiddenColumns: [...hiddenColumns],
      hiddenRows: hiddenRows.length,
    })),
    skippedSheets: plan.skippedSheets.map(copyOf),
    creates: { units: first(plan.creates.units, copyOf), people: first(plan.creates.people, copyOf) },
    added: first(plan.added, rowOf),
    changed: first(plan.changed, (row) => ({
      ...rowOf(row),
      changes: changes(row).map(({ label: changed, before, after }) => ({
        label: changed,
        ...(before !== '' && { before }),
        ...(after !== '' && { after }),
      })),
    })),
    unchanged: first(plan.unchanged, rowOf),
    refused: first(plan.refused, copyOf),
    duplicates: first(plan.duplicates, ({ sheet, row, first: { sheet: firstSheet, row: firstRow } }) => ({
      sheet,
      row,
      first: { sheet: firstSheet, row: firstRow },
    })),
    normalised: first(plan.normalised, copyOf),
    skipped: first(plan.skipped, copyOf),
    missingFromFile: first(plan.missingFromFile, copyOf),
    assumed: plan.assumed.map(({ field, value, rows }) => ({
      label: label(field),
      value: assumedWord(ledger, field, value),
      rows,
    })),
    warnings: plan.warnings.map(copyOf),
    ...(schedule && { schedule }),
    ...(JSON.stringify(correction).length <= correctionLimit && {
      correction: correction.map(({ name, headRows, rows }) => ({
        name,
        headRows,
        rows: rows.map((row) => [...row]),
      })),
    }),
  };
}
