import type { Bilingual } from '../../../shared/contract/bilingual.ts';
import type { FieldProblem } from '../../../shared/contract/problems.ts';
import { isWithinYear } from '../../../shared/registry/index.ts';
import type { Pairing } from '../../../shared/registry/index.ts';
import { shownValue } from '../../../shared/registry/ledger/cells.ts';
import type {
  LedgerItem,
  LedgerPlan,
  LedgerRegister,
  Place,
  PlannedRow,
} from '../../../shared/registry/ledger/index.ts';
import type { Grid } from '../../../shared/spreadsheet/index.ts';
import type { StaffCaller } from '../../platform/ports.ts';
import { today } from '../ports.ts';
import type { Ports } from '../ports.ts';
import { itemFaults } from '../catalogues.ts';
import { outsidePlan } from '../editions.ts';
import { servesThroughout } from '../service.ts';
import type { Row } from '../store.ts';
import { rules } from './rules.ts';
import type { ImportList } from './rules.ts';

/** A planned row that a rule of the registry refuses. */
interface Objection {
  readonly row: PlannedRow;
  readonly field: string;
  readonly reason: Bilingual;
}

/** What a plan is judged with. */
interface Bench {
  readonly ports: Ports;
  readonly caller: StaffCaller;
  readonly jurisdiction: string;
  readonly grid: Grid;
  readonly register: LedgerRegister;
}

/**
 * The plan after the rules that every saved row obeys: nobody leaves with pairings open (F2), no second primary envoy (F14), no entry beyond
 * the limit of a catalogue (S14), nobody paired beyond their service. Rows that break one are refused like any other.
 */
export async function judged(plan: LedgerPlan, bench: Bench): Promise<LedgerPlan> {
  const { target } = plan;
  if (target === 'pairings') return without(plan, outlasting(plan, bench.register), bench.grid);
  const objections = target === 'catalogue' ? await ofItems(plan, bench) : await ofRows(plan, target, bench);
  return without(plan, objections, bench.grid);
}

/** Added and changed rows, in the order in which they are written. */
const written = ({ added, changed }: LedgerPlan): PlannedRow[] => [...added, ...changed];

/** What the rule of a list says of the rows as they would be saved. */
async function ofRows<N extends ImportList>(
  plan: LedgerPlan,
  name: N,
  { ports: { store, clock }, caller, jurisdiction, register }: Bench,
): Promise<Objection[]> {
  const rows = written(plan);
  if (rows.length === 0) return [];
  const standing = register[name] as readonly Row<N>[];
  const verdict = await rules[name](
    rows.map(({ record }) => record as Row<N>),
    {
      store,
      clock,
      jurisdiction,
      caller,
      existing: new Map(standing.map((row) => [row.id, { row, version: 0 }])),
      today: today(clock),
    },
  );
  return objectionsTo(rows, verdict.fields, plan);
}

async function ofItems(plan: LedgerPlan, { ports, jurisdiction, register }: Bench): Promise<Objection[]> {
  const byCatalogue = Map.groupBy(written(plan), ({ record }) => (record as LedgerItem).catalogue);
  const found = await Promise.all(
    [...byCatalogue].map(async ([catalogue, rows]) => {
      const shape = register.catalogues.find(({ id }) => id === catalogue);
      if (!shape) return [];
      const faults = await itemFaults(
        ports.store,
        jurisdiction,
        shape,
        register.catalogue.filter((item) => item.catalogue === catalogue),
        rows.map(({ record }) => record as LedgerItem),
      );
      return objectionsTo(rows, faults, plan);
    }),
  );
  return found.flat();
}

/** Objections by pointers (`/items/3/owners/0/person`), less those to what this import creates first. */
function objectionsTo(
  rows: readonly PlannedRow[],
  fields: readonly FieldProblem[],
  { creates }: LedgerPlan,
): Objection[] {
  const created = new Set([...creates.units, ...creates.people].map(({ id }) => id));
  return fields.flatMap(({ pointer, zh, en }): Objection[] => {
    const [, , at, ...path] = pointer.split('/');
    const row = rows[Number(at)];
    const named = path.reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      row?.record,
    );
    if (!row || (typeof named === 'string' && created.has(named))) return [];
    return [{ row, field: path[0] ?? '', reason: { zh, en } }];
  });
}

function outlasting(plan: LedgerPlan, register: LedgerRegister): Objection[] {
  const people = new Map([...register.people, ...plan.creates.people].map((person) => [person.id, person]));
  return [...plan.added, ...plan.changed, ...plan.unchanged].flatMap((row): Objection[] => {
    const pairing = row.record as Pairing;
    const official = people.get(pairing.official);
    const year = plan.schedule?.year;
    if (year !== undefined && !isWithinYear(pairing, year))
      return [{ row, field: pairing.from > `${year}-12-31` ? 'from' : 'to', reason: outsidePlan(year) }];
    if (!official || servesThroughout(official, pairing)) return [];
    return [
      {
        row,
        field: pairing.role,
        reason: {
          zh: `${official.name}于${official.to}离任,早于包联结束`,
          en: `${official.name} leaves on ${official.to}, before the pairing ends`,
        },
      },
    ];
  });
}

const placeKey = ({ sheet, row }: Place): string => `${row} ${sheet}`;

/** The plan with these rows refused. */
function without(plan: LedgerPlan, objections: readonly Objection[], grid: Grid): LedgerPlan {
  if (objections.length === 0) return plan;
  const out = new Map(objections.map(({ row }) => [placeKey(row), row]));
  const kept = <R extends Place>(rows: readonly R[]): R[] => rows.filter((row) => !out.has(placeKey(row)));
  const cellsOf = ({ sheet, row }: Place) =>
    grid.sheets.find(({ name }) => name === sheet)?.rows.find(({ number }) => number === row)?.cells ?? [];
  const columnsOf = ({ sheet }: Place) => {
    const reading = plan.sheets.find((other) => other.sheet === sheet);
    return [...(reading?.columns ?? []), ...(reading?.unknownColumns ?? [])];
  };
  const shown = (place: Place, letter: string | undefined): string =>
    shownValue(
      cellsOf(place).find(({ column }) => column === letter),
      grid.dateSystem,
    );
  return {
    ...plan,
    added: kept(plan.added),
    changed: kept(plan.changed),
    unchanged: kept(plan.unchanged),
    refused: [
      ...plan.refused,
      ...objections.map(({ row, field, reason }) => {
        const column = columnsOf(row).find(
          (one) => one.field === field || one.field?.startsWith(`${field}.`),
        );
        return {
          sheet: row.sheet,
          row: row.row,
          column: column?.letter ?? '',
          header: column?.header ?? '',
          value: shown(row, column?.letter),
          reason,
        };
      }),
    ],
    refusedRows: [
      ...plan.refusedRows,
      ...[...out.values()].map((row) => ({
        sheet: row.sheet,
        row: row.row,
        values: Object.fromEntries(
          columnsOf(row).map(({ letter, field, header }) => [field ?? header, shown(row, letter)]),
        ),
      })),
    ],
  };
}
