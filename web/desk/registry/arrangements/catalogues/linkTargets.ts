import type { Desk } from '../../../core/desk.svelte.ts';
import { type Resource, resource } from '../../../core/resource.svelte.ts';
import type { Entry, WholeCatalogue } from '../edit/catalogue.ts';

/** The entries that a catalogue's entries may belong to; none where they belong to rows of a list, or to nothing. */
export const linkTargets = (
  desk: Desk,
  linksTo: () => WholeCatalogue['catalogue']['linksTo'],
): Resource<Entry[]> =>
  resource(async (signal) => {
    const link = linksTo();
    if (link?.kind !== 'catalogue') return [];
    const at = { catalogue: link.catalogue };
    return (await desk.call('GET /api/{jurisdiction}/catalogues/{catalogue}', at, signal)).items;
  });
