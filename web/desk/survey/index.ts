export { default as Detail } from './RoundDetail.svelte';
export { default as List } from './RoundList.svelte';
export { default as Sheet } from './Report.svelte';
