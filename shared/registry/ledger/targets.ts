/** What tells the rows of each list apart, and which registered row a row of a ledger is. */
import type * as z from 'zod';
import type { Bilingual } from '../../contract/bilingual.ts';
import type { Parsed } from '../../text/parsed.ts';
import { read, refuse } from '../../text/parsed.ts';
import { indicators } from '../indicators.ts';
import { collections, Pairing } from '../model.ts';
import type { Chain, Duty, Enterprise, Indicator, Person, Project, Unit } from '../model.ts';
import { CatalogueItem } from './catalogue.ts';
import type { LedgerTarget } from './definition.ts';
import type { LedgerRegister } from './references.ts';
import { derivedId, nameKey } from './texts.ts';

/** What each target's records are. */
export interface LedgerRecords {
  units: Unit;
  people: Person;
  enterprises: Enterprise;
  projects: Project;
  chains: Chain;
  indicators: Indicator;
  duties: Duty;
  catalogue: CatalogueItem;
  pairings: Pairing;
}
export type LedgerRecord = LedgerRecords[LedgerTarget];

/** The fields of one row, references already looked up. */
export type RowFields = ReadonlyMap<string, unknown>;

/** Who a row is: its id, and the registered row it changes, if there is one. */
export interface Identity {
  readonly id: string;
  readonly existing?: LedgerRecord | undefined;
}

/** What identifies rows beyond each row itself: the other rows of the file, which may share a name. */
export interface IdentityContext {
  readonly register: LedgerRegister;
  readonly rows: readonly RowFields[];
}

interface Target {
  readonly schema: z.ZodType<LedgerRecord>;
  /** Parts of the record that are there even when nothing is in them. */
  readonly base: Readonly<Record<string, unknown>>;
  readonly existing: (register: LedgerRegister) => readonly LedgerRecord[];
  readonly identify: (context: IdentityContext) => (row: RowFields) => Parsed<Identity>;
}

const backwards = { zh: '截止日期早于起始日期', en: 'The end is before the beginning' };
const wrongRecord = {
  zh: '观察员的职责记线索,领导干部的职责记走访等纪实',
  en: 'An observer’s duty counts leads, an official’s counts entries of the field log',
};

/** What is wrong with a record that its schema accepts, and in which field; undefined where nothing is. */
export function contradiction(
  record: LedgerRecord,
): { readonly field: string; readonly reason: Bilingual } | undefined {
  if ('from' in record && record.to !== undefined && record.to < record.from)
    return { field: 'to', reason: backwards };
  if ('appliesTo' in record && (record.appliesTo === 'observer') !== (record.record === 'lead'))
    return { field: 'record', reason: wrongRecord };
  return undefined;
}

const text = (row: RowFields, field: string): string => {
  const value = row.get(field);
  return typeof value === 'string' ? value : '';
};

/**
 * Identity by a code where the row has one, else by what names it; two registered rows under one name are told apart by code only. A row
 * that was registered without a code is still the same when a later file gives one; it keeps its id. Where names are unique, a new code
 * for a registered name is refused.
 */
function byCodeOrName<R extends { readonly id: string }>(
  prefix: string,
  existing: (register: LedgerRegister) => readonly R[],
  naming: {
    row: (row: RowFields, register: LedgerRegister) => readonly string[];
    record: (record: R, register: LedgerRegister) => readonly string[];
    unique: boolean;
  },
): (context: IdentityContext) => (row: RowFields) => Parsed<{ id: string; existing?: R | undefined }> {
  const keyOf = (parts: readonly string[]): string => parts.map(nameKey).join('\u001f');
  return ({ register }) => {
    const byId = new Map(existing(register).map((record) => [record.id.toUpperCase(), record]));
    const byName = Map.groupBy(existing(register), (record) => keyOf(naming.record(record, register)));
    return (row) => {
      const [code, parts] = [text(row, 'id'), naming.row(row, register)];
      const derived = derivedId(prefix, register.jurisdiction.code, ...parts.map(nameKey));
      const [first, second] = byName.get(keyOf(parts)) ?? [];
      const uncoded = byId.get(derived.toUpperCase());
      if (code !== '') {
        const record = byId.get(code) ?? uncoded;
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

const byId =
  <R extends { readonly id: string }>(existing: (register: LedgerRegister) => readonly R[]) =>
  ({ register }: IdentityContext) => {
    const records = new Map(existing(register).map((record) => [record.id, record]));
    return (row: RowFields): Parsed<Identity> =>
      read({ id: text(row, 'id'), existing: records.get(text(row, 'id')) as LedgerRecord | undefined });
  };

const personKey = (name: string, unit: string): string => `${nameKey(name)}\u001f${unit}`;

/** A person is a name and a unit, and a post where two share them. */
function identifyPerson({ register, rows }: IdentityContext): (row: RowFields) => Parsed<Identity> {
  const byName = Map.groupBy(register.people, ({ name }) => nameKey(name));
  const posts = new Map<string, Set<string>>();
  for (const row of rows) {
    const key = personKey(text(row, 'name'), text(row, 'unit'));
    posts.set(key, (posts.get(key) ?? new Set()).add(nameKey(text(row, 'post'))));
  }
  return (row) => {
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
}

export const pairingId = ({ official, subject }: Pick<Pairing, 'official' | 'subject'>): string =>
  `${official} ${subject.kind} ${subject.id}`;

function identifyPairing({ register }: IdentityContext): (row: RowFields) => Parsed<Identity> {
  const existing = new Map(register.pairings.map((pairing) => [pairingId(pairing), pairing]));
  return (row) => {
    const id = `${text(row, 'official')} ${text(row, 'subject.kind')} ${text(row, 'subject.id')}`;
    return read({ id, existing: existing.get(id) });
  };
}

const projectParts = (row: RowFields, { jurisdiction }: LedgerRegister): string[] => [
  text(row, 'name'),
  text(row, 'ownerUnit'),
  text(row, 'county') || jurisdiction.code,
];

export const targets: { readonly [T in LedgerTarget]: Target } = {
  units: {
    schema: collections.units,
    base: {},
    existing: ({ units }) => units,
    identify: byCodeOrName('unit', ({ units }) => units, {
      row: (row) => [text(row, 'name')],
      record: ({ name }) => [name],
      unique: true,
    }),
  },
  people: {
    schema: collections.people,
    base: {},
    existing: ({ people }) => people,
    identify: identifyPerson,
  },
  enterprises: {
    schema: collections.enterprises,
    base: {},
    existing: ({ enterprises }) => enterprises,
    identify: byId(({ enterprises }) => enterprises),
  },
  projects: {
    schema: collections.projects,
    base: { schedule: [] },
    existing: ({ projects }) => projects,
    identify: byCodeOrName('project', ({ projects }) => projects, {
      row: projectParts,
      record: ({ name, ownerUnit }, { jurisdiction }) => [name, ownerUnit, jurisdiction.code],
      unique: false,
    }),
  },
  chains: {
    schema: collections.chains,
    base: {},
    existing: ({ chains }) => chains,
    identify: byCodeOrName('chain', ({ chains }) => chains, {
      row: (row) => [text(row, 'name')],
      record: ({ name }) => [name],
      unique: true,
    }),
  },
  indicators: {
    schema: collections.indicators,
    base: {},
    existing: (register) => register.indicators,
    identify: byId((register) => register.indicators),
  },
  duties: {
    schema: collections.duties,
    base: {},
    existing: ({ duties }) => duties,
    identify: byCodeOrName('duty', ({ duties }) => duties, {
      row: (row) => [text(row, 'programme'), text(row, 'name')],
      record: ({ programme, name }) => [programme, name],
      unique: true,
    }),
  },
  catalogue: {
    schema: CatalogueItem,
    base: { attributes: {} },
    existing: ({ catalogue }) => catalogue,
    identify: byCodeOrName('item', ({ catalogue }) => catalogue, {
      row: (row) => [
        text(row, 'catalogue'),
        text(row, 'attributes.unit'),
        text(row, 'attributes.matter'),
        text(row, 'title'),
      ],
      record: ({ catalogue, attributes, title }) => [
        catalogue,
        attributes['unit'] ?? '',
        attributes['matter'] ?? '',
        title,
      ],
      unique: false,
    }),
  },
  pairings: { schema: Pairing, base: {}, existing: ({ pairings }) => pairings, identify: identifyPairing },
};

/** The names of rows whose id says nothing: the 18 indicators have theirs from the official list. */
export const indicatorName = (id: string, register: LedgerRegister): string | undefined =>
  indicators.find(({ code }) => code === id)?.zh ??
  register.indicators.find((indicator) => indicator.id === id)?.name;
