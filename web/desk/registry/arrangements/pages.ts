import type { RegistryPage } from '../pages.ts';
import { t } from './messages.ts';

/** What a county keeps lists of, and what it has taken up. */
export const arrangementPages: Readonly<Record<string, RegistryPage>> = {
  catalogues: {
    label: () => t('catalogues'),
    load: () => import('./catalogues/CatalogueList.svelte'),
    detail: () => import('./catalogues/CatalogueDetail.svelte'),
  },
  programmes: {
    label: () => t('programmes'),
    load: () => import('./programmes/ProgrammeList.svelte'),
    detail: () => import('./programmes/ProgrammeDetail.svelte'),
    sheets: { sheet: () => import('./programmes/ProgrammeSheet.svelte') },
  },
  guarantees: {
    label: () => t('guarantees'),
    load: () => import('./guarantees/GuaranteeMatrix.svelte'),
    detail: () => import('./guarantees/GuaranteeDetail.svelte'),
  },
  envoys: {
    label: () => t('envoys'),
    load: () => import('./envoys/EnvoyList.svelte'),
    detail: () => import('./envoys/EnvoyDetail.svelte'),
  },
  sites: {
    label: () => t('sites'),
    load: () => import('./sites/SiteList.svelte'),
    detail: () => import('./sites/SiteDetail.svelte'),
  },
  deferrals: {
    label: () => t('deferrals'),
    load: () => import('./deferrals/DeferralList.svelte'),
    detail: () => import('./deferrals/DeferralDetail.svelte'),
  },
};

/** By which rules a county works. */
export const settingsPages: Readonly<Record<string, RegistryPage>> = {
  'duty-rules': {
    label: () => t('duties'),
    load: () => import('./duties/DutyList.svelte'),
    detail: () => import('./duties/DutyDetail.svelte'),
  },
  configuration: {
    label: () => t('configuration'),
    roles: ['office', 'supervisor', 'auditor', 'admin'],
    load: () => import('./configuration/Configuration.svelte'),
  },
};
export const groupLabels = { arrangements: () => t('group'), settings: () => t('settings') };
