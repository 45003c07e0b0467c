import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { search } from './search.ts';
import { registryStore } from './store.ts';

export const wiring: Wiring<'registry-search'> = ({ tables }) => ({
  search: search({ store: registryStore(tables.records) }),
});

export const handler = http(wiring);
