import { unsaved } from './unsaved.svelte.ts';

/** What the address of the desk says: section, thing shown in detail, and how it is shown. */
class Address {
  #search = $state(location.search);
  readonly #query = $derived(new URLSearchParams(this.#search));

  constructor() {
    addEventListener('popstate', () => this.#moved());
  }

  /** Back and forward cannot be held up; where something would be lost the page stays and asks first. */
  #moved(): void {
    const wanted = location.search;
    if (wanted === this.#search || !unsaved.any) return this.read();
    history.pushState(null, '', location.pathname + this.#search);
    unsaved.leave(() => this.go(wanted));
  }

  /** Takes over what the address bar says now. */
  read(): void {
    this.#search = location.search;
  }

  get page(): string {
    return this.#query.get('page') ?? '';
  }
  /** The thing whose detail is open. */
  get id(): string | undefined {
    return this.#query.get('id') ?? undefined;
  }
  /** `sheet`, `schedule`: a formal sheet alone, for print. */
  get view(): string | undefined {
    return this.#query.get('view') ?? undefined;
  }
  /** A parameter of the section's own, as the last step of the history has it. */
  get(name: string): string | undefined {
    return this.#query.get(name) ?? undefined;
  }

  /**
   * Goes to `?…` as a new step of the history, so that back works. Filters of the section read the address again. Where something
   * typed would be lost, asks first.
   */
  go(search: string): void {
    if (search === location.search) return;
    unsaved.leave(() => {
      history.pushState(null, '', location.pathname + search);
      dispatchEvent(new PopStateEvent('popstate'));
    });
  }

  /** The present address with some parameters set, or taken away where the value is undefined. */
  with(changes: Readonly<Record<string, string | undefined>>): string {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) query.delete(name);
      else query.set(name, value);
    }
    return `?${query.toString()}`;
  }

  /** Opens the detail of a thing beside its list. */
  open(id: string): void {
    this.go(this.with({ id, view: undefined }));
  }

  /** Closes the detail; the list keeps its filters. */
  close(): void {
    this.go(this.with({ id: undefined, view: undefined }));
  }
}

export const address = new Address();

/** The address of a thing in a section: `?page=cases&id=K1`; in another county's desk where this one is: `&j=350121`. */
export function to(page: string, more: Readonly<Record<string, string>> = {}): string {
  const j = new URLSearchParams(location.search).get('j');
  return `?${new URLSearchParams({ page, ...more, ...(j && { j }) }).toString()}`;
}
