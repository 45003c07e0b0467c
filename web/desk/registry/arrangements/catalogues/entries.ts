import type { WholeCatalogue, Entry } from '../edit/catalogue.ts';
import { matches } from '../edit/search.ts';

/** A line of a catalogue: an entry, or a place that nobody has filled yet. */
export type Line =
  | { readonly id: string; readonly entry: Entry; readonly empty: false }
  | { readonly id: string; readonly entry: undefined; readonly empty: true };

/** What of a catalogue is wanted. */
export interface Wanted {
  readonly q: string;
  /** Id of a status; empty for all. */
  readonly status: string;
  readonly retired: boolean;
}

/** Whether a code says something to people; one that this page made for an entry without a code does not. */
export const isSpoken = (id: string): boolean => !/^[0-9a-f]{32}$/.test(id);

const byId = new Intl.Collator('en', { numeric: true });

/** The entries and the empty places in the order of their codes; a search or a status leaves empty places out. */
export function linesOf(
  { items, emptySlots }: Pick<WholeCatalogue, 'items' | 'emptySlots'>,
  wanted: Wanted,
): Line[] {
  const entries = items
    .filter(({ retired }) => wanted.retired || !retired)
    .filter(({ status }) => wanted.status === '' || status === wanted.status)
    .filter(({ id, title, en, attributes }) => matches(wanted.q, id, title, en, ...Object.values(attributes)))
    .map((entry): Line => ({ id: entry.id, entry, empty: false }));
  const shown = new Set(entries.map(({ id }) => id));
  const places =
    wanted.q === '' && wanted.status === ''
      ? emptySlots.filter((id) => !shown.has(id)).map((id): Line => ({ id, entry: undefined, empty: true }))
      : [];
  return [...entries, ...places].toSorted((a, b) => byId.compare(a.id, b.id));
}

/**
 * What is sent to save one entry. A catalogue whose shipped entries were never saved keeps them only if they are sent along: the first
 * entry that a county saves makes the list its own.
 */
export function batchOf(items: readonly Entry[], saved: Entry): Entry[] {
  const shipped = items.filter(({ id, version }) => version === 0 && id !== saved.id);
  return [saved, ...shipped];
}
