import { pad } from './pad.ts';
import type { Key } from '../table.ts';

/** Survey: in Records. */
export const roundPartition = (j: string): string => `${j}#round`;
export const roundKey = (j: string, month: string): Key => ({ pk: roundPartition(j), sk: month });
export const framePartition = (j: string, month: string): string => `${j}#round#${month}`;
/** A part of the frozen frame (`frame`) or of the drawn order (`drawn`). */
export const frameKey = (j: string, month: string, part: 'frame' | 'drawn', at: number): Key => ({
  pk: framePartition(j, month),
  sk: `${part}#${pad(at)}`,
});
export const resultsKey = (j: string, month: string): Key => ({
  pk: framePartition(j, month),
  sk: 'results',
});
/** A county's settings of the survey. */
export const surveySettingsKey = (j: string): Key => ({ pk: `${j}#registry`, sk: 'configuration#survey' });
/** Where links are pushed to, as far as anyone is told. */
export const pushSettingsKey = (j: string): Key => ({ pk: `${j}#registry`, sk: 'configuration#push' });
/** How far the push of a month's links, or of its reminders, has come. */
export const pushKey = (j: string, month: string, kind: string): Key => ({
  pk: framePartition(j, month),
  sk: `push#${kind}`,
});
/** Survey, in Deliveries: address and secret of the push. */
export const pushTargetKey = (j: string): Key => ({ pk: `${j}#push`, sk: 'target' });
/** Who stepped in for an enterprise that could not be reached: once for each of them. */
export const replacementKey = (j: string, month: string, out: string): Key => ({
  pk: framePartition(j, month),
  sk: `replacement#${out}`,
});
/** A proposed or decided exclusion of answers, by the id of the sign. */
export const exclusionKey = (j: string, month: string, sign: string): Key => ({
  pk: framePartition(j, month),
  sk: `exclusion#${sign}`,
});
/** What came of the finding about a unit. */
export const hearingKey = (j: string, month: string, unit: string): Key => ({
  pk: framePartition(j, month),
  sk: `hearing#${unit}`,
});

/** Survey: in Invitations (no stream, no recovery). */
export const roundSecretKey = (j: string, month: string): Key => ({ pk: `${j}#secret`, sk: month });
/** An invitation by the hash of its token; `byOwner` lists a round's by enterprise. */
export const invitationKey = (tokenHash: string): Key => ({ pk: tokenHash, sk: 'invitation' });
export const invitationsOfRound = (j: string, month: string): string => `${j}#round#${month}`;

/** Survey: in Responses. */
export const responsePartition = (j: string, month: string): string => `${j}#${month}`;
export const responseKey = (j: string, month: string, id: string): Key => ({
  pk: responsePartition(j, month),
  sk: id,
});
