import { isInForce } from '../../../shared/registry/pairing.ts';
import { yuan } from '../../lib/format.ts';
import type { Choice } from '../../lib/choice.ts';
import type { Desk } from '../core/desk.svelte.ts';
import type { Rows } from '../core/directory.svelte.ts';
import { fields, type RecordList } from './records/fields.ts';
import { t } from './records/messages.ts';
import { type Row as Item, valuesOf } from './records/values.ts';
import { wordsOf } from './records/words.ts';

/** One line of any list, as texts in the order of its heads. */
export interface Row {
  readonly id: string;
  readonly cells: readonly string[];
  readonly item: Item;
}

/** The columns of each list: fields of its form. */
const columns: Readonly<Record<RecordList, readonly string[]>> = {
  units: ['name', 'kind', 'rated'],
  people: ['name', 'kind', 'unit', 'post'],
  enterprises: ['name', 'town', 'sector', 'size', 'aboveScale'],
  projects: ['name', 'amount', 'ownerUnit', 'difficulty', 'stage'],
  chains: ['name'],
  villages: ['name', 'town'],
  indicators: ['name', 'chief', 'leadUnit'],
};

/** The fields by which each list is filtered. */
const filtered: Readonly<Record<RecordList, readonly string[]>> = {
  units: ['kind'],
  people: ['kind', 'unit'],
  enterprises: ['town', 'sector', 'size', 'aboveScale', 'liftable', 'lenient'],
  projects: ['ownerUnit', 'kind', 'stage', 'difficulty', 'priority', 'upgrade', 'suspended'],
  chains: [],
  villages: ['town'],
  indicators: ['leadUnit'],
};

const specOf = (list: RecordList, name: string) => fields[list].find((spec) => spec.name === name)!;

/** The heads of a list's columns, in the page's language. */
export const heads = (list: RecordList): string[] => columns[list].map((name) => specOf(list, name).label());

/** A list's records as lines of texts. */
export function rowsOf(
  desk: Pick<Desk, 'directory'>,
  list: RecordList,
  items: readonly Rows[RecordList][],
): Row[] {
  const specs = columns[list].map((name) => specOf(list, name));
  return items.map((row) => {
    const item = row as unknown as Item;
    const values = valuesOf(specs, item);
    return {
      id: row.id,
      cells: specs.map((spec) =>
        spec.kind === 'money'
          ? yuan(Number(values[spec.name]))
          : wordsOf(desk.directory, spec, values[spec.name]),
      ),
      item,
    };
  });
}

/** What a list is filtered by: the names in the address, all empty. */
export const filterDefaults = (list: RecordList): Record<string, string> =>
  Object.fromEntries(['q', 'serving', ...filtered[list]].map((name) => [name, '']));

/** A filter and what it offers. */
export interface ListFilter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Choice[];
}

/** The filters of a list. Towns and units are offered as they occur in it. */
export function filtersOf(
  desk: Pick<Desk, 'directory'>,
  list: RecordList,
  rows: readonly Row[],
): ListFilter[] {
  return filtered[list].map((name) => {
    const spec = specOf(list, name);
    if (spec.kind === 'flag')
      return {
        name,
        label: spec.label(),
        options: (['yes', 'no'] as const).map((value) => ({ value, label: t(value) })),
      };
    if (spec.options) return { name, label: spec.label(), options: spec.options() };
    const found = [...new Set(rows.map(({ item }) => String(item[name] ?? '')))].filter(Boolean);
    const options = found
      .map((value) => ({ value, label: wordsOf(desk.directory, spec, value) }))
      .toSorted((a, b) => a.label.localeCompare(b.label, 'zh-CN'));
    return { name, label: spec.label(), options };
  });
}

function holds(item: Item, name: string, wanted: string, today: string): boolean {
  if (wanted === '') return true;
  if (name === 'serving')
    return (
      isInForce({ from: String(item['from']), to: item['to'] as string | undefined }, today) ===
      (wanted === 'yes')
    );
  const value = item[name];
  if (wanted === 'yes' || wanted === 'no') return (value === true) === (wanted === 'yes');
  return String(value ?? '') === wanted;
}

/** The lines in which every word of the search occurs somewhere and that pass every filter. */
export function arranged(
  rows: readonly Row[],
  { q = '', ...filters }: Readonly<Record<string, string>>,
  today: string,
): Row[] {
  const words = q.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ id, cells, item }) => {
    const all = [id, item['code'] ?? '', ...cells].join(' ').toLowerCase();
    return (
      words.every((word) => all.includes(word)) &&
      Object.entries(filters).every(([name, wanted]) => holds(item, name, wanted, today))
    );
  });
}
