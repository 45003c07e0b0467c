import { address } from '../core/address.svelte.ts';
import { pageOf } from './pages.ts';

export { default as Detail } from './RegistryDetail.svelte';
export { default as List } from './Registry.svelte';
export { default as Sheet } from './RegistrySheet.svelte';

/** Whether things of the page that the address names open beside their list. */
export const opensDetail = (): boolean => pageOf(address.get('list')).detail !== undefined;
