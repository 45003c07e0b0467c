import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { say } from '../../shared/contract/bilingual.ts';
import type { RouteDefinition } from '../../shared/contract/route.ts';
import { inputOf, parseBilingually } from './input.ts';
import { Problem } from './problem.ts';

const bare: RouteDefinition = {
  method: 'POST',
  path: '/api/{jurisdiction}/years/{year}/things',
  summary: { zh: '', en: '' },
  callers: ['public'],
  function: 'platform-public',
  response: z.unknown(),
  errors: [],
};
const route: RouteDefinition = {
  ...bare,
  query: z.object({ limit: z.coerce.number().int().max(100).default(20) }),
  body: z.object({
    title: z.string().min(1, say('请填写标题', 'Enter a title')),
    people: z.array(z.object({ name: z.string(), 'a/b~c': z.number().optional() })).default([]),
    place: z.strictObject({ town: z.string() }).optional(),
  }),
};
const event = (parameters: Record<string, string>, query?: Record<string, string>) => ({
  pathParameters: parameters,
  ...(query && { queryStringParameters: query }),
});
const path = { jurisdiction: '422826', year: '2026' };

/** The fields of the problem that the input is refused with. */
function fieldsOf(body: unknown, parameters: Record<string, string> = path, query?: Record<string, string>) {
  try {
    inputOf(route, event(parameters, query), body);
  } catch (error) {
    if (error instanceof Problem && error.code === 'invalid-input') return error.details.fields ?? [];
    throw error;
  }
  throw new Error('the input was accepted');
}

test('path, query and body become one object, with defaults and numbers', () => {
  expect(inputOf(route, event(path, { limit: '5' }), { title: '标题', people: [{ name: '甲' }] })).toEqual({
    jurisdiction: '422826',
    year: 2026,
    limit: 5,
    title: '标题',
    people: [{ name: '甲' }],
  });
  expect(inputOf(route, event(path), { title: 't' })).toMatchObject({ limit: 20, people: [] });
});

test('a route without body or query takes neither', () => {
  expect(inputOf(bare, { pathParameters: path }, undefined)).toEqual({ jurisdiction: '422826', year: 2026 });
  expect(() => inputOf(bare, { pathParameters: path }, { title: 't' })).toThrow(Problem);
  expect(() => inputOf(bare, event(path, { limit: '5' }), undefined)).toThrow(Problem);
});

describe('what is wrong is pointed at, in both languages', () => {
  test('a text of the schema’s own comes in its two halves', () => {
    expect(fieldsOf({ title: '' })).toEqual([{ pointer: '/title', zh: '请填写标题', en: 'Enter a title' }]);
  });

  test('nested paths, with numbers and escaped names', () => {
    const fields = fieldsOf({ title: 't', people: [{ name: '甲' }, { name: 7, 'a/b~c': 'x' }] });
    expect(fields.map(({ pointer }) => pointer)).toEqual(['/people/1/name', '/people/1/a~1b~0c']);
    for (const { zh, en } of fields) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test('unknown keys at the top, in the query and inside', () => {
    expect(fieldsOf({ title: 't', extra: 1 })[0]).toMatchObject({ pointer: '/extra' });
    expect(fieldsOf({ title: 't' }, path, { page: '2' })[0]).toMatchObject({ pointer: '/page' });
    expect(fieldsOf({ title: 't', place: { town: '镇', street: '街' } })[0]).toMatchObject({
      pointer: '/place/street',
    });
  });

  test('each of several unknown keys has a pointer of its own', () => {
    expect(fieldsOf({ title: 't', one: 1, two: 2 }).map(({ pointer }) => pointer)).toEqual(['/one', '/two']);
  });

  test('path, query and body are complained of together', () => {
    const fields = fieldsOf({ title: '' }, { jurisdiction: 'x', year: '1850' }, { limit: '1000' });
    expect(fields.map(({ pointer }) => pointer)).toEqual(['/jurisdiction', '/year', '/limit', '/title']);
    expect(fields[0]!.zh).toBe('行政区划代码应为6位数字');
  });

  test('at most fifty, however many there are', () => {
    const people = Array.from({ length: 80 }, () => ({ name: 1 }));
    expect(fieldsOf({ title: 't', people })).toHaveLength(50);
  });

  test.each([[[]], ['text'], [7]])('a body that is no object (%j) is refused as a whole', (body) => {
    expect(fieldsOf(body)).toMatchObject([{ pointer: '' }]);
  });

  test('no value that was sent is repeated', () => {
    const secret = '13800000000';
    expect(JSON.stringify(fieldsOf({ title: 7, people: secret }))).not.toContain(secret);
  });
});

test('parseBilingually answers the parsed value where nothing is wrong', () => {
  expect(parseBilingually(z.object({ n: z.coerce.number() }), { n: '4' })).toEqual({ value: { n: 4 } });
});
