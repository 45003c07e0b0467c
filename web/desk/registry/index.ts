export { default as List } from './Registry.svelte';
export { default as Sheet } from './CardSheet.svelte';
