/** What a ledger is: columns with every header offices write over them, and what their cells mean. All of it is data. */
import type { Bilingual } from '../../contract/bilingual.ts';
import type { Assignment, ListName } from '../arrangements.ts';

/** Where the rows of a ledger go: a list of the registry, the pairings of a plan, or the entries of catalogues. */
export type LedgerTarget = Exclude<ListName, 'catalogues'> | 'pairings' | 'catalogue';

/** The lists of a programme whose entries have ids. */
export const programmeParts = ['goals', 'workstreams', 'workGroups', 'taskTypes', 'areas'] as const;
export type ProgrammePart = (typeof programmeParts)[number];

/** What a cell may name; each is looked up in the register. */
export const referenceTypes = [
  'unit',
  'town',
  'chain',
  'village',
  'enterprise',
  'project',
  'county',
  'indicator',
  'programme',
  'catalogue',
  'guarantee',
  'document',
] as const;
export type ReferenceType = (typeof referenceTypes)[number];

/** How the cells of a column are read. */
export type CellType =
  | { readonly is: 'text' }
  /** An identifier: width, case, blanks and apostrophes do not matter, lost leading zeros are restored where the list has one width. */
  | { readonly is: 'code'; readonly keepsWidth?: true }
  | { readonly is: 'creditCode' }
  | { readonly is: 'phone' }
  /**
   * A day. Where only a month is given its first or last day stands for it and the row says so; with `keepsMonth` the month stays a month.
   */
  | { readonly is: 'date'; readonly ofMonth: 'first' | 'last'; readonly keepsMonth?: true }
  | { readonly is: 'yuan' }
  | { readonly is: 'integer' }
  /** Blank is no; where `optional`, blank says nothing. */
  | { readonly is: 'yesNo'; readonly optional?: true }
  /** One of a list of Chinese words, or several of them separated by 、. */
  | { readonly is: 'words'; readonly words: Readonly<Record<string, string>>; readonly many?: true }
  /** Names (or ids) of officials, or of officials and handlers; several are separated by 、 or a line break where `many`. */
  | { readonly is: 'people'; readonly many?: true; readonly post?: string }
  | { readonly is: 'staff'; readonly many?: true }
  /** Entries of a list of the programme that the row names. */
  | { readonly is: 'tags'; readonly of: ProgrammePart; readonly many?: true }
  /** People who own a subject, each with a term in brackets: 张三(2026-01-01至2026-12-31). */
  | { readonly is: 'owners'; readonly role: Assignment['owners'][number]['role'] }
  /** Categories of requests, separated by 、. */
  | { readonly is: 'categories' }
  /** What else an entry of a catalogue says, a line each: 事项:食品经营许可. */
  | { readonly is: 'attributes' }
  | { readonly is: ReferenceType };

export interface Column {
  /** The field of the record, with a dot for a field inside a field. */
  readonly field: string;
  /** Headers, without blanks and brackets; the first is the one that templates and corrections show. */
  readonly headers: readonly [string, ...string[]];
  readonly type: CellType;
  /** A ledger without this column is not recognised, and a row without a value is refused. */
  readonly required?: true;
  readonly help?: string;
  /** It helps to find what a row means and is no fact of it: left out of exports. */
  readonly lookupOnly?: true;
  /** Shown to office and admin alone; an export in which nobody has it leaves the column out, so that importing it erases nothing. */
  readonly confidential?: true;
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
  /** The same, where it depends on the kind that the row states. */
  readonly assumedOfKind?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly titleFacts?: readonly TitleFact[];
}

/** Columns that number or comment on rows; no ledger takes them. The last two stand in a sheet of refused rows. */
export const ignoredHeaders = ['序号', '编号序', '备注', '备注说明', '说明', '原行号', '退回原因'] as const;
