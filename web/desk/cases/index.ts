export { default as Detail } from './CaseDetail.svelte';
export { default as List } from './CasesPage.svelte';
