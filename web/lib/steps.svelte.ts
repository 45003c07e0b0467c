import { tick } from 'svelte';
import { focusHeading } from './focus.ts';

/** What a history entry keeps: the step, how many of ours lie behind it, and what else the page puts there. */
export interface StepEntry {
  step: string;
  depth?: number;
}

/**
 * Where a visitor stands in a page of several steps. It is kept in the history entry and never in the address: the phone's
 * back button goes back one step, a refresh stays where one is, and a secret in the fragment stays untouched.
 */
export class Steps<Entry extends StepEntry> {
  #first: Entry;
  #now: Entry;

  /** @param first where a visitor begins who did not come by refreshing or going back */
  constructor(first: Entry) {
    this.#first = first;
    this.#now = $state.raw((history.state as Entry | null) ?? first);
    history.scrollRestoration = 'manual';
    addEventListener('popstate', (event) => this.#show((event.state as Entry | null) ?? this.#first));
  }

  get now(): Entry {
    return this.#now;
  }

  /** One step on, with an entry of its own. */
  go(next: Entry): void {
    const entry = { ...next, depth: (this.#now.depth ?? 0) + 1 };
    history.pushState(entry, '');
    this.#show(entry);
  }

  /** Another step in place of this one. */
  replace(next: Entry): void {
    const entry = { ...next, depth: this.#now.depth ?? 0 };
    history.replaceState(entry, '');
    this.#show(entry);
  }

  /** One step back; `before` where no step of ours lies behind, as after opening a draft in its middle. */
  back(before: Entry): void {
    if (this.#now.depth) history.back();
    else this.replace(before);
  }

  #show(entry: Entry): void {
    this.#now = entry;
    void tick().then(focusHeading);
  }
}
