import * as z from 'zod';
import { pathParameters } from '../../shared/contract/parameters.ts';
import type { PathParameter } from '../../shared/contract/parameters.ts';
import { problemKinds } from '../../shared/contract/problems.ts';
import type { ProblemCode } from '../../shared/contract/problems.ts';
import { isStaffRoute, parameterNames, secretSchemes } from '../../shared/contract/route.ts';
import type { RouteDefinition, SecretHolder } from '../../shared/contract/route.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });

const anyRouteAnswers: readonly ProblemCode[] = ['invalid-input', 'busy', 'internal'];

/** The OpenAPI 3.1 document of a route table. */
export function openApiDocument(routes: Readonly<Record<string, RouteDefinition>>): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [id, route] of Object.entries(routes))
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(id, route);
  return {
    openapi: '3.1.0',
    info: { title: '一线通 Yixiantong', version: '1.0.0', license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      securitySchemes: {
        staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        ...Object.fromEntries(
          Object.entries(secretSchemes).map(([holder, scheme]) => [
            holder,
            { type: 'http', scheme: scheme.toLowerCase() },
          ]),
        ),
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'status', 'title'],
          properties: {
            type: { enum: Object.keys(problemKinds) },
            status: { type: 'integer' },
            title: { $ref: '#/components/schemas/Bilingual' },
            detail: { $ref: '#/components/schemas/Bilingual' },
            fields: {
              type: 'array',
              items: {
                type: 'object',
                properties: { pointer: { type: 'string' }, zh: { type: 'string' }, en: { type: 'string' } },
              },
            },
            current: { type: 'string' },
            allowed: { type: 'array', items: { type: 'string' } },
            requestId: { type: 'string' },
          },
        },
        Bilingual: {
          type: 'object',
          required: ['zh', 'en'],
          properties: { zh: { type: 'string' }, en: { type: 'string' } },
        },
      },
    },
  };
}

function operation(id: string, route: RouteDefinition): Record<string, unknown> {
  const secret = route.callers.find((kind): kind is SecretHolder => kind in secretSchemes);
  return {
    operationId: id,
    summary: route.summary.zh,
    description: `${route.summary.en} (${route.callers.join(', ')})`,
    tags: [route.function.split('-')[0]],
    security: isStaffRoute(route) ? [{ staff: [] }] : secret ? [{ [secret]: [] }] : [],
    parameters: [
      ...parameterNames(route.path).map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: schemaOf(pathParameters[name as PathParameter], 'input'),
      })),
      ...Object.entries(route.query?.shape ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: !(schema as z.ZodType).safeParse(undefined).success,
        schema: schemaOf(schema as z.ZodType, 'input'),
      })),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
      },
    }),
    responses: {
      [route.status ?? 200]: {
        description: route.summary.en,
        content: { 'application/json': { schema: schemaOf(route.response, 'output') } },
      },
      ...problemResponses([
        ...route.errors,
        ...anyRouteAnswers,
        ...(isStaffRoute(route) ? (['unauthenticated', 'forbidden'] as const) : []),
      ]),
    },
  };
}

function problemResponses(codes: readonly ProblemCode[]): Record<string, unknown> {
  const byStatus = Map.groupBy([...new Set(codes)], (code) => problemKinds[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, kinds]) => [
      status,
      {
        description: kinds.map((code) => `${code}: ${problemKinds[code].en}`).join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}
