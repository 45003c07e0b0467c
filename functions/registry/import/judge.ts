import type { Bilingual } from '../../../shared/contract/bilingual.ts';
import type { Pairing, Person } from '../../../shared/registry/index.ts';
import { shownValue } from '../../../shared/registry/ledger/cells.ts';
import type { LedgerPlan, LedgerRegister, Place, PlannedRow } from '../../../shared/registry/ledger/index.ts';
import type { Grid } from '../../../shared/spreadsheet/index.ts';
import type { StaffCaller } from '../../platform/ports.ts';
import { today } from '../ports.ts';
import type { Ports } from '../ports.ts';
import { personRule } from '../rules.ts';
import { servesThroughout } from '../service.ts';

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
 * The plan after the rules that look beyond the ledger: nobody leaves with pairings open (F2), and nobody is paired beyond their service.
 * Rows that break one are refused like any other.
 */
export async function judged(plan: LedgerPlan, bench: Bench): Promise<LedgerPlan> {
  if (plan.target === 'people') return without(plan, await leavers(plan, bench), bench.grid);
  if (plan.target === 'pairings') return without(plan, outlasting(plan, bench.register), bench.grid);
  return plan;
}

async function leavers(plan: LedgerPlan, { ports, caller, jurisdiction }: Bench): Promise<Objection[]> {
  const { store, clock } = ports;
  const items = plan.changed.map(({ record }) => record as Person);
  const existing = await store.rows(
    jurisdiction,
    'people',
    items.map(({ id }) => id),
  );
  const context = { store, clock, jurisdiction, caller, existing, today: today(clock) };
  const { fields } = await personRule(items, context);
  const created = new Set(plan.creates.units.map(({ id }) => id));
  return fields.flatMap(({ pointer, zh, en }): Objection[] => {
    const [, , at, field = ''] = pointer.split('/');
    const row = plan.changed[Number(at)];
    if (!row || (field === 'unit' && created.has((row.record as Person).unit ?? ''))) return [];
    return [{ row, field, reason: { zh, en } }];
  });
}

function outlasting(plan: LedgerPlan, register: LedgerRegister): Objection[] {
  const people = new Map([...register.people, ...plan.creates.people].map((person) => [person.id, person]));
  return [...plan.added, ...plan.changed, ...plan.unchanged].flatMap((row): Objection[] => {
    const pairing = row.record as Pairing;
    const official = people.get(pairing.official);
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
        const column = columnsOf(row).find((one) => one.field === field);
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
