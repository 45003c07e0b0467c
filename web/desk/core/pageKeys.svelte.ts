import { SvelteSet } from 'svelte/reactivity';

/** A key that does something with what is open now. */
export interface PageKey {
  /** One lower-case letter. */
  readonly key: string;
  /** What it does, as its button says it. */
  readonly label: string;
  readonly act: () => void;
}

const stored = 'yxt.letterKeys';

/** The letters that work on what is open, beside the desk's own keys, and whether letters work at all. */
class PageKeys {
  /** Off for whom a letter comes by accident: by speech, or by a tremor. Remembered on this machine. */
  on = $state(localStorage.getItem(stored) !== 'off');
  readonly #offers = new SvelteSet<() => readonly PageKey[]>();

  /** What is offered now, in the order in which it was offered. */
  get all(): PageKey[] {
    return [...this.#offers].flatMap((offer) => offer());
  }

  /** Offers keys for as long as a component stands: `$effect(() => pageKeys.offer(() => …))`. */
  offer(keys: () => readonly PageKey[]): () => void {
    this.#offers.add(keys);
    return () => this.#offers.delete(keys);
  }

  set(on: boolean): void {
    this.on = on;
    localStorage.setItem(stored, on ? 'on' : 'off');
  }
}

export const pageKeys = new PageKeys();
