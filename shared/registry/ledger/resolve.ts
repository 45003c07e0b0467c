/** Names in rows replaced by the ids they stand for. */
import type { CivilDate } from '../../time/civil.ts';
import { referenceTypes } from './definition.ts';
import type { Column, ReferenceType } from './definition.ts';
import { refuseCell, resolve } from './draft.ts';
import type { Draft } from './draft.ts';
import { attributesIn } from './listCells.ts';
import type { OwnerTerm } from './listCells.ts';
import { subjectOf } from './pairings.ts';
import { subjectFields } from './pairingLedger.ts';
import type { LedgerRegister, References } from './references.ts';
import { nameKey } from './texts.ts';

const isReference = (type: Column['type']['is']): type is ReferenceType =>
  (referenceTypes as readonly string[]).includes(type);
const isSubject = (field: string): boolean => (subjectFields as readonly string[]).includes(field);
const listOf = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

/** Replaces the names in a row by ids, column by column; what a row is about is looked up by {@link resolveSubject}. */
export function resolveReferences(
  draft: Draft,
  columns: readonly Column[],
  look: References,
  on: CivilDate,
): void {
  const { fields } = draft;
  const every = (
    field: string,
    names: readonly string[],
    find: (name: string) => ReturnType<References['unit']>,
  ) => names.flatMap((name) => resolve(draft, field, name, find) ?? []);
  const hasSubject = columns.some(({ field }) => field === 'projectCode');
  for (const { field, type } of columns) {
    const value = fields.get(field);
    if (value === undefined || (hasSubject && isSubject(field))) continue;
    const names = listOf<string>(value);
    if (type.is === 'people') {
      const post = type.post === undefined ? undefined : fields.get(type.post);
      const told = typeof post === 'string' ? post : undefined;
      fields.set(field, every(field, names, (name) => look.official(name, told))[0]);
    } else if (type.is === 'staff') {
      const ids = every(field, names, look.staff);
      fields.set(field, type.many ? ids : ids[0]);
    } else if (type.is === 'tags') {
      const programme = fields.get('programme');
      const ids = every(field, names, (name) => look.tag(String(programme), type.of, name));
      fields.set(field, type.many ? ids : ids[0]);
    } else if (type.is === 'categories') fields.set(field, every(field, names, look.category));
    else if (type.is === 'owners')
      fields.set(
        field,
        listOf<OwnerTerm>(value).flatMap(({ name, from = on, to }) => {
          const person = resolve(draft, field, name, look.owner[type.role]);
          return person === undefined ? [] : [{ person, from, ...(to !== undefined && { to }) }];
        }),
      );
    else if (typeof value === 'string' && isReference(type.is))
      fields.set(field, resolve(draft, field, value, look[type.is]));
  }
}

/** Replaces the columns for subjects of a row by the one subject it is about. */
export function resolveSubject(draft: Draft, look: References): void {
  const subject = subjectOf(draft, look);
  for (const field of subjectFields) draft.fields.delete(field);
  draft.fields.set('subject.kind', subject?.kind);
  draft.fields.set('subject.id', subject?.id);
}

/** Reads what the shape of its catalogue says of an entry: status, what it points at, attributes. */
export function resolveItem(draft: Draft, register: LedgerRegister, look: References): void {
  const { fields } = draft;
  const id = fields.get('catalogue');
  const shape = register.catalogues.find((one) => one.id === id);
  if (!shape || !fields.has('catalogue')) return;
  const [status, link, attributes] = [fields.get('status'), fields.get('link'), fields.get('attributes')];
  if (typeof status === 'string')
    fields.set(
      'status',
      resolve(draft, 'status', status, (text) => look.status(shape.id, text)),
    );
  if (typeof link === 'string')
    fields.set(
      'link',
      resolve(draft, 'link', link, (text) => look.link(shape.id, text)),
    );
  if (!fields.has('attributes')) return;
  fields.delete('attributes');
  for (const attribute of shape.attributes) fields.set(`attributes.${attribute.id}`, undefined);
  if (typeof attributes !== 'string') return;
  const names = new Map(
    shape.attributes.flatMap(({ id: attribute, zh }) => [
      [nameKey(zh), attribute],
      [nameKey(attribute), attribute],
    ]),
  );
  const parsed = attributesIn(attributes, names);
  if (!parsed.ok) refuseCell(draft, 'attributes', parsed.reason);
  else
    for (const [attribute, value] of Object.entries(parsed.value))
      fields.set(`attributes.${attribute}`, value);
}
