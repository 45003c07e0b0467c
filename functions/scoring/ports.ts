import { civilDateOf, monthOf } from '../../shared/time/civil.ts';
import type { Clock } from '../platform/clock.ts';
import type { Documents } from '../platform/documents.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import type { ScoringConfig } from './config.ts';
import type { ScoringStore } from './store.ts';

/** What every use case of scoring is made from. */
export interface Ports {
  readonly store: ScoringStore;
  readonly clock: Clock;
  readonly config: ScoringConfig;
}

/** What computing a run needs besides: a place for what it rests on. */
export interface ArchivePorts extends Ports {
  readonly archive: Documents;
}

/** What publishing needs besides: the files behind the CDN. */
export interface PublishPorts extends ArchivePorts {
  readonly publications: Documents;
}

/** Who changed a record, when, and the version it has from now on. */
export const stamp = (clock: Clock, caller: Pick<StaffCaller, 'person'>, version: number) => ({
  version,
  changedAt: clock.now().toISOString(),
  changedBy: caller.person,
});

/** @throws Problem `not-acceptable-now` while the month still runs in Asia/Shanghai. */
export function requireEnded(clock: Clock, month: string): void {
  const present = monthOf(civilDateOf(clock.now().toISOString()));
  if (month >= present)
    throw problem('not-acceptable-now', {
      detail: {
        zh: `${month}尚未结束,月末后才能考评`,
        en: `${month} has not ended; it can be scored afterwards`,
      },
    });
}

/** Whether a caller sees runs before they are published, and every official's score. */
export const seesAll = ({ roles }: StaffCaller): boolean =>
  roles.some((role) => role === 'office' || role === 'supervisor' || role === 'auditor');

/** Where the facts, the scheme and the document of a run lie in the archive. */
export const factsPath = (jurisdiction: string, run: string): string => `facts/${jurisdiction}/${run}.json`;
