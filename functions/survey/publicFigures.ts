import type { DrawFile, DrawIndex } from '../../shared/survey/index.ts';
import { drawFilePath, drawIndexPath } from '../../shared/survey/index.ts';
import type { Round } from '../../shared/survey/model.ts';
import type { Documents } from '../platform/documents.ts';
import type { RoundStore } from './store.ts';

/**
 * Publishes a round's figures as a file of their own, and lists it: at the freeze the commit, after the beacon the draw. The list is made
 * anew from the rounds, so that publishing twice is the same as once.
 */
export async function publishDraw(
  { rounds, publications }: { rounds: Pick<RoundStore, 'rounds'>; publications: Pick<Documents, 'write'> },
  jurisdiction: string,
  round: Round,
  kind: DrawFile['kind'],
): Promise<void> {
  const { month, beaconName, frozenAt, figures, exclusions, escrow } = round;
  const file: DrawFile = {
    kind,
    jurisdiction,
    month,
    beaconName,
    frozenAt,
    figures,
    exclusions,
    ...(escrow && { escrow }),
  };
  const text = `${JSON.stringify(file, null, 2)}\n`;
  await publications.write(drawFilePath(jurisdiction, month, kind), text, 'immutable');
  const others = (await rounds.rounds(jurisdiction)).filter((one) => one.month !== month && one.announcedAt);
  const index: DrawIndex = {
    jurisdiction,
    draws: [
      ...others.map((one) => ({ month: one.month, drawn: one.state !== 'frozen' })),
      { month, drawn: kind === 'draw' },
    ]
      .sort((a, b) => (a.month < b.month ? 1 : -1))
      .map((one) => ({
        month: one.month,
        commitPath: drawFilePath(jurisdiction, one.month, 'commit'),
        ...(one.drawn && { drawPath: drawFilePath(jurisdiction, one.month, 'draw') }),
      })),
  };
  await publications.write(drawIndexPath(jurisdiction), `${JSON.stringify(index)}\n`, 'revalidate');
}
