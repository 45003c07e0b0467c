import { address } from '../core/address.svelte.ts';

export { default as Detail } from './RunDetail.svelte';
export { default as List } from './Scoring.svelte';

/** A run opens beside the list of runs alone; the other tabs have no detail. */
export const opensDetail = (): boolean => (address.get('tab') ?? 'runs') === 'runs';
