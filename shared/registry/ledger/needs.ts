import { deferrableCatalogue, guaranteeCatalogue } from '../catalogues.ts';
import type { CellType, ReferenceType } from './definition.ts';
import { ledgerOf } from './ledgers.ts';
import type { LedgerName } from './ledgers.ts';
import type { LedgerRegister } from './references.ts';

/** What of a register there is to read. */
export type RegisterList = Exclude<keyof LedgerRegister, 'jurisdiction' | 'counties'>;

const ofReference: Readonly<Record<ReferenceType, readonly RegisterList[]>> = {
  unit: ['units'],
  town: ['units', 'enterprises', 'villages'],
  chain: ['chains'],
  village: ['villages'],
  enterprise: ['enterprises'],
  project: ['projects'],
  county: [],
  indicator: ['indicators'],
  programme: ['programmes'],
  catalogue: ['catalogues'],
  guarantee: ['catalogue'],
  document: ['catalogue'],
};

function namedBy(type: CellType): readonly RegisterList[] {
  switch (type.is) {
    case 'people':
    case 'staff':
      return ['people'];
    case 'owners':
      return ['people', 'cityPeople'];
    case 'tags':
      return ['programmes'];
    case 'categories':
      return ['categories'];
    case 'attributes':
      return ['catalogues', 'units', 'people', 'enterprises', 'projects', 'chains'];
    default:
      return type.is in ofReference ? ofReference[type.is as ReferenceType] : [];
  }
}

/** The lists that a ledger fills, names or counts; no other is read for its import or export. */
export const listsFor = (name: LedgerName): ReadonlySet<RegisterList> => {
  const { target, columns } = ledgerOf(name);
  return new Set([target, ...columns.flatMap(({ type }) => namedBy(type))]);
};

/** The catalogues whose entries a ledger fills or names; undefined for all of them. */
export function cataloguesFor(name: LedgerName): readonly string[] | undefined {
  const { target, fixed, columns } = ledgerOf(name);
  if (target === 'catalogue')
    return typeof fixed?.['catalogue'] === 'string' ? [fixed['catalogue']] : undefined;
  const types = columns.map(({ type }) => type.is);
  return [
    ...(types.includes('guarantee') ? [guaranteeCatalogue] : []),
    ...(types.includes('document') ? [deferrableCatalogue] : []),
  ];
}
