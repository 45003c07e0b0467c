import type { Parsed } from '../../text/parsed.ts';
import { refuse } from '../../text/parsed.ts';
import { deferrableCatalogue, guaranteeCatalogue } from '../catalogues.ts';
import type { Person } from '../model.ts';
import type { ProgrammePart } from './definition.ts';
import { lookup } from './lookup.ts';
import type { Noun } from './lookup.ts';
import type { LedgerRegister } from './references.ts';

/** What a lookup finds: the id. */
interface Id {
  readonly value: string;
}
type Lookup = (text: string) => Parsed<Id>;

const partNouns: Readonly<Record<ProgrammePart, Noun>> = {
  goals: { zh: '方案目标', en: 'goal of the programme' },
  workstreams: { zh: '工作专班', en: 'workstream' },
  workGroups: { zh: '工作组', en: 'work group' },
  taskTypes: { zh: '任务类型', en: 'type of task' },
  areas: { zh: '片区', en: 'area' },
};

const linkNouns = {
  units: { zh: '单位', en: 'unit' },
  people: { zh: '人员', en: 'person' },
  enterprises: { zh: '企业', en: 'enterprise' },
  projects: { zh: '项目', en: 'project' },
  chains: { zh: '产业链', en: 'chain' },
} as const satisfies Record<string, Noun>;

const lazily = (make: () => Lookup): Lookup => {
  let made: Lookup | undefined;
  return (text) => (made ??= make())(text);
};

/** Looks up what the ledgers of arrangements name: programmes and their parts, entries of catalogues, people of each kind. */
export function arrangementReferences(register: LedgerRegister) {
  const { people, programmes, catalogues, catalogue, categories, cityPeople, villages } = register;
  const person = (kinds: readonly Person['kind'][], of: readonly Person[], noun: Noun): Lookup =>
    lazily(() =>
      lookup(
        of.filter(({ kind }) => kinds.includes(kind)),
        noun,
      ),
    );
  const items = (of: string): { id: string; name: string }[] =>
    catalogue.filter((item) => item.catalogue === of).map(({ id, title }) => ({ id, name: title }));
  const entries = (of: string, noun: Noun): Lookup => lazily(() => lookup(items(of), noun));
  const shape = (id: string) => catalogues.find((one) => one.id === id);
  const tags = new Map<string, Lookup>();
  const links = new Map<string, Lookup>();
  const once = (known: Map<string, Lookup>, key: string, make: () => Lookup): Lookup => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };

  return {
    staff: person(['official', 'handler'], people, { zh: '工作人员', en: 'official or handler' }),
    /** One of a subject's owners (S7): the city's is its own, the enterprise's a contact. */
    owner: {
      city: person(['official'], cityPeople, { zh: '市级领导干部', en: 'official of the city' }),
      county: person(['official'], people, { zh: '领导干部', en: 'official' }),
      enterprise: person(['contact'], people, { zh: '企业联系人', en: 'enterprise contact' }),
    },
    programme: lazily(() => lookup(programmes, { zh: '行动方案', en: 'programme' })),
    village: lazily(() => lookup(villages, { zh: '村', en: 'village' })),
    guarantee: entries(guaranteeCatalogue, { zh: '包保事项', en: 'guarantee' }),
    document: entries(deferrableCatalogue, { zh: '可容缺材料', en: 'deferrable document' }),
    catalogue: lazily(() =>
      lookup(
        catalogues.map(({ id, zh }) => ({ id, name: zh })),
        { zh: '清单', en: 'catalogue' },
      ),
    ),
    category: lazily(() => lookup(categories, { zh: '诉求类别', en: 'category of requests' })),
    tag: (programme: string, part: ProgrammePart, text: string): Parsed<Id> =>
      once(tags, `${programme} ${part}`, () => {
        const entriesOf = programmes.find(({ id }) => id === programme)?.[part] ?? [];
        return lookup(
          entriesOf.map(({ id, name = id }) => ({ id, name })),
          partNouns[part],
        );
      })(text),
    /** A status of a catalogue's entries. */
    status: (id: string, text: string): Parsed<Id> =>
      once(links, `status ${id}`, () =>
        lookup(
          (shape(id)?.statuses ?? []).map(({ id: status, zh }) => ({ id: status, name: zh })),
          { zh: '状态', en: 'status' },
        ),
      )(text),
    /** What an entry of a catalogue points at. */
    link(id: string, text: string): Parsed<Id> {
      const linksTo = shape(id)?.linksTo;
      if (!linksTo) return refuse('link', '该清单条目不关联其他对象', 'Entries belong to nothing here');
      return once(links, `link ${id}`, () =>
        linksTo.kind === 'list'
          ? lookup(register[linksTo.list], linkNouns[linksTo.list])
          : lookup(items(linksTo.catalogue), { zh: '清单条目', en: 'entry of the catalogue' }),
      )(text);
    },
  };
}
