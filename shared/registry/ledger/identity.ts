/** Which registered row a row of a ledger is: by a code, by what names it, by what it joins. */
import type { Parsed } from '../../text/parsed.ts';
import { read, refuse } from '../../text/parsed.ts';
import type { Person } from '../model.ts';
import { pairingId } from './pairingId.ts';
import type { LedgerRegister } from './references.ts';
import type { LedgerRecord } from './targets.ts';
import { derivedId, nameKey } from './texts.ts';

/** The fields of one row, references already looked up. */
export type RowFields = ReadonlyMap<string, unknown>;

/** Who a row is: its id, and the registered row it changes, if there is one. */
export interface Identity {
  readonly id: string;
  /** What tells it apart among all the ledger's records, where the id alone does not: entries of two catalogues. */
  readonly key?: string;
  readonly existing?: LedgerRecord | undefined;
}

/** What identifies rows beyond each row itself: the other rows of the file, which may share a name. */
export interface IdentityContext {
  readonly register: LedgerRegister;
  readonly rows: readonly RowFields[];
}

export const text = (row: RowFields, field: string): string => {
  const value = row.get(field);
  return typeof value === 'string' ? value : '';
};

/**
 * Identity by a code where the row has one, else by what names it; two registered rows under one name are told apart by code only. A row
 * that was registered without a code is still the same when a later file gives one; it keeps its id. Where names are unique, a new code
 * for a registered name is refused.
 */
export function byCodeOrName<R extends { readonly id: string }>(
  prefix: string,
  existing: (register: LedgerRegister) => readonly R[],
  naming: {
    row: (row: RowFields, register: LedgerRegister) => readonly string[];
    record: (record: R, register: LedgerRegister) => readonly string[];
    unique: boolean;
    /** Codes besides the id under which a record is known. */
    otherCode?: (record: R) => readonly string[];
  },
): (context: IdentityContext) => (row: RowFields) => Parsed<{ id: string; existing?: R | undefined }> {
  const keyOf = (parts: readonly string[]): string => parts.map(nameKey).join('\u001f');
  return ({ register }) => {
    const byId = new Map(
      existing(register).flatMap((record) => [
        ...(naming.otherCode?.(record) ?? []).map((code) => [code.toUpperCase(), record] as const),
        [record.id.toUpperCase(), record] as const,
      ]),
    );
    const byName = Map.groupBy(existing(register), (record) => keyOf(naming.record(record, register)));
    return (row) => {
      const [code, parts] = [text(row, 'id'), naming.row(row, register)];
      const derived = derivedId(prefix, register.jurisdiction.code, ...parts.map(nameKey));
      const [first, second] = byName.get(keyOf(parts)) ?? [];
      const uncoded = byId.get(derived.toUpperCase());
      if (code !== '') {
        const record = byId.get(code.toUpperCase()) ?? uncoded;
        if (!record && first && naming.unique)
          return refuse(
            'duplicate',
            `同名的已登记,编码是${first.id}`,
            `The name is registered under the code ${first.id}`,
          );
        return read({ id: record?.id ?? code, existing: record });
      }
      const record = uncoded ?? first;
      if (second && record === first)
        return refuse(
          'ambiguous',
          '已登记的有多条同名,请填写编码以区分',
          'Several in the register have this name; give the code',
        );
      return read({ id: record?.id ?? derived, existing: record });
    };
  };
}

export const byId =
  <R extends { readonly id: string }>(existing: (register: LedgerRegister) => readonly R[]) =>
  ({ register }: IdentityContext) => {
    const records = new Map(existing(register).map((record) => [record.id, record]));
    return (row: RowFields): Parsed<Identity> =>
      read({ id: text(row, 'id'), existing: records.get(text(row, 'id')) as LedgerRecord | undefined });
  };

const personKey = (name: string, unit: string): string => `${nameKey(name)}\u001f${unit}`;

/** A person is a name and a unit, and a post where two share them. */
export function identifyPerson({ register, rows }: IdentityContext): (row: RowFields) => Parsed<Identity> {
  const byName = Map.groupBy(register.people, ({ name }) => nameKey(name));
  const ids = new Map(register.people.map((person) => [person.id.toUpperCase(), person]));
  const posts = new Map<string, Set<string>>();
  for (const row of rows) {
    const key = personKey(text(row, 'name'), text(row, 'unit'));
    posts.set(key, (posts.get(key) ?? new Set()).add(nameKey(text(row, 'post'))));
  }
  const unnumbered = (row: RowFields): Parsed<Identity> => {
    const [name, unit, post] = [nameKey(text(row, 'name')), text(row, 'unit'), nameKey(text(row, 'post'))];
    const hasPost = (person: Person): boolean => nameKey(person.post ?? '') === post;
    const candidates = (byName.get(name) ?? []).filter(
      (person) => unit === '' || person.unit === unit || (person.unit === undefined && hasPost(person)),
    );
    const inFile = posts.get(personKey(name, unit))?.size ?? 1;
    const [only] = candidates;
    if (candidates.length <= 1 && inFile === 1)
      return read({
        id: only?.id ?? derivedId('person', register.jurisdiction.code, name, unit),
        existing: only,
      });
    if (post === '')
      return refuse(
        'ambiguous',
        '同单位有同名人员,请填写职务以区分',
        'Several people share this name and unit; give the post',
      );
    const [match, another] = candidates.filter(hasPost);
    if (another)
      return refuse(
        'ambiguous',
        '已登记的有同名同职务人员',
        'Several in the register share this name and post',
      );
    return read({
      id: match?.id ?? derivedId('person', register.jurisdiction.code, name, unit, post),
      existing: match,
    });
  };
  return (row) => {
    const id = text(row, 'id');
    const existing = ids.get(id.toUpperCase());
    if (existing) return read({ id: existing.id, existing });
    const named = unnumbered(row);
    return id === '' || !named.ok || named.value.existing ? named : read({ id });
  };
}

export function identifyPairing({ register }: IdentityContext): (row: RowFields) => Parsed<Identity> {
  const existing = new Map(register.pairings.map((pairing) => [pairingId(pairing), pairing]));
  return (row) => {
    const id = `${text(row, 'official')} ${text(row, 'subject.kind')} ${text(row, 'subject.id')}`;
    return read({ id, existing: existing.get(id) });
  };
}

export const projectParts = (row: RowFields, { jurisdiction }: LedgerRegister): string[] => [
  text(row, 'name'),
  text(row, 'ownerUnit'),
  text(row, 'county') || jurisdiction.code,
];

/** An entry of a catalogue: a code or a title (of a document, with unit and matter) within its catalogue. */
export function identifyItem(context: IdentityContext): (row: RowFields) => Parsed<Identity> {
  const of = new Map<string, (row: RowFields) => Parsed<Identity>>();
  return (row) => {
    const catalogue = text(row, 'catalogue');
    const identify =
      of.get(catalogue) ??
      byCodeOrName('item', (register) => register.catalogue.filter((item) => item.catalogue === catalogue), {
        row: (fields) => [
          catalogue,
          text(fields, 'attributes.unit'),
          text(fields, 'attributes.matter'),
          text(fields, 'title'),
        ],
        record: ({ attributes, title }) => [
          catalogue,
          attributes['unit'] ?? '',
          attributes['matter'] ?? '',
          title,
        ],
        unique: false,
      })(context);
    of.set(catalogue, identify);
    const found = identify(row);
    return found.ok ? read({ ...found.value, key: `${catalogue} ${found.value.id}` }) : found;
  };
}

/** Identity by a code, else by the fields that no two records share. */
export const byFields = <R extends { readonly id: string }>(
  prefix: string,
  existing: (register: LedgerRegister) => readonly R[],
  fields: readonly string[],
  partsOf: (record: R) => readonly string[],
) =>
  byCodeOrName(prefix, existing, {
    row: (row) => fields.map((field) => text(row, field)),
    record: partsOf,
    unique: true,
  });

/** Identity by a code, else by a name that no two share. */
export const byName = <R extends { readonly id: string; readonly name: string }>(
  prefix: string,
  existing: (register: LedgerRegister) => readonly R[],
) => byFields(prefix, existing, ['name'], ({ name }) => [name]);
