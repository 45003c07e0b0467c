import type { Target } from '../../../../../shared/registry/arrangements.ts';
import type { MilestoneKind } from '../../../../../shared/registry/model.ts';
import { type CampaignDay, campaignDay } from '../../../../../shared/progress/campaign.ts';
import { date } from '../../../../lib/format.ts';
import { logKinds } from '../../../parts/kinds.ts';
import { logKind, milestone } from '../../../parts/words.ts';
import { t } from './messages.ts';

/** What a programme is, where only its time matters. */
export interface Timed {
  readonly from: string;
  readonly days?: number | undefined;
}

/** Where a campaign stands on a day; undefined for a standing programme. */
export const dayOf = ({ from, days }: Timed, today: string): CampaignDay | undefined =>
  days === undefined ? undefined : campaignDay({ start: from, lengthDays: days }, today);

/** `第30天,共120天`; of a standing programme since when. */
export function timeWords(programme: Timed, today: string): string {
  const at = dayOf(programme, today);
  if (!at) return t('since', { from: date(programme.from) });
  const { day, lengthDays: length, lastDay } = at;
  return t(at.state, { day, length, from: date(programme.from), last: date(lastDay) });
}

/*
 * The kinds of milestone without the contract's schemas, which would bring the whole validator along. The compiler sees to it that none
 * is missing.
 */
const milestones = Object.keys({
  signing: true,
  approval: true,
  land: true,
  start: true,
  mainStructure: true,
  trialProduction: true,
  production: true,
} satisfies Record<MilestoneKind, true>) as MilestoneKind[];

/** What a target may count. */
export const measures: readonly Target['of'][] = ['entries', ...milestones, ...logKinds];

const isMilestone = (measure: string): measure is MilestoneKind =>
  (milestones as readonly string[]).includes(measure);

/** What a target counts, in words. */
export function measureWord(measure: Target['of']): string {
  if (measure === 'entries') return t('entriesMeasure');
  return isMilestone(measure) ? milestone(measure) : logKind(measure);
}
