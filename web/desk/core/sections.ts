import type { Component } from 'svelte';
import type { StaffRole } from '../../../shared/contract/route.ts';

/** What a section's module offers. `Detail` stands beside the list, `Sheet` alone on the page, for print. */
export interface SectionModule {
  List: Component;
  Detail?: Component<{ id: string }>;
  /** Whether the thing that the address names has a detail; it has where this is left out. */
  opensDetail?: () => boolean;
  /** The detail is where the work is done: on a wide screen it takes most of the width, and the list becomes a column beside it. */
  wideDetail?: boolean;
  Sheet?: Component<{ id: string }>;
}

interface SectionEntry {
  readonly id: string;
  /** Who sees it; the server decides again on every call. */
  readonly roles: readonly StaffRole[];
  /** Loaded when it is first opened, so that the first view is quick. */
  readonly load: () => Promise<SectionModule>;
}

const readers = ['handler', 'official', 'office', 'supervisor', 'auditor'] as const;

/** The pages of the desk in the order of the navigation; the first that the caller may use opens first. */
export const sections = [
  {
    id: 'today',
    roles: ['handler', 'official', 'office', 'supervisor'],
    load: () => import('../today/index.ts'),
  },
  {
    id: 'cases',
    roles: ['handler', 'office', 'supervisor', 'auditor'],
    load: () => import('../cases/index.ts'),
  },
  { id: 'notices', roles: readers, load: () => import('../notices/index.ts') },
  { id: 'projects', roles: readers, load: () => import('../projects/index.ts') },
  { id: 'log', roles: readers, load: () => import('../log/index.ts') },
  { id: 'survey', roles: [...readers, 'admin'], load: () => import('../survey/index.ts') },
  { id: 'scoring', roles: readers, load: () => import('../scoring/index.ts') },
  { id: 'complaints', roles: ['custodian'], load: () => import('../complaints/index.ts') },
  { id: 'registry', roles: [...readers, 'custodian', 'admin'], load: () => import('../registry/index.ts') },
  { id: 'settings', roles: ['office', 'admin'], load: () => import('../notify/index.ts') },
  { id: 'audit', roles: ['auditor'], load: () => import('../audit/index.ts') },
] as const satisfies readonly SectionEntry[];
export type SectionId = (typeof sections)[number]['id'];

/** The sections that a caller with these roles may use. */
export function sectionsFor(roles: readonly StaffRole[]): readonly (typeof sections)[number][] {
  return sections.filter((section) => section.roles.some((role) => roles.includes(role)));
}
