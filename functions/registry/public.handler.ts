import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { formOptions } from './jurisdiction.ts';
import { registryStore } from './store.ts';

export const wiring: Wiring<'registry-public'> = ({ tables }) => ({
  formOptions: formOptions({ store: registryStore(tables.records) }),
});

export const handler = http(wiring);
