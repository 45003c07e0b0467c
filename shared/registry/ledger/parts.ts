/** Ledgers of several rows a record: the guarantees of a project, the parts of a programme. */
import type { Bilingual } from '../../contract/bilingual.ts';
import { refuseCell } from './draft.ts';
import type { Draft } from './draft.ts';
import { sameValue } from './fields.ts';
import type { Fields } from './fields.ts';
import type { ProgrammePart } from './definition.ts';
import type { LedgerRegister } from './references.ts';
import { targets } from './targets.ts';
import { derivedId, nameKey } from './texts.ts';

/** What rows say of one record; refused in one, refused in all. */
export interface RecordRow {
  readonly drafts: readonly [Draft, ...Draft[]];
  readonly fields: Fields;
}

const required = { zh: '必填', en: 'Required' };
const differs = (row: number): Bilingual => ({
  zh: `与第${row}行说的是同一条记录,但内容不同`,
  en: `The same record as row ${row}, with different contents`,
});
const tied = (rows: readonly number[]): Bilingual => ({
  zh: `同一条记录的第${rows.join('、')}行被退回`,
  en: `Row ${rows.join(', ')} of the same record is refused`,
});

/** A row of the guarantees: one of them, of one project. */
export function guaranteeFields({ fields }: Draft): Fields {
  const [item, person] = [fields.get('item'), fields.get('person')];
  return new Map<string, unknown>([
    ['id', fields.get('project')],
    ['given', [{ item, person }]],
  ]);
}

const given = <T extends object>(parts: T): Partial<T> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<T>;

/** A row of the programmes: what it says of the programme, and the one part it holds, if any. */
export function programmeFields(draft: Draft, register: LedgerRegister): Fields {
  const part = (name: string): unknown => draft.fields.get(`part.${name}`);
  const fields: Fields = new Map([...draft.fields].filter(([field]) => !field.startsWith('part.')));
  const list = part('list') as ProgrammePart | undefined;
  if (list === undefined) {
    const said = [...draft.fields].some(([field, value]) => field.startsWith('part.') && value !== undefined);
    if (said) refuseCell(draft, 'part.list', required);
    return fields;
  }
  const name = part('name');
  const known = register.programmes.find(
    ({ id, name: programme }) =>
      id === fields.get('id') || nameKey(programme) === nameKey(String(fields.get('name'))),
  );
  const sameName = known?.[list].find((one) => one.name !== undefined && one.name === name);
  const id = part('id') ?? sameName?.id;
  if (name === undefined && (list !== 'workGroups' || id === undefined))
    refuseCell(draft, list === 'workGroups' ? 'part.id' : 'part.name', required);
  const base = { id: id ?? derivedId('part', list, nameKey(String(name))), name };
  fields.set(list, [given({ ...base, ...extraOf(draft, list) })]);
  return fields;
}

function extraOf({ fields }: Draft, list: ProgrammePart): Record<string, unknown> {
  const part = (name: string): unknown => fields.get(`part.${name}`);
  if (list === 'workstreams') return { owner: part('owner') };
  if (list === 'workGroups') return { unit: part('unit'), categories: part('categories') ?? [] };
  if (list !== 'goals' || part('of') === undefined) return {};
  return {
    target: given({ of: part('of'), count: part('count'), minimumAmount: part('minimumAmount') }),
  };
}

type Entry = Readonly<Record<string, unknown>>;

/** Puts the rows of each record together, in the order of the first of them. */
export function joined(
  rows: readonly { readonly draft: Draft; readonly fields: Fields }[],
  target: 'guarantees' | 'programmes',
): RecordRow[] {
  const entries = targets[target].entries ?? {};
  const keyOf = ({ fields }: { fields: Fields }, at: number): string =>
    String(fields.get('id') ?? nameKey(String(fields.get('name') ?? at)));
  const groups = Map.groupBy(
    rows.map((row, at) => ({ ...row, key: keyOf(row, at) })),
    ({ key }) => key,
  );
  return [...groups.values()].flatMap(([first, ...others]): RecordRow[] => {
    if (!first) return [];
    const fields: Fields = new Map(first.fields);
    for (const { draft, fields: more } of others)
      for (const [field, value] of more) {
        const standing = fields.get(field);
        const key = entries[field];
        if (key !== undefined)
          fields.set(field, [
            ...listOf(standing),
            ...listOf(value).filter((entry) => isNew(draft, first.draft, listOf(standing), entry, key)),
          ]);
        else if (standing === undefined) fields.set(field, value);
        else if (value !== undefined && !sameValue(standing, value))
          refuseCell(draft, field, differs(first.draft.source.number));
      }
    return [{ drafts: [first.draft, ...others.map(({ draft }) => draft)], fields }];
  });
}

const listOf = (value: unknown): readonly Entry[] => (Array.isArray(value) ? (value as Entry[]) : []);

/** Whether an entry is not there yet; one that is there with other contents is refused. */
function isNew(draft: Draft, first: Draft, standing: readonly Entry[], entry: Entry, key: string): boolean {
  const twin = standing.find((other) => other[key] === entry[key]);
  if (twin && !sameValue(twin, entry))
    refuseCell(draft, key === 'item' ? 'item' : 'part.id', differs(first.source.number));
  return twin === undefined;
}

/** Entries laid over those that are registered: changed in their place, new ones at the end, none taken away. */
export function overlaid(standing: unknown, entries: unknown, key: string): Entry[] {
  const named = new Map(listOf(entries).map((entry) => [entry[key], entry]));
  const kept = listOf(standing).map((entry) => named.get(entry[key]) ?? entry);
  const known = new Set(kept.map((entry) => entry[key]));
  return [...kept, ...[...named.values()].filter((entry) => !known.has(entry[key]))];
}

/** Refuses the rows of a record of which another row is refused. */
export function refuseTogether(rows: readonly RecordRow[]): void {
  for (const { drafts } of rows) {
    const wrong = drafts.filter(({ refused }) => refused.length > 0);
    if (wrong.length === 0) continue;
    const reason = tied(wrong.map(({ source }) => source.number));
    for (const draft of drafts.filter((one) => !wrong.includes(one))) refuseCell(draft, 'name', reason);
  }
}
