import type { ListName } from '../../core/directory.svelte.ts';
import type { Kind } from '../../search/find.ts';

const kinds: Partial<Record<ListName, Kind>> = {
  units: 'unit',
  people: 'person',
  enterprises: 'enterprise',
  projects: 'project',
  chains: 'chain',
  villages: 'village',
};

/** What the search calls the rows of a list. @throws TypeError for a list that is not searched */
export function pickable(list: ListName): Kind {
  const kind = kinds[list];
  if (!kind) throw new TypeError(`${list} is not searched`);
  return kind;
}
