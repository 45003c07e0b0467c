import type { Pairing } from '../model.ts';

/** What tells the pairings of an edition apart. */
export const pairingId = ({ official, subject }: Pick<Pairing, 'official' | 'subject'>): string =>
  `${official} ${subject.kind} ${subject.id}`;
