/** What a ledger is: columns with every header offices write over them, and what their cells mean. All of it is data. */
import type { Bilingual } from '../../contract/bilingual.ts';
import type { CollectionName } from '../model.ts';

/** Where the rows of a ledger go. */
export type LedgerTarget = CollectionName | 'pairings' | 'catalogue';

/** How the cells of a column are read. */
export type CellType =
  | { readonly is: 'text' }
  /** An identifier: width, case, blanks and apostrophes do not matter, lost leading zeros are restored. */
  | { readonly is: 'code' }
  | { readonly is: 'creditCode' }
  | { readonly is: 'phone' }
  /** A day; where only a month is given, its first or last day stands for it and the row says so. */
  | { readonly is: 'date'; readonly ofMonth: 'first' | 'last' }
  | { readonly is: 'yuan' }
  | { readonly is: 'integer' }
  | { readonly is: 'yesNo' }
  /** One of a list of Chinese words. */
  | { readonly is: 'words'; readonly words: Readonly<Record<string, string>> }
  /** Names of people; several are separated by 、 or a line break where `many`. */
  | { readonly is: 'people'; readonly many?: true; readonly post?: string }
  | { readonly is: 'unit' | 'town' | 'chain' | 'enterprise' | 'project' | 'county' | 'indicator' };

export interface Column {
  /** The field of the record, with a dot for a field inside a field. */
  readonly field: string;
  /** Headers, without blanks and brackets; the first is the one that templates and corrections show. */
  readonly headers: readonly [string, ...string[]];
  readonly type: CellType;
  /** A ledger without this column is not recognised, and a row without a value is refused. */
  readonly required?: true;
  readonly help?: string;
  /** What the two example rows of the template show. */
  readonly examples: readonly [string, string];
}

/** A fact that a ledger's title states for all its rows. */
export interface TitleFact {
  readonly words: readonly string[];
  readonly field: string;
  readonly value: unknown;
}

export interface Ledger {
  readonly title: Bilingual;
  readonly target: LedgerTarget;
  readonly columns: readonly Column[];
  /** Of each of these groups, one column at least is needed, and one value in every row. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Words in a title that tell this ledger from one with the same columns. */
  readonly titleWords: readonly string[];
  /** What every row of this ledger is; rows of the register that differ are not this ledger's. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** What a new row is, where the file does not say; listed in the plan, never written over what is registered. */
  readonly assumed?: Readonly<Record<string, unknown>>;
  readonly titleFacts?: readonly TitleFact[];
}

/** Columns that number or comment on rows; no ledger takes them. The last two stand in a sheet of refused rows. */
export const ignoredHeaders = ['序号', '编号序', '备注', '备注说明', '说明', '原行号', '退回原因'] as const;
