import type { Stamp } from '../../shared/contract/parameters.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { CivilDate } from '../../shared/time/civil.ts';
import type { Clock } from '../platform/clock.ts';
import type { StaffCaller } from '../platform/ports.ts';
import type { RegistryStore } from './store.ts';

/** What every use case of the registry is made from. */
export interface Ports {
  readonly store: RegistryStore;
  readonly clock: Clock;
}

/** The civil date in Asia/Shanghai. */
export const today = (clock: Clock): CivilDate => civilDateOf(clock.now().toISOString());

/** The stamp of a record that stood at `version` (0 for a new one) and is now changed by the caller. */
export const stamp = (clock: Clock, caller: StaffCaller, version: number): Stamp => ({
  version: version + 1,
  changedAt: clock.now().toISOString(),
  changedBy: caller.person,
});

/** Whether the caller keeps the registry, and so sees contacts, roles and observers. */
export const keepsRegistry = ({ roles }: StaffCaller): boolean =>
  roles.includes('office') || roles.includes('admin');
