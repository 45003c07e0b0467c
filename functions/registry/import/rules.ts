import type { ListName } from '../../../shared/registry/index.ts';
import { deferralRule, envoyRule, guaranteeRule, siteRule } from '../arrangementRules.ts';
import { assignmentRule, programmeRule } from '../programmeRules.ts';
import { dutyRule, enterpriseRule, indicatorRule, noRule, personRule, projectRule } from '../rules.ts';
import type { Rule } from '../save.ts';

/** The lists that ledgers fill. */
export type ImportList = Exclude<ListName, 'catalogues'>;

/** What each list asks of its rows, whoever saves them. */
export const rules: { readonly [N in ImportList]: Rule<N> } = {
  units: noRule,
  people: personRule,
  enterprises: enterpriseRule,
  projects: projectRule,
  chains: noRule,
  villages: noRule,
  indicators: indicatorRule,
  duties: dutyRule,
  programmes: programmeRule,
  assignments: assignmentRule,
  guarantees: guaranteeRule,
  envoys: envoyRule,
  sites: siteRule,
  deferrals: deferralRule,
};
