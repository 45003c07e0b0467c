export { default as List } from './Today.svelte';
