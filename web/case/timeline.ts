import type { OutputOf } from '../../shared/contract/index.ts';
import type { Tone } from '../lib/tone.ts';

export type FilerView = OutputOf<'readOwnCase'>;
export type FilerEvent = FilerView['events'][number];

const order: readonly (Tone | 'none')[] = ['none', 'blue', 'yellow', 'red'];

/** The gravest colour of the clocks that still run; `none` once nothing is owed. */
export const toneOf = ({ clocks }: Pick<FilerView, 'clocks'>): Tone | 'none' =>
  clocks
    .filter(({ metAt, colour }) => metAt === undefined && colour !== 'none')
    .reduce<Tone | 'none'>(
      (worst, { colour }) => (order.indexOf(colour) > order.indexOf(worst) ? colour : worst),
      'none',
    );

/** Events newest first, each with a key that stays the same as more are added. */
export const newestFirst = (events: readonly FilerEvent[]): (FilerEvent & { key: number })[] =>
  events.map((event, key) => ({ ...event, key })).reverse();
