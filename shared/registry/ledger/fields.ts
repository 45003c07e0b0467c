/** Records as flat lists of fields, `contact.phone` or `schedule.start`, in which a ledger's columns are laid over what is registered. */
import { milestoneKinds } from '../model.ts';

export type Fields = Map<string, unknown>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a record; milestones become one field each, other lists stay whole. */
export function fieldsOf(record: object): Fields {
  const fields: Fields = new Map();
  for (const [name, value] of Object.entries(record)) {
    if (name === 'schedule' && Array.isArray(value))
      for (const { kind, planned } of value as { kind: string; planned: string }[])
        fields.set(`schedule.${kind}`, planned);
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
    else if (name !== 'schedule')
      record[name] = { ...(isObject(record[name]) ? record[name] : {}), [inner]: value };
  }
  const schedule = milestoneKinds.flatMap((kind) => {
    const planned = fields.get(`schedule.${kind}`);
    return planned === undefined ? [] : [{ kind, planned }];
  });
  return 'schedule' in base ? { ...record, schedule } : record;
}

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
    .filter((field) => JSON.stringify(old.get(field)) !== JSON.stringify(current.get(field)))
    .map((field) => ({ field, before: old.get(field), after: current.get(field) }));
}
