import * as z from 'zod';
import { Id, Text } from '../../contract/parameters.ts';

/** The catalogues that offices import as lists. */
export const catalogueNames = ['deferrableDocuments'] as const;

/** An item of a catalogue: a code, a title, and what else the list says about it. */
export const CatalogueItem = z.object({
  id: Id,
  catalogue: z.enum(catalogueNames),
  title: Text(200),
  attributes: z.record(z.string(), z.string()),
});
export type CatalogueItem = z.infer<typeof CatalogueItem>;
