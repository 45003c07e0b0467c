import type { ListName } from '../../../shared/registry/arrangements.ts';
import type { PairingSubject } from '../../../shared/registry/model.ts';
import type * as z from 'zod';
import { pad } from './pad.ts';
import type { IndexedKey, Key } from '../table.ts';

/** Registry. */
export const jurisdictionKey = (j: string): Key => ({ pk: `${j}#registry`, sk: 'jurisdiction' });
export const collectionPartition = (j: string, name: ListName): string => `${j}#${name}`;
export const collectionKey = (j: string, name: ListName, id: string): Key => ({
  pk: collectionPartition(j, name),
  sk: id,
});
/** The entries of one catalogue. */
export const cataloguePartition = (j: string, catalogue: string): string => `${j}#catalogue#${catalogue}`;
export const catalogueItemKey = (j: string, catalogue: string, id: string): Key => ({
  pk: cataloguePartition(j, catalogue),
  sk: id,
});
/** Batches that are judged against the whole of a list take turns: each raises this record's version. */
export const turnKey = (j: string, list: string): Key => ({ pk: `${j}#registry`, sk: `turn#${list}` });
/** The imports of ledgers, and the rows that one of them writes. */
export const importPartition = (j: string): string => `${j}#import`;
export const importKey = (j: string, id: string): Key => ({ pk: importPartition(j), sk: id });
export const importPartsPartition = (j: string, id: string): string => `${j}#import#${id}`;
export const importPartKey = (j: string, id: string, at: number): Key => ({
  pk: importPartsPartition(j, id),
  sk: pad(at, 6),
});
/** Whose practice a county started from. */
export const configurationKey = (j: string): Key => ({ pk: `${j}#registry`, sk: 'configuration#registry' });
/** A county's rules of the quiet production period. */
export const quietConfigurationKey = (j: string): Key => ({
  pk: `${j}#registry`,
  sk: 'configuration#quiet',
});
/** The jurisdictions registered directly below one. */
export const countiesPartition = (j: string): string => `${j}#counties`;
export const countyKey = (j: string, county: string): Key => ({ pk: countiesPartition(j), sk: county });
export const planPartition = (j: string): string => `${j}#plan`;
export const planKey = (j: string, year: number, edition: number): Key => ({
  pk: planPartition(j),
  sk: `${year}#${pad(edition)}`,
});
export const pairingPartition = (j: string, year: number, edition: number): string =>
  `${j}#plan#${year}#${pad(edition)}`;
export const pairingKey = (
  j: string,
  year: number,
  edition: number,
  official: string,
  subject: z.infer<typeof PairingSubject>,
): Key => ({ pk: pairingPartition(j, year, edition), sk: `${official}#${subject.kind}#${subject.id}` });
/** Which editions of the pairing plans are approved. */
export const approvedEditionsKey = (j: string): Key => ({ pk: `${j}#registry`, sk: 'approved-editions' });
export const observerPartition = (j: string): string => `${j}#observer`;
/** An observer's link; `byHash` finds it by the hash of its secret. */
export const observerKey = (j: string, person: string, linkHash?: string): IndexedKey => ({
  pk: observerPartition(j),
  sk: person,
  ...(linkHash && { gsi2pk: linkHash }),
});
