import { SvelteMap } from 'svelte/reactivity';
import type { OutputOf, RouteKey } from '../../../shared/contract/index.ts';
import type { Choice } from '../../lib/choice.ts';
import { messages } from '../../lib/i18n/index.ts';
import type { Desk } from './desk.svelte.ts';
import { problemText } from './problem.ts';

/** The rows of each list as the desk reads them. */
export interface Rows {
  units: OutputOf<'listUnits'>['items'][number];
  people: OutputOf<'listPeople'>['items'][number];
  enterprises: OutputOf<'listEnterprises'>['items'][number];
  projects: OutputOf<'listProjects'>['items'][number];
  chains: OutputOf<'listChains'>['items'][number];
  villages: OutputOf<'listVillages'>['items'][number];
  indicators: OutputOf<'listIndicators'>['items'][number];
  programmes: OutputOf<'listProgrammes'>['items'][number];
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
  readonly #problems = new SvelteMap<ListName, string>();
  readonly #complete = new SvelteMap<ListName, boolean>();
  /** Not reactive: asking while something is derived must change nothing that is watched. */
  readonly #asked: Partial<Record<ListName, boolean>> = {};

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The rows of a list; empty until they have arrived. A long list arrives in parts. */
  rows<N extends ListName>(name: N): Rows[N][] {
    this.#ask(name);
    return Object.values(this.#lists.get(name) ?? {}) as Rows[N][];
  }

  /** One row; undefined until the list has arrived and where there is none. */
  row<N extends ListName>(name: N, id: string): Rows[N] | undefined {
    this.#ask(name);
    return this.#lists.get(name)?.[id] as Rows[N] | undefined;
  }

  /** Whether the whole list has arrived. */
  complete(name: ListName): boolean {
    return this.#complete.get(name) ?? false;
  }

  /** Why a list did not arrive. */
  problem(name: ListName): string | undefined {
    return this.#problems.get(name);
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

  /** Fetches a list anew; what was known stays until all of it has arrived. @throws ApiProblem as `api` does */
  async refresh(name: ListName): Promise<void> {
    this.#asked[name] = true;
    this.#problems.delete(name);
    await this.#fetch(name);
  }

  #ask(name: ListName): void {
    if (this.#asked[name]) return;
    this.#asked[name] = true;
    // A list that fails leaves ids in place of names and is asked for again by the next component.
    this.#fetch(name).catch((error: unknown) => {
      this.#asked[name] = false;
      this.#problems.set(name, problemText(error));
    });
  }

  async #fetch(name: ListName): Promise<void> {
    const key = `GET /api/{jurisdiction}/${name}` satisfies RouteKey;
    const first = !this.#complete.get(name);
    let found: Readonly<Record<string, Rows[ListName]>> = {};
    let cursor: string | undefined;
    do {
      const page: { items: Rows[ListName][]; cursor?: string | undefined } = await this.#desk.call(key, {
        limit: pageSize,
        ...(cursor && { cursor }),
      });
      found = { ...found, ...Object.fromEntries(page.items.map((row) => [row.id, row])) };
      cursor = page.cursor;
      if (first) this.#lists.set(name, found);
    } while (cursor);
    this.#lists.set(name, found);
    this.#complete.set(name, true);
  }
}
