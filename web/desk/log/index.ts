export { default as List } from './LogList.svelte';
