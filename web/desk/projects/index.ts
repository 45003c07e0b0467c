import { address } from '../core/address.svelte.ts';
import { hasDetail } from './pages.ts';

export { default as Detail } from './ProjectDetail.svelte';
export { default as List } from './Projects.svelte';
export { default as Sheet } from './AgencySheet.svelte';

/** Whether things of the page that the address names open beside their list. */
export const opensDetail = (): boolean => hasDetail(address.get('list'));
