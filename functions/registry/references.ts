import type { FieldProblem } from '../../shared/contract/problems.ts';
import type { ListName, Person } from '../../shared/registry/index.ts';
import { stamp } from './ports.ts';
import type { RuleContext } from './save.ts';
import type { RegistryStore } from './store.ts';

/** A field that names a row of another list. */
export interface Reference {
  readonly pointer: string;
  readonly id: string | undefined;
}

const nouns = {
  units: { zh: '单位', en: 'unit' },
  people: { zh: '人员', en: 'person' },
  enterprises: { zh: '企业', en: 'enterprise' },
  projects: { zh: '项目', en: 'project' },
  chains: { zh: '产业链', en: 'chain' },
  indicators: { zh: '指标', en: 'indicator' },
  duties: { zh: '职责', en: 'duty' },
  villages: { zh: '村', en: 'village' },
  catalogues: { zh: '清单', en: 'catalogue' },
  programmes: { zh: '行动方案', en: 'programme' },
  assignments: { zh: '入列事项', en: 'assignment' },
  guarantees: { zh: '包保责任', en: 'guarantee' },
  envoys: { zh: '企业特派员', en: 'envoy' },
  sites: { zh: '驻点', en: 'site' },
  deferrals: { zh: '容缺办理', en: 'deferral' },
} as const satisfies Record<ListName, { zh: string; en: string }>;

/** The references that name no row. */
export async function unknown(
  store: RegistryStore,
  jurisdiction: string,
  name: ListName,
  references: readonly Reference[],
): Promise<FieldProblem[]> {
  const ids = references.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const known = await store.rows(jurisdiction, name, ids);
  const { zh, en } = nouns[name];
  return references.flatMap(({ pointer, id }) =>
    id === undefined || known.has(id)
      ? []
      : [{ pointer, zh: `没有登记过${zh}${id}`, en: `There is no ${en} ${id}` }],
  );
}

const kinds = {
  official: { of: ['official'], zh: '领导干部', en: 'official' },
  staff: { of: ['official', 'handler'], zh: '工作人员', en: 'official or handler' },
  contact: { of: ['contact'], zh: '企业联系人', en: 'enterprise contact' },
} as const satisfies Record<string, { of: readonly Person['kind'][]; zh: string; en: string }>;

/** The references that name nobody of a kind. */
export async function unknownPeople(
  store: RegistryStore,
  jurisdiction: string,
  kind: keyof typeof kinds,
  references: readonly Reference[],
): Promise<FieldProblem[]> {
  const ids = references.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const people = await store.rows(jurisdiction, 'people', ids);
  const { of, zh, en } = kinds[kind];
  return references.flatMap(({ pointer, id }) => {
    const found = id === undefined ? undefined : people.get(id)?.row.kind;
    return id === undefined || (of as readonly (string | undefined)[]).includes(found)
      ? []
      : [{ pointer, zh: `没有登记过${zh}${id}`, en: `There is no ${en} ${id}` }];
  });
}

/** An end before its beginning. */
export const backwards = (pointer: string, from: string, to: string | undefined): FieldProblem[] =>
  to !== undefined && to < from
    ? [{ pointer, zh: '截止日期早于起始日期', en: 'The end is before the beginning' }]
    : [];

/** The guard of a batch that is judged against the whole of a list; take it before reading the list. */
export const turnOf = (
  {
    store,
    jurisdiction,
    clock,
    caller,
  }: Pick<RuleContext<ListName>, 'store' | 'jurisdiction' | 'clock' | 'caller'>,
  list: string,
) => store.turn(jurisdiction, list, (version) => stamp(clock, caller, version));
