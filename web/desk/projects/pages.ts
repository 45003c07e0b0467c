import type { Component } from 'svelte';
import { t } from './agencyMessages.ts';

/** A page of the section: `?page=projects&list=<its name>`. */
interface ProjectPage {
  readonly id: string;
  readonly label: () => string;
  readonly load: () => Promise<{ default: Component }>;
}

/** The pages of the section in the order of its tabs; projects open beside the first. */
export const pages: readonly [ProjectPage, ...ProjectPage[]] = [
  { id: 'reports', label: () => t('pageReports'), load: () => import('./ProjectList.svelte') },
  { id: 'tasks', label: () => t('pageTasks'), load: () => import('./TasksPage.svelte') },
  { id: 'plans', label: () => t('backward'), load: () => import('./PlansPage.svelte') },
  { id: 'campaign', label: () => t('pageCampaign'), load: () => import('./CampaignPage.svelte') },
  { id: 'commitments', label: () => t('pageCommitments'), load: () => import('./CommitmentsPage.svelte') },
  { id: 'frontline', label: () => t('pageFrontline'), load: () => import('./FrontlinePage.svelte') },
];

/** The page that the address names; the first where it names none. */
export const pageOf = (id: string | undefined): ProjectPage =>
  pages.find((page) => page.id === id) ?? pages[0];

/** Whether things open beside a page's list. */
export const hasDetail = (id: string | undefined): boolean => pageOf(id) === pages[0];
