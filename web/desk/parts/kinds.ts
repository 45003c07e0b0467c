import type { LogKind } from '../../../shared/registry/model.ts';
import type { Milestone } from '../../../shared/progress/model.ts';
import type { SchemeKind } from '../../../shared/scoring/model.ts';

/*
 * The contract's enumerations without its schemas, which would bring the whole validator into the first view.
 * The compiler sees to it that none is missing.
 */
const inOrder = <Name extends string>(all: Record<Name, true>): Name[] => Object.keys(all) as Name[];

export const logKinds = inOrder<LogKind>({
  visit: true,
  contact: true,
  onSiteOffice: true,
  meeting: true,
  observeAndReview: true,
  sitIn: true,
  openOrCovertCheck: true,
  inspection: true,
  trip: true,
  salon: true,
  journal: true,
  quarterReview: true,
  smallIndustry: true,
});

export type VerificationMethod = NonNullable<Milestone['method']>;
export const verificationMethods = inOrder<VerificationMethod>({
  dynamicTracking: true,
  nodeReconciliation: true,
  sitIn: true,
  openOrCovertCheck: true,
  onSiteOffice: true,
});

export const schemeKinds = inOrder<SchemeKind>({
  project: true,
  unit: true,
  official: true,
  campaignGroup: true,
  county: true,
});
