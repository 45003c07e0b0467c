import type { InputOf } from '../../../../shared/contract/index.ts';

/** What the person chose before a dry run. */
export interface Choices {
  file: File | undefined;
  /** A ledger's name; empty where it is told from the file. */
  ledger: string;
  /** What may be created: `units`, `towns`, `people`. */
  create: string[];
}

/** What a dry run is asked with, besides the county. */
export type Sent = Omit<InputOf<'planImport'>, 'jurisdiction'>;

/** The choices as a call, with the file's bytes in base64. */
export const sentOf = ({ file, ledger, create }: Choices, base64: string): Sent => ({
  name: (file?.name ?? '').slice(0, 200),
  file: base64,
  ...(ledger !== '' && { ledger: ledger as NonNullable<Sent['ledger']> }),
  create: {
    units: create.includes('units'),
    towns: create.includes('towns'),
    people: create.includes('people'),
  },
});
