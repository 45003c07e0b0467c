import { polyphonic } from 'pinyin-pro';
import type { OutputOf } from '../../shared/contract/index.ts';
import { searchKinds } from '../../shared/contract/documents.ts';
import { compareFits, findable, fitOf, tidyText } from '../../shared/registry/search.ts';
import type { Findable, Fit } from '../../shared/registry/search.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { keepsRegistry } from './ports.ts';
import type { Ports } from './ports.ts';
import type { RegistryStore } from './store.ts';

type Hit = OutputOf<'search'>['groups'][number]['items'][number];
type Kind = (typeof searchKinds)[number];

/** Something that may be found. */
interface Entry {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  readonly codes: readonly string[];
  readonly line: string;
}

/** Names whose sounds are kept in an instance; a name's sounds never change, so they cannot be stale. */
const keptNames = 50_000;

/** Prepares names; each is looked up in the dictionary once in the life of an instance. */
export function finder(): (entry: Pick<Entry, 'name' | 'codes'>) => Findable {
  const kept = new Map<string, Findable['name']>();
  const readingsOf = (text: string) => polyphonic(text, { type: 'array', toneType: 'none' });
  return ({ name, codes }) => {
    const known = kept.get(name);
    if (known) return { name: known, codes: codes.map(tidyText) };
    const made = findable(name, readingsOf, codes);
    if (kept.size >= keptNames) kept.clear();
    kept.set(name, made.name);
    return made;
  };
}

/**
 * What a text finds by name, sound or code in the lists that the caller may see; a city's search goes through its counties too. An
 * enterprise's contact is neither sought nor told.
 */
export const search =
  ({ store }: Pick<Ports, 'store'>, prepare = finder()): UseCase<'search'> =>
  async ({ jurisdiction, q, limit }, caller) => {
    const text = tidyText(q);
    if (text === '') return { groups: [] };
    const places = await placesBelow(store, jurisdiction);
    const found = await Promise.all(
      places.map(async ({ code, name }) =>
        (await entriesOf(store, code, caller)).flatMap((entry) => {
          const fit = fitOf(text, prepare(entry));
          return fit ? [{ kind: entry.kind, fit, hit: hitOf(entry, fit, code, name) }] : [];
        }),
      ),
    );
    const byKind = Map.groupBy(found.flat(), ({ kind }) => kind);
    return {
      groups: searchKinds.flatMap((kind) => {
        const hits = byKind.get(kind) ?? [];
        const best = hits.toSorted(
          (a, b) => compareFits(a.fit, b.fit) || a.hit.name.localeCompare(b.hit.name, 'zh'),
        );
        return hits.length === 0
          ? []
          : [{ kind, count: hits.length, items: best.slice(0, limit).map(({ hit }) => hit) }];
      }),
    };
  };

const hitOf = ({ id, name, line }: Entry, { match }: Fit, jurisdiction: string, county?: string): Hit => ({
  id,
  name,
  jurisdiction,
  ...(county !== undefined && { jurisdictionName: county }),
  line,
  match,
});

/** The jurisdiction and those registered below it, named where there is more than one. */
async function placesBelow(
  store: RegistryStore,
  jurisdiction: string,
): Promise<{ code: string; name?: string }[]> {
  const counties = await store.counties(jurisdiction);
  if (counties.length === 0) return [{ code: jurisdiction }];
  const own = await store.jurisdiction(jurisdiction);
  return [{ code: jurisdiction, ...(own && { name: own.name }) }, ...counties];
}

const lineOf = (...parts: (string | undefined)[]): string => parts.filter((part) => part).join(' ');

/** Everything in a jurisdiction that the caller may list, each in a line that tells it from its namesakes. */
async function entriesOf(store: RegistryStore, j: string, caller: StaffCaller): Promise<Entry[]> {
  const [units, people, enterprises, projects, chains, villages] = await Promise.all([
    store.all(j, 'units'),
    store.all(j, 'people'),
    store.all(j, 'enterprises'),
    store.all(j, 'projects'),
    store.all(j, 'chains'),
    store.all(j, 'villages'),
  ]);
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const shown = keepsRegistry(caller)
    ? people
    : people.filter(({ kind }) => kind === 'official' || kind === 'handler');
  const entry = (
    kind: Kind,
    { id, name }: Pick<Entry, 'id' | 'name'>,
    line: string,
    code?: string,
  ): Entry => ({
    kind,
    id,
    name,
    codes: code === undefined ? [id] : [id, code],
    line: line === '' ? id : line,
  });
  return [
    ...units.map((unit) => entry('unit', unit, unit.id)),
    ...shown.map((person) => entry('person', person, lineOf(unitNames.get(person.unit ?? ''), person.post))),
    ...enterprises.map((enterprise) =>
      entry('enterprise', enterprise, lineOf(enterprise.town, enterprise.id)),
    ),
    ...projects.map((project) =>
      entry(
        'project',
        project,
        lineOf(project.code ?? project.id, unitNames.get(project.ownerUnit)),
        project.code,
      ),
    ),
    ...chains.map((chain) => entry('chain', chain, chain.id)),
    ...villages.map((village) => entry('village', village, village.town)),
  ];
}
