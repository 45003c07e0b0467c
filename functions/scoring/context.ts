import type { ContextSheet } from '../../shared/scoring/index.ts';
import type { UseCase } from '../platform/http.ts';
import { stamp } from './ports.ts';
import type { Ports } from './ports.ts';

/** A month's context figures; version 0 while none were entered. */
export const readContext =
  ({ store, clock }: Pick<Ports, 'store' | 'clock'>): UseCase<'readContext'> =>
  async ({ jurisdiction, month }) =>
    (await store.context(jurisdiction, month)) ?? {
      month,
      figures: [],
      version: 0,
      changedAt: clock.now().toISOString(),
      changedBy: '',
    };

/** Enters a month's context figures: shown beside the scores, never scored (S18, Z16). */
export const saveContext =
  ({ store, clock }: Ports): UseCase<'saveContext'> =>
  async ({ jurisdiction, month, version, figures }, caller) => {
    const sheet: ContextSheet = { month, figures, ...stamp(clock, caller, version + 1) };
    await store.write(store.saveContext(jurisdiction, sheet));
    return sheet;
  };
