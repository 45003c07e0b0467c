import type { OutputOf } from '../../../../shared/contract/index.ts';
import { t } from './messages.ts';

type Status = OutputOf<'pairingSchedule'>['plan']['status'];

/** How a sheet marks an edition: 送审稿 until it is approved, 正式 from then on. */
export const statusWord = (status: Status): string =>
  t(
    (
      { draft: 'draftMark', submitted: 'forReview', approved: 'final', superseded: 'supersededMark' } as const
    )[status],
  );
