import { milestoneOrder } from '../../../../shared/registry/milestoneNames.ts';
import { isMonth, lastDayOf } from '../../../../shared/time/civil.ts';
import { typedYuan } from '../../core/money.ts';
import type { FieldSpec } from './fields.ts';

/** What stands in a form: texts, ticks, and lists where several may be chosen. */
export type Value = string | boolean | readonly string[];
export type Values = Readonly<Record<string, Value>>;
/** A row of any list. */
export type Row = Readonly<Record<string, unknown>>;

function at(row: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Row | undefined)?.[name], row);
}

function put(row: Row, [name = '', ...rest]: readonly string[], value: unknown): Row {
  const { [name]: former, ...others } = row;
  const inner = rest.length === 0 ? value : put((former ?? {}) as Row, rest, value);
  const empty =
    inner === undefined || (rest.length > 0 && Object.keys(inner as Record<string, unknown>).length === 0);
  return empty ? others : { ...others, [name]: inner };
}

/** A milestone as the registry has it: planned for a day, or for a month by its last day. */
interface Planned {
  readonly kind: string;
  readonly planned: string;
  readonly precision?: 'month';
}
const scheduleOf = (row: Row): readonly Planned[] => (row['schedule'] ?? []) as readonly Planned[];

/** The planned day, `2026-09-30`, or month, `2026-09`; blank where there is none. */
function plannedText(row: Row, milestone: string): string {
  const found = scheduleOf(row).find(({ kind }) => kind === milestone);
  return found?.precision === 'month' ? found.planned.slice(0, 7) : (found?.planned ?? '');
}

/** The row with the milestone planned as written; the schedule keeps the milestones' usual order. */
function withPlanned(row: Row, milestone: string, text: string): Row {
  const made: readonly Planned[] =
    text === ''
      ? []
      : isMonth(text)
        ? [{ kind: milestone, planned: lastDayOf(text), precision: 'month' }]
        : [{ kind: milestone, planned: text }];
  const all = [...scheduleOf(row).filter(({ kind }) => kind !== milestone), ...made];
  return { ...row, schedule: milestoneOrder.flatMap((kind) => all.filter((one) => one.kind === kind)) };
}

const empty = (value: Value | undefined): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '');

/** What a row puts into the fields of its form. */
export function valuesOf(specs: readonly FieldSpec[], row: Row): Values {
  return Object.fromEntries(
    specs.map(({ name, kind }): [string, Value] => {
      const path = name.split('.');
      if (kind === 'planned') return [name, plannedText(row, path.at(-1) ?? '')];
      const value = at(row, path);
      if (kind === 'flag') return [name, value === true];
      if (kind === 'many') return [name, Array.isArray(value) ? value.map(String) : []];
      return [name, value === undefined ? '' : String(value)];
    }),
  );
}

/** The row that the fields make, over what the form does not ask. Blank optional fields leave the row. */
export function rowOf(specs: readonly FieldSpec[], values: Values, base: Row): Row {
  return specs.reduce<Row>((row, { name, kind, optional = false }) => {
    const value = values[name];
    const path = name.split('.');
    if (kind === 'planned') return withPlanned(row, path.at(-1) ?? '', String(value ?? '').trim());
    if (kind === 'flag') return put(row, path, value === true ? true : optional ? undefined : false);
    if (kind === 'many') return put(row, path, value ?? []);
    if (empty(value)) return put(row, path, undefined);
    return put(row, path, kind === 'money' ? typedYuan(String(value)).yuan : String(value).trim());
  }, base);
}

/** Where the API speaks of a field of the row that the form makes: a planned milestone stands at its place in the schedule. */
export function pointerOf({ name, kind }: FieldSpec, row: Row): string {
  if (kind !== 'planned') return `/${name.replaceAll('.', '/')}`;
  const milestone = name.split('.').at(-1);
  return `/schedule/${scheduleOf(row).findIndex((one) => one.kind === milestone)}`;
}

/** The fields that must be filled in and are not, and the amounts that cannot be read. */
export function unfilled(specs: readonly FieldSpec[], values: Values): string[] {
  return specs
    .filter(({ name, kind, optional }) => {
      const value = values[name];
      if (kind === 'flag' || kind === 'many') return false;
      if (empty(value)) return optional !== true;
      return kind === 'money' && typedYuan(String(value)).wrong;
    })
    .map(({ name }) => name);
}

const same = (a: Value | undefined, b: Value | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether two forms say the same. */
export const sameValues = (specs: readonly FieldSpec[], a: Values, b: Values): boolean =>
  specs.every(({ name }) => same(a[name], b[name]));

/**
 * What a form shows after somebody else saved the row meanwhile: a field that was not touched takes the newer value, one that was keeps
 * what was typed. Both changed it differently: `conflicts` names it.
 */
export function rebase(
  specs: readonly FieldSpec[],
  start: Values,
  latest: Values,
  mine: Values,
): { values: Values; conflicts: string[] } {
  const touched = specs.filter(({ name }) => !same(start[name], mine[name]));
  return {
    values: { ...latest, ...Object.fromEntries(touched.map(({ name }) => [name, mine[name] ?? ''])) },
    conflicts: touched
      .filter(({ name }) => !same(start[name], latest[name]) && !same(latest[name], mine[name]))
      .map(({ name }) => name),
  };
}
