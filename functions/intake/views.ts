import type { OutputOf } from '../../shared/contract/index.ts';
import { Case, caseColour, filedAt, officeHolder, statusLine, titleOf } from '../../shared/intake/index.ts';
import type { Actor, Clock, ClockView } from '../../shared/intake/index.ts';
import { unitOfCampaign } from '../../shared/registry/index.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { actionsOf, clocksAt, currentClock } from './act.ts';
import type { Rules } from './ports.ts';
import { holderOf } from './store.ts';
import type { Dossier, IntakeStore } from './store.ts';

export { filedAt, titleOf };

type StaffView = OutputOf<'readCase'>;
type CaseRow = OutputOf<'listCases'>['items'][number];

/** What of a case every member of staff who may see it is told. */
const ToldCase = Case.omit({ receiptHash: true, contact: true });

export const clockView = ({
  clock,
  dueAt,
  metAt,
  overdue,
  provisional,
  remaining,
  colour,
}: Clock): ClockView => ({
  clock,
  dueAt,
  metAt,
  overdue,
  provisional,
  remaining,
  colour,
});

export const lineOf = (
  record: Case,
  audience: 'filer' | 'staff',
  unit: string | undefined,
  { config, calendar, now }: Rules,
) => statusLine(record, { audience, ...(unit !== undefined && { unit }) }, config, calendar, now);

/** The names of units, each read once. */
export async function unitNames(
  store: IntakeStore,
  jurisdiction: string,
  ids: Iterable<string | undefined>,
): Promise<(id: string | undefined) => string | undefined> {
  const wanted = [...new Set(ids)].filter((id) => id !== undefined);
  const found = await Promise.all(wanted.map((id) => store.unit(jurisdiction, id)));
  const names = new Map(found.flatMap((unit) => (unit ? [[unit.id, unit.name]] : [])));
  return (id) => (id === undefined ? undefined : names.get(id));
}

/** As whom a member of staff may act on a case. */
export function actorsOf({ roles, unit }: StaffCaller, record: Case): Actor[] {
  return [
    ...(roles.includes('handler') && unit !== undefined && record.leadUnit === unit ? ['unit' as const] : []),
    ...(roles.includes('office') ? ['office' as const] : []),
    ...(roles.includes('supervisor') ? ['supervisor' as const] : []),
  ];
}

/** Whether a member of staff sees every case of the county and not only those of one unit. */
export const seesAll = ({ roles }: StaffCaller): boolean =>
  roles.some((role) => role === 'office' || role === 'supervisor' || role === 'auditor');

/** A handler sees the cases her unit leads or supports; office, supervisor and auditor see all. */
export const maySee = (caller: StaffCaller, { leadUnit, supportingUnits }: Case): boolean =>
  seesAll(caller) ||
  (caller.roles.includes('handler') &&
    caller.unit !== undefined &&
    (leadUnit === caller.unit || supportingUnits.includes(caller.unit)));

/** The filer's name and number are for those who call back: the lead unit's handlers and the office. */
const maySeeContact = (caller: StaffCaller, { leadUnit }: Case): boolean =>
  caller.roles.includes('office') ||
  (caller.roles.includes('handler') && caller.unit !== undefined && leadUnit === caller.unit);

export function rowOf(record: Case, unit: string | undefined, rules: Rules): CaseRow {
  const clock = currentClock(record, clocksAt(record, rules));
  const { config, calendar, now } = rules;
  return {
    id: record.id,
    kind: record.kind,
    state: record.state,
    title: titleOf(record),
    category: record.category,
    urgent: record.urgent,
    leadUnit: record.leadUnit,
    filedAt: filedAt(record),
    ...(clock && { clock: { ...clockView(clock), colour: caseColour(record, config, calendar, now) } }),
    statusLine: lineOf(record, 'staff', unit, rules),
    version: record.version,
  };
}

/**
 * Who usually gets such a case: the unit concerned, else that of a running campaign's group for the category (M7), else the unit of the
 * category. A group without a name or a unit suggests nobody.
 */
async function usualUnit(
  store: IntakeStore,
  jurisdiction: string,
  { unitConcerned, category }: Case,
  { config, now }: Rules,
): Promise<string | undefined> {
  if (unitConcerned) return unitConcerned;
  const programmes = await store.programmes(jurisdiction);
  return (
    unitOfCampaign(programmes, category, civilDateOf(now)) ??
    config.categories.find(({ code }) => code === category)?.unit
  );
}

/** A case as one member of staff may see it. */
export async function staffView(
  store: IntakeStore,
  jurisdiction: string,
  { record, thread }: Pick<Dossier, 'record' | 'thread'>,
  caller: StaffCaller,
  rules: Rules,
  similar: readonly Case[] = [],
): Promise<StaffView> {
  const nameOf = await unitNames(store, jurisdiction, [record.leadUnit]);
  const actors = actorsOf(caller, record);
  const usual =
    holderOf(record) === officeHolder ? await usualUnit(store, jurisdiction, record, rules) : undefined;
  return {
    case: {
      ...ToldCase.parse(record),
      ...(record.contact && maySeeContact(caller, record) && { contact: record.contact }),
    },
    statusLine: lineOf(record, 'staff', nameOf(record.leadUnit), rules),
    clocks: clocksAt(record, rules).map(clockView),
    thread: [...thread],
    moves: actionsOf(record, actors, rules).filter((action) => action !== 'escalate'),
    ...(usual && { suggestedUnit: usual }),
    similar: similar.map((other) => ({ id: other.id, title: titleOf(other), state: other.state })),
  };
}
