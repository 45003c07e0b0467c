/** Ledgers and registers for tests. */
import { creditCodeFrom } from '../../identifiers/creditCode.ts';
import { columnLetters } from '../../spreadsheet/index.ts';
import type { Cell, Grid, Sheet } from '../../spreadsheet/index.ts';
import { defaultCatalogues, defaultItems } from '../catalogues.ts';
import { writesOf } from './apply.ts';
import type { ApplyOptions } from './apply.ts';
import type { LedgerOptions, LedgerPlan } from './model.ts';
import { planLedger } from './plan.ts';
import type { LedgerRegister } from './references.ts';
import { recordKey } from './targets.ts';
import type { LedgerRecord } from './targets.ts';

export type CellInput = string | number | boolean | null | Omit<Cell, 'column'>;

/** A sheet of these rows, numbered from 1. */
export const sheetOf = (rows: readonly (readonly CellInput[])[], options: Partial<Sheet> = {}): Sheet => ({
  name: 'Sheet1',
  hidden: false,
  hiddenColumns: [],
  mergedRanges: [],
  ...options,
  rows: rows.map((row, at) => ({
    number: at + 1,
    hidden: false,
    cells: row.flatMap((value, column): Cell[] => {
      if (value === null || value === '') return [];
      const kind = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
      return [
        { column: columnLetters(column + 1), ...(typeof value === 'object' ? value : { value, kind }) },
      ];
    }),
  })),
});

export const gridOf = (rows: readonly (readonly CellInput[])[], options: Partial<Sheet> = {}): Grid => ({
  format: 'xlsx',
  dateSystem: 1900,
  sheets: [sheetOf(rows, options)],
});

export const makeRegister = (overrides: Partial<LedgerRegister> = {}): LedgerRegister => ({
  jurisdiction: { code: '611022', name: '丹凤县' },
  units: [],
  people: [],
  enterprises: [],
  projects: [],
  chains: [],
  indicators: [],
  duties: [],
  villages: [],
  programmes: [],
  assignments: [],
  guarantees: [],
  envoys: [],
  sites: [],
  deferrals: [],
  catalogues: defaultCatalogues,
  catalogue: defaultCatalogues.flatMap(({ id: catalogue }) =>
    defaultItems(catalogue).map((item) => ({ ...item, catalogue })),
  ),
  categories: [],
  cityPeople: [],
  pairings: [],
  ...overrides,
});

/** The n-th valid credit code. */
export const creditCode = (n: number): string => creditCodeFrom(`91611022MA6Y${String(n).padStart(5, '0')}`);

/** The plan of a file that is recognised. @throws Error otherwise */
export function planOf(
  grid: Grid,
  register: LedgerRegister,
  options: Partial<LedgerOptions> = {},
): LedgerPlan {
  const plan = planLedger(grid, register, { on: '2026-03-01', ...options });
  if (!plan.ok) throw new Error(plan.reason.zh);
  return plan.value;
}

/** The register after a plan was applied. */
export function applied(register: LedgerRegister, plan: LedgerPlan, options?: ApplyOptions): LedgerRegister {
  const lists = { ...register } as Record<string, unknown>;
  for (const { target, records } of writesOf(plan, options)) {
    const merged = new Map(
      [...(lists[target] as LedgerRecord[]), ...records].map((record) => [recordKey(record), record]),
    );
    lists[target] = [...merged.values()];
  }
  return lists as unknown as LedgerRegister;
}

/** How many rows a plan adds, changes, leaves and refuses. */
export const countsOf = ({ added, changed, unchanged, refusedRows }: LedgerPlan): number[] =>
  [added, changed, unchanged, refusedRows].map(({ length }) => length);
