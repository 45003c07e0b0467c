/** What a dry run tells the office before anything is changed. */
import type { Bilingual } from '../../contract/bilingual.ts';
import type { YuanUnit } from '../../money/yuan.ts';
import type { CivilDate } from '../../time/civil.ts';
import type { PairingPlan, Person, Unit } from '../model.ts';
import type { LedgerTarget } from './definition.ts';
import type { FieldChange } from './fields.ts';
import type { HeaderColumn } from './header.ts';
import type { LedgerName } from './ledgers.ts';
import type { CreateOptions } from './references.ts';
import type { SkippedRow } from './rows.ts';
import type { LedgerRecord } from './targets.ts';

export interface LedgerOptions {
  /** Which ledger it is; guessed from headers and title if not said. */
  readonly ledger?: LedgerName;
  /** The day of the import: people without a first day serve from it. */
  readonly on: CivilDate;
  /** The year of a pairing schedule whose title names none; by default that of the import. */
  readonly year?: number;
  readonly create?: CreateOptions;
}

/** Where something stands in the file. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
}

export interface PlacedCell extends Place {
  /** Letters of the column, and what is written over it. */
  readonly column: string;
  readonly header: string;
}

/** A cell that keeps its row out. */
export interface Refusal extends PlacedCell {
  readonly value: string;
  readonly reason: Bilingual;
}

/** A cell that was put right to be read. */
export interface Normalisation extends PlacedCell {
  readonly before: string;
  readonly after: string;
  readonly reason: Bilingual;
}

/** What a refused row says, to be corrected: the shown value of every column that is taken, 同上 resolved, by field. */
export interface RefusedRow extends Place {
  readonly values: Readonly<Record<string, string>>;
}

/** A row to be written, or already as it would be written. */
export interface PlannedRow extends Place {
  readonly id: string;
  readonly record: LedgerRecord;
  /** Fields of which the file gave the month alone; the first or last day stands for it. */
  readonly monthOnly: readonly string[];
}

export interface ChangedRow extends PlannedRow {
  readonly changes: readonly FieldChange[];
}

/** Rows that say the same as an earlier row of the file. */
export interface DuplicateRow extends Place {
  readonly first: Place;
}

/** How a sheet was read. */
export interface SheetReading {
  readonly sheet: string;
  readonly title: string;
  /** The first and the last row of the header. */
  readonly header: readonly [number, number];
  readonly unit?: YuanUnit;
  readonly columns: readonly HeaderColumn[];
  /** Columns that no field takes. */
  readonly unknownColumns: readonly HeaderColumn[];
  /** Hidden columns are ignored, hidden rows are read. */
  readonly hiddenColumns: readonly string[];
  readonly hiddenRows: readonly number[];
}

/** A fact about new rows that the file does not state. */
export interface Assumption {
  readonly field: string;
  readonly value: unknown;
  readonly rows: number;
}

/** The plan of an import: pure information, nothing is changed by making it. */
export interface LedgerPlan {
  readonly ledger: LedgerName;
  readonly target: LedgerTarget;
  readonly sheets: readonly SheetReading[];
  /** Sheets that were not read, and why. */
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: Bilingual }[];
  /** What is created first, because rows that will be written name it. */
  readonly creates: { readonly units: readonly Unit[]; readonly people: readonly Person[] };
  readonly added: readonly PlannedRow[];
  readonly changed: readonly ChangedRow[];
  readonly unchanged: readonly PlannedRow[];
  readonly refused: readonly Refusal[];
  readonly refusedRows: readonly RefusedRow[];
  readonly duplicates: readonly DuplicateRow[];
  readonly normalised: readonly Normalisation[];
  readonly skipped: readonly SkippedRow[];
  /** Registered rows that the file does not name; they stay. */
  readonly missingFromFile: readonly { readonly id: string; readonly name: string }[];
  readonly assumed: readonly Assumption[];
  readonly warnings: readonly Bilingual[];
  /** Of a pairing schedule: its year, and whether its title says that it was sent for approval (送审). */
  readonly schedule?: {
    readonly year: number;
    readonly status: Extract<PairingPlan['status'], 'draft' | 'submitted'>;
  };
}
