import { routes } from '../../shared/contract/index.ts';
import type { Wiring } from './http.ts';
import { http } from './lambda.ts';
import { openApiDocument } from './openapi.ts';

export const wiring: Wiring<'platform-public'> = ({ clock }) => {
  const document = openApiDocument(routes);
  return {
    health: async () => ({ status: 'ok', now: clock.now().toISOString() }),
    openapi: async () => document,
  };
};

export const handler = http(wiring);
