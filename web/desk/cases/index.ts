export { default as Detail } from './CaseDetail.svelte';
export { default as List } from './CasesPage.svelte';

/** A case is worked on in its detail. */
export const wideDetail = true;
