export { default as Detail } from './RoundDetail.svelte';
export { default as List } from './RoundList.svelte';
