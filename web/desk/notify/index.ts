export { default as List } from './Settings.svelte';
