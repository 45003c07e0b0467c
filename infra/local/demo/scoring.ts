import { setTimeout as sleep } from 'node:timers/promises';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { publicationIndexPath, type PublicationIndex } from '../../../shared/scoring/board.ts';
import type { Run } from '../../../shared/scoring/model.ts';
import { followOrder } from '../../../shared/scoring/orders.ts';
import { verifyChain, type Publication } from '../../../shared/scoring/publication.ts';
import { inParallel } from './client.ts';
import type { Stage } from './stage.ts';

/** How often, in milliseconds, the order is looked at. */
const LOOK_MS = 250;

/** Orders the month's runs and waits for them. @throws Error when a part was refused or left lying */
export async function compute({ system, at, month }: Stage): Promise<Run[]> {
  const ordered = await system.call('orderRuns', { ...at, month, id: `demo-${month}` }, 'office');
  const done = await followOrder(
    ordered,
    () => system.call('readRunOrder', { ...at, month, orderId: ordered.id }, 'office'),
    () => sleep(LOOK_MS),
  );
  const left = done.parts.filter(({ state }) => state !== 'computed');
  if (left.length > 0) throw new Error(`not every run was computed: ${JSON.stringify(left)}`);
  const { items } = await system.call('listRuns', { ...at, month }, 'office');
  return items.filter(({ id }) => done.parts.some(({ run }) => run === id));
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
