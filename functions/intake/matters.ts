import { groundsOfCase, groundsOfFollowUp, groundsOfPlan } from '../../shared/intake/index.ts';
import type { Case, FollowUp, Ground, Notice, PlannedMatter } from '../../shared/intake/index.ts';
import type { Rules } from './ports.ts';
import { holderOf } from './store.ts';
import { titleOf } from './views.ts';

/** What a notice is about, why one may be drafted, and who must act. */
export interface Matter extends Pick<Notice, 'matter' | 'leadUnit' | 'supportingUnits'> {
  readonly grounds: readonly Ground[];
  readonly urgent: boolean;
}

/** A case, with what its clocks and reworks give. */
export const matterOfCase = (record: Case, { config, calendar, now }: Rules): Matter => ({
  matter: { kind: 'case', id: record.id, title: titleOf(record) },
  leadUnit: holderOf(record),
  supportingUnits: record.supportingUnits,
  grounds: groundsOfCase(record, config, calendar, now),
  urgent: record.urgent,
});

/** The case of a bad rating, where putting it right is late. */
export const matterOfFollowUp = (followUp: FollowUp, { config, calendar, now }: Rules): Matter => ({
  matter: { kind: 'case', id: followUp.caseId, title: followUp.title },
  leadUnit: followUp.unit,
  supportingUnits: [],
  grounds: groundsOfFollowUp(followUp, config, calendar, now),
  urgent: false,
});

/** A plan's matter, with what it gives by the county's rules. */
export const matterOfPlan = (
  matter: Notice['matter'],
  leadUnit: string,
  plan: PlannedMatter,
  { config, calendar, now }: Rules,
): Matter => ({
  matter,
  leadUnit,
  supportingUnits: [],
  grounds: groundsOfPlan(plan, config, calendar, now),
  urgent: false,
});
