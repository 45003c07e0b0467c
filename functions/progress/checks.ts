import type { FieldProblem } from '../../shared/contract/problems.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem, refused } from '../platform/problem.ts';
import { actsFor, today } from './ports.ts';
import type { ProgressPorts } from './ports.ts';

/** A complaint about one field. */
export const fault = (pointer: string, zh: string, en: string): FieldProblem => ({ pointer, zh, en });

/** @throws Problem `rule-refused` if there is anything to complain about. */
export function refuseIf(fields: readonly FieldProblem[]): void {
  if (fields.length > 0) throw refused('填写有误,请按提示修改', 'Some entries need correcting', fields);
}

/** A day that must not lie ahead. */
export const ahead = (
  { clock }: Pick<ProgressPorts, 'clock'>,
  pointer: string,
  day: string,
): FieldProblem[] =>
  day > today(clock) ? [fault(pointer, '请填写今天或以前的日期', 'Enter today or an earlier day')] : [];

/** A unit that the registry must have. */
export const unknownUnit = async (
  { store }: Pick<ProgressPorts, 'store'>,
  jurisdiction: string,
  unit: string,
): Promise<FieldProblem[]> =>
  (await store.hasUnit(jurisdiction, unit))
    ? []
    : [fault('/unit', '名册中没有这个单位', 'The registry does not have this unit')];

/** @throws Problem `forbidden` unless the caller acts for every one of these units. */
export function mustActFor(caller: StaffCaller, ...units: (string | undefined)[]): void {
  if (units.some((unit) => unit !== undefined && !actsFor(caller, unit))) throw problem('forbidden');
}

/** @throws Problem `stale-version` unless the record stands at the version that the writer read; 0 where there is none. */
export function mustStandAt(existing: { readonly version: number } | undefined, version: number): void {
  if ((existing?.version ?? 0) !== version) throw problem('stale-version');
}

/** @throws Problem `illegal-move` for a record that was withdrawn. */
export function mustNotBeWithdrawn(existing: { readonly withdrawn?: string | undefined } | undefined): void {
  if (existing?.withdrawn !== undefined) throw problem('illegal-move', { current: 'withdrawn', allowed: [] });
}

/** The unit for which a verifier speaks: her own, or the county where she belongs to none. */
export const verifierUnitOf = async (
  { store }: Pick<ProgressPorts, 'store'>,
  jurisdiction: string,
  { unit, person }: StaffCaller,
): Promise<string> => unit ?? (await store.person(jurisdiction, person))?.unit ?? 'county';
