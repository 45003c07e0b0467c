import type { Component } from 'svelte';
import type { StaffRole } from '../../../shared/contract/route.ts';

const inside = ['office', 'supervisor', 'auditor'] as const;

/** The pages of the scoring section in their order; each is loaded when it is first opened. */
export const tabs = [
  { id: 'mine', roles: ['official', 'handler'], load: () => import('./MyScore.svelte') },
  { id: 'runs', roles: [...inside, 'official', 'handler'], load: () => import('./RunList.svelte') },
  { id: 'schemes', roles: [...inside, 'official', 'handler'], load: () => import('./SchemePage.svelte') },
  { id: 'decisions', roles: inside, load: () => import('./Decisions.svelte') },
  {
    id: 'groups',
    roles: [...inside, 'official', 'handler'],
    load: () => import('./groups/GroupsPage.svelte'),
  },
  { id: 'measures', roles: [...inside, 'official', 'handler'], load: () => import('./Measures.svelte') },
  { id: 'brief', roles: [...inside, 'official'], load: () => import('./BriefPage.svelte') },
  { id: 'year', roles: [...inside, 'official'], load: () => import('./YearPage.svelte') },
  { id: 'context', roles: [...inside, 'official', 'handler'], load: () => import('./ContextPage.svelte') },
] as const satisfies readonly {
  id: string;
  roles: readonly StaffRole[];
  load: () => Promise<{ default: Component }>;
}[];
export type TabId = (typeof tabs)[number]['id'];
