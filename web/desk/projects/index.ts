export { default as Detail } from './ProjectDetail.svelte';
export { default as List } from './ProjectList.svelte';
