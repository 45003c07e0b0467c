export { default as Detail } from './RunDetail.svelte';
export { default as List } from './RunList.svelte';
