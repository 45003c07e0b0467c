import { toast } from '../../../../lib/toast.svelte.ts';
import type { Desk } from '../../../core/desk.svelte.ts';
import type { Entry, WholeCatalogue } from '../edit/catalogue.ts';
import { t } from '../messages.ts';
import { batchOf } from './entries.ts';

/** Saves one entry of a catalogue and says so. @throws ApiProblem as `api` does */
export async function saveEntry(
  desk: Desk,
  { catalogue, items }: WholeCatalogue,
  entry: Entry,
): Promise<void> {
  const { added, changed } = await desk.call('PUT /api/{jurisdiction}/catalogues/{catalogue}', {
    catalogue: catalogue.id,
    items: batchOf(items, entry),
  });
  toast.show(t(added + changed > 0 ? 'saved' : 'same'));
}
