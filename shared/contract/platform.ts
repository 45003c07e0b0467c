import * as z from 'zod';
import type { RouteDefinition } from './route.ts';

export const platformRoutes = {
  health: {
    method: 'GET',
    path: '/api/health',
    summary: { zh: '运行状况', en: 'Health' },
    callers: ['public'],
    function: 'platform-public',
    response: z.object({ status: z.literal('ok'), now: z.iso.datetime() }),
    errors: [],
  },
  openapi: {
    method: 'GET',
    path: '/api/openapi.json',
    summary: { zh: '接口说明(OpenAPI 3.1)', en: 'This API as an OpenAPI 3.1 document' },
    callers: ['public'],
    function: 'platform-public',
    response: z.record(z.string(), z.unknown()),
    errors: [],
  },
} as const satisfies Record<string, RouteDefinition>;
