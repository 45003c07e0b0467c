import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import english from 'zod/v4/locales/en.js';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { unsay } from '../../shared/contract/bilingual.ts';
import { pathParameters } from '../../shared/contract/parameters.ts';
import type { PathParameter } from '../../shared/contract/parameters.ts';
import type { FieldProblem } from '../../shared/contract/problems.ts';
import { parameterNames } from '../../shared/contract/route.ts';
import type { RouteDefinition } from '../../shared/contract/route.ts';
import { problem } from './problem.ts';

const zh = zhCN().localeError;
const en = english().localeError;

/**
 * Path parameters, query and body, validated, as one flat object.
 * @throws Problem `invalid-input` with a pointer and a text in both languages for every field that is wrong.
 */
export function inputOf(
  route: RouteDefinition,
  event: Pick<APIGatewayProxyEventV2, 'pathParameters' | 'queryStringParameters'>,
  body: unknown,
): Record<string, unknown> {
  const names = parameterNames(route.path) as PathParameter[];
  const path = z.object(Object.fromEntries(names.map((name) => [name, pathParameters[name]])));
  const parts: [z.ZodObject, unknown][] = [
    [path, event.pathParameters ?? {}],
    [(route.query ?? z.object({})).strict(), event.queryStringParameters ?? {}],
    [(route.body ?? z.object({})).strict(), body ?? {}],
  ];
  const results = parts.map(([schema, value]) => parseBilingually(schema, value));
  const fields = results.flatMap((result) => ('fields' in result ? result.fields : []));
  if (fields.length > 0) throw problem('invalid-input', { fields: fields.slice(0, 50) });
  return Object.assign({}, ...results.map((result) => ('value' in result ? result.value : {}))) as Record<
    string,
    unknown
  >;
}

/** Parses a value; what is wrong comes back as pointers with texts in both languages. */
export function parseBilingually<S extends z.ZodType>(
  schema: S,
  value: unknown,
): { value: z.output<S> } | { fields: FieldProblem[] } {
  const chinese = schema.safeParse(value, { error: zh });
  if (chinese.success) return { value: chinese.data };
  const english = schema.safeParse(value, { error: en });
  return {
    fields: chinese.error.issues.flatMap((issue, at) => {
      const own = unsay(issue.message);
      const zh = own?.zh ?? issue.message;
      const en = own?.en ?? english.error?.issues[at]?.message ?? issue.message;
      return pathsOf(issue).map((path) => ({ pointer: pointerOf(path), zh, en }));
    }),
  };
}

/** Where an issue is: one place, save for several unknown keys. */
const pathsOf = (issue: z.core.$ZodIssue): PropertyKey[][] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
