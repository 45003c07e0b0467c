import type { Bilingual } from '../contract/bilingual.ts';
import type { MilestoneKind } from './model.ts';

const names: Readonly<Record<MilestoneKind, Bilingual>> = {
  signing: { zh: '签约', en: 'signing' },
  approval: { zh: '立项', en: 'approval' },
  land: { zh: '用地', en: 'land' },
  start: { zh: '开工', en: 'start' },
  mainStructure: { zh: '主体完工', en: 'main structure' },
  trialProduction: { zh: '试生产', en: 'trial production' },
  production: { zh: '投产', en: 'production' },
};

/** What a kind of milestone is called; one that is not in the list stands for itself. */
export const milestoneName = (kind: string): Bilingual =>
  names[kind as MilestoneKind] ?? { zh: kind, en: kind };

/** The kinds of milestone with their names, in their usual order. */
export const milestoneOrder = Object.keys(names) as readonly MilestoneKind[];
