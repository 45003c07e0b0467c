import { SvelteMap } from 'svelte/reactivity';
import type { OutputOf, RouteKey } from '../../../shared/contract/index.ts';
import type { Choice } from '../../lib/choice.ts';
import { messages } from '../../lib/i18n/index.ts';
import type { Desk } from './desk.svelte.ts';

interface Rows {
  units: OutputOf<'listUnits'>['items'][number];
  people: OutputOf<'listPeople'>['items'][number];
  enterprises: OutputOf<'listEnterprises'>['items'][number];
  projects: OutputOf<'listProjects'>['items'][number];
  chains: OutputOf<'listChains'>['items'][number];
  indicators: OutputOf<'listIndicators'>['items'][number];
}
export type ListName = keyof Rows;

const pageSize = 500;

const t = messages({ office: '营商办' }, { office: 'The office' });

/** What has no unit yet is with the office; intake calls it so. */
const officeHolder = 'office';

/** The names behind the ids. Each list is fetched whole, once, when something first asks for it. */
export class Directory {
  readonly #desk: Desk;
  readonly #lists = new SvelteMap<ListName, Readonly<Record<string, Rows[ListName]>>>();
  /** Not reactive: asking while something is derived must change nothing that is watched. */
  readonly #asked: Partial<Record<ListName, boolean>> = {};

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The rows of a list; empty until they have arrived. */
  rows<N extends ListName>(name: N): Rows[N][] {
    this.#ask(name);
    return Object.values(this.#lists.get(name) ?? {}) as Rows[N][];
  }

  /** What an id is called; the id itself until the list has arrived or where it is unknown. */
  name(list: ListName, id: string | undefined): string {
    if (id === undefined) return '—';
    this.#ask(list);
    const name = this.#lists.get(list)?.[id]?.name;
    return name ?? (list === 'units' && id === officeHolder ? t('office') : id);
  }

  /** A list as the options of a Select. */
  choices(list: ListName): Choice[] {
    return this.rows(list).map(({ id, name }) => ({ value: id, label: name }));
  }

  #ask(name: ListName): void {
    if (this.#asked[name]) return;
    this.#asked[name] = true;
    // A list that fails leaves ids in place of names and is asked for again by the next component.
    this.#fetch(name).catch(() => (this.#asked[name] = false));
  }

  async #fetch(name: ListName): Promise<void> {
    const key = `GET /api/{jurisdiction}/${name}` satisfies RouteKey;
    const found: Rows[ListName][] = [];
    let cursor: string | undefined;
    do {
      const page: { items: Rows[ListName][]; cursor?: string | undefined } = await this.#desk.call(key, {
        limit: pageSize,
        ...(cursor && { cursor }),
      });
      found.push(...page.items);
      cursor = page.cursor;
    } while (cursor);
    this.#lists.set(name, Object.fromEntries(found.map((row) => [row.id, row])));
  }
}
