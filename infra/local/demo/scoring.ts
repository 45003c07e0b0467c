import type { OutputOf } from '../../../shared/contract/index.ts';
import { publicationIndexPath, type PublicationIndex } from '../../../shared/scoring/board.ts';
import { monthlyKinds } from '../../../shared/scoring/model.ts';
import { verifyChain, type Publication } from '../../../shared/scoring/publication.ts';
import { inParallel } from './client.ts';
import type { Stage } from './stage.ts';

type Run = OutputOf<'computeRun'>;

/** Computes the month's runs; officials after the projects they answer for. */
export async function compute({ system, at, month }: Stage): Promise<Run[]> {
  const runs: Run[] = [];
  for (const kind of monthlyKinds)
    runs.push(await system.call('computeRun', { ...at, month, kind }, 'office'));
  return runs;
}

/** The supervisor reviews each run. */
export const review = ({ system, at }: Stage, runs: readonly Run[]): Promise<Run[]> =>
  inParallel(runs, ({ id, version }) =>
    system.call('reviewRun', { ...at, runId: id, version }, 'supervisor'),
  );

export const publish = ({ system, at, month }: Stage): Promise<OutputOf<'publishMonth'>> =>
  system.call('publishMonth', { ...at, month }, 'office');

/** Fetches everything the county has published, as anyone can, and verifies the chain. @throws Error naming the broken link */
export async function verifyPublished(
  { system, at }: Stage,
  published: OutputOf<'publishMonth'>,
): Promise<{ readonly length: number; readonly hash: string }> {
  const { entries } = await system.file<PublicationIndex>(publicationIndexPath(at.jurisdiction));
  const oldestFirst = entries.toSorted((one, other) => one.sequence - other.sequence);
  const chain = await inParallel(oldestFirst, ({ path }) => system.file<Publication>(path));
  const verdict = await verifyChain(chain);
  if (!verdict.intact) throw new Error(`the published chain is broken: ${verdict.en}`);
  if (verdict.head.hash !== published.hash)
    throw new Error(`the chain ends with ${verdict.head.hash}, but ${published.hash} was published`);
  return { length: verdict.length, hash: verdict.head.hash };
}
