/** Records as flat lists of fields, `contact.phone` or `schedule.start`, in which a ledger's columns are laid over what is registered. */
import { lastDayOf } from '../../time/civil.ts';
import { ownerRoles } from '../arrangements.ts';
import type { Assignment } from '../arrangements.ts';
import { milestoneKinds } from '../model.ts';
import type { Project } from '../model.ts';

export type Fields = Map<string, unknown>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a record: milestones one field each (a day, or a month where only that is planned), owners one each role, other lists whole. */
export function fieldsOf(record: object): Fields {
  const fields: Fields = new Map();
  for (const [name, value] of Object.entries(record)) {
    if (name === 'schedule' && Array.isArray(value))
      for (const { kind, planned, precision } of value as Project['schedule'])
        fields.set(`schedule.${kind}`, precision === 'month' ? planned.slice(0, 7) : planned);
    else if (name === 'owners' && Array.isArray(value))
      for (const [role, owners] of Map.groupBy(value as Assignment['owners'], ({ role }) => role))
        fields.set(
          `owners.${role}`,
          owners.map(({ person, from, to }) => ({ person, from, ...(to !== undefined && { to }) })),
        );
    else if (isObject(value))
      for (const [inner, part] of Object.entries(value)) fields.set(`${name}.${inner}`, part);
    else if (value !== undefined) fields.set(name, value);
  }
  return fields;
}

/** The record of these fields; `base` gives the parts that are there even when nothing is in them. */
export function recordOf(
  fields: ReadonlyMap<string, unknown>,
  base: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const record: Record<string, unknown> = structuredClone(base);
  for (const [field, value] of fields) {
    const [name = '', inner] = field.split('.');
    if (inner === undefined) record[name] = value;
    else if (name !== 'schedule' && name !== 'owners')
      record[name] = { ...(isObject(record[name]) ? record[name] : {}), [inner]: value };
  }
  if ('schedule' in base)
    record['schedule'] = milestoneKinds.flatMap((kind) => {
      const planned = fields.get(`schedule.${kind}`);
      return typeof planned === 'string' ? [plannedMilestone(kind, planned)] : [];
    });
  if ('owners' in base)
    record['owners'] = ownerRoles.flatMap((role) => {
      const owners = fields.get(`owners.${role}`);
      return Array.isArray(owners) ? owners.map((owner: object) => ({ role, ...owner })) : [];
    });
  return record;
}

/** A month stands in the record as its last day, and says so. */
const plannedMilestone = (kind: string, planned: string) =>
  planned.length === 7 ? { kind, planned: lastDayOf(planned), precision: 'month' } : { kind, planned };

/** The same value, whatever the order in which its parts were written. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || canonical(a) === canonical(b);
const canonical = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );

/** A field that differs between two records. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs, in the order of the record. */
export function changesBetween(before: object, after: object): FieldChange[] {
  const [old, current] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...old.keys(), ...current.keys()])]
    .filter((field) => !sameValue(old.get(field), current.get(field)))
    .map((field) => ({ field, before: old.get(field), after: current.get(field) }));
}
