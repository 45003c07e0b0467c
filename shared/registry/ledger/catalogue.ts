import type * as z from 'zod';
import { Id } from '../../contract/parameters.ts';
import { CatalogueItem } from '../arrangements.ts';

/** An entry of a catalogue, with the catalogue it belongs to. */
export const LedgerItem = CatalogueItem.extend({ catalogue: Id });
export type LedgerItem = z.infer<typeof LedgerItem>;
