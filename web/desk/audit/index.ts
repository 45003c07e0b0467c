export { default as List } from './Audit.svelte';
