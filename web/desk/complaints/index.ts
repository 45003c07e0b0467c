export { default as Detail } from './ComplaintDetail.svelte';
export { default as List } from './ComplaintList.svelte';
