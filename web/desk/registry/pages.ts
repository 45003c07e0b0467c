import type { Component } from 'svelte';
import type { StaffRole } from '../../../shared/contract/route.ts';
import { arrangementPages, groupLabels, settingsPages } from './arrangements/pages.ts';
import { t } from './messages.ts';

/** A page of the registry: `?page=registry&list=<its name>`. */
export interface RegistryPage {
  readonly label: () => string;
  /** Who sees it; everybody at the desk where left out. The server decides again on every call. */
  readonly roles?: readonly StaffRole[];
  readonly load: () => Promise<{ default: Component }>;
  /** What stands beside the list where the address names a thing. */
  readonly detail?: () => Promise<{ default: Component<{ id: string }> }>;
  /** Formal sheets by the `view` of the address, each alone on the page, for print. */
  readonly sheets?: Readonly<Record<string, () => Promise<{ default: Component<{ id: string }> }>>>;
}

const readers = ['office', 'supervisor', 'auditor', 'official', 'handler'] as const;
const overseers = ['office', 'supervisor', 'auditor', 'admin', 'official'] as const;
const rows = () => import('./RowList.svelte');
const record = () => import('./records/RecordDetail.svelte');

/** What is registered. */
const rolls: Readonly<Record<string, RegistryPage>> = {
  units: { label: () => t('units'), load: rows, detail: record },
  people: {
    label: () => t('people'),
    load: rows,
    detail: record,
    sheets: { sheet: () => import('./documents/CardSheet.svelte') },
  },
  enterprises: { label: () => t('enterprises'), load: rows, detail: record },
  projects: { label: () => t('projects'), load: rows, detail: record },
  chains: { label: () => t('chains'), load: rows, detail: record },
  villages: { label: () => t('villages'), load: rows, detail: record },
  indicators: { label: () => t('indicators'), load: rows, detail: record },
  observers: { label: () => t('observers'), roles: ['office'], load: () => import('./Observers.svelte') },
  import: { label: () => t('import'), roles: ['office'], load: () => import('./import/Import.svelte') },
};

/** Who answers for what. */
const responsibility: Readonly<Record<string, RegistryPage>> = {
  plans: {
    label: () => t('plans'),
    load: () => import('./plans/Plans.svelte'),
    detail: () => import('./plans/PlanDetail.svelte'),
    sheets: {
      schedule: () => import('./documents/ScheduleSheet.svelte'),
      cards: () => import('./documents/CardsSheet.svelte'),
    },
  },
  lists: {
    label: () => t('threeLists'),
    roles: readers,
    load: () => import('./documents/ThreeLists.svelte'),
    sheets: { sheet: () => import('./documents/ListsSheet.svelte') },
  },
  calendar: {
    label: () => t('calendar'),
    roles: readers,
    load: () => import('./duties/Calendar.svelte'),
  },
  checks: { label: () => t('checks'), roles: overseers, load: () => import('./Checks.svelte') },
};

/** The registry's pages in groups, in the order of the tabs. */
export const groups = [
  { id: 'rolls', label: () => t('rolls'), pages: rolls },
  { id: 'responsibility', label: () => t('responsibility'), pages: responsibility },
  { id: 'arrangements', label: groupLabels.arrangements, pages: arrangementPages },
  { id: 'settings', label: groupLabels.settings, pages: settingsPages },
] as const;
export const firstPage = 'units';

/** The page of a name; the first where there is none. */
export const pageOf = (name: string | undefined): RegistryPage =>
  groups.map(({ pages }) => pages[name ?? firstPage]).find((page) => page !== undefined) ?? rolls[firstPage]!;

/** The groups with the pages that a caller may use; a group without one is left out. */
export function groupsFor(may: (...roles: StaffRole[]) => boolean) {
  return groups
    .map(({ id, label, pages }) => ({
      id,
      label: label(),
      pages: Object.entries(pages)
        .filter(([, { roles }]) => roles === undefined || may(...roles))
        .map(([name, page]) => ({ id: name, label: page.label() })),
    }))
    .filter(({ pages }) => pages.length > 0);
}
