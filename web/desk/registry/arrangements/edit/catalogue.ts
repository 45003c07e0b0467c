import type { OutputOf } from '../../../../../shared/contract/index.ts';
import type { Desk } from '../../../core/desk.svelte.ts';
import { type Resource, resource } from '../../../core/resource.svelte.ts';

/** A catalogue whole: its shape, its entries, its empty slots. */
export type WholeCatalogue = OutputOf<'readCatalogue'>;
export type Entry = WholeCatalogue['items'][number];

/** A catalogue, read anew after every change made at this desk. Call while a component is being set up. */
export const wholeCatalogue = (desk: Desk, catalogue: () => string): Resource<WholeCatalogue> =>
  resource((signal) => {
    void desk.turn;
    return desk.call('GET /api/{jurisdiction}/catalogues/{catalogue}', { catalogue: catalogue() }, signal);
  });

/** The entries in force. */
export const inForce = (entries: readonly Entry[] | undefined): Entry[] =>
  (entries ?? []).filter(({ retired }) => !retired);
