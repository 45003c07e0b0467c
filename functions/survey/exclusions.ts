import type { Clock } from '../platform/clock.ts';
import type { UseCase } from '../platform/http.ts';
import { problem } from '../platform/problem.ts';
import { stamp } from './draw.ts';
import { beforeResults } from './signs.ts';
import type { RoundStore } from './store.ts';

interface ExclusionPorts {
  readonly rounds: RoundStore;
  readonly clock: Clock;
}

/** What was proposed and decided in a month. */
export const listExclusions =
  ({ rounds }: Pick<ExclusionPorts, 'rounds'>): UseCase<'listExclusions'> =>
  async ({ jurisdiction, month }) => ({ items: await rounds.exclusions(jurisdiction, month) });

/**
 * Decides on a proposal while nobody knows the results.
 * @throws Problem `forbidden` for who proposed it, `illegal-move` once decided, `not-acceptable-now` once there are results.
 */
export const decideExclusion =
  ({ rounds, clock }: ExclusionPorts): UseCase<'decideExclusion'> =>
  async ({ jurisdiction, month, sign, version, exclude, reason }, caller) => {
    const found = await rounds.exclusion(jurisdiction, month, sign);
    if (!found) throw problem('not-found');
    await beforeResults(rounds, { jurisdiction, month });
    if (found.state !== 'proposed') throw problem('illegal-move', { current: found.state, allowed: [] });
    if (found.version !== version) throw problem('stale-version');
    if (found.proposedBy === caller.person)
      throw problem('forbidden', {
        detail: { zh: '须由第二人决定', en: 'A second person has to decide' },
      });
    const changed = stamp(clock, caller, version + 1);
    const decided = {
      ...found,
      ...changed,
      state: exclude ? ('excluded' as const) : ('kept' as const),
      decision: { by: caller.person, at: changed.changedAt, reason },
    };
    await rounds.saveExclusion(jurisdiction, decided);
    return decided;
  };
