export { default as List } from './LogPage.svelte';
