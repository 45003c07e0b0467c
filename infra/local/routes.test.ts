import { describe, expect, it } from 'vitest';
import { pathPattern } from './distribution.ts';
import { matchRoute } from './routes.ts';

const routes = [
  'GET /items',
  'GET /items/{id}',
  'ANY /items/{id}',
  'GET /items/latest',
  'POST /items/{id}/notes/{note}',
  'GET /files/{path+}',
  'GET /files/{name}',
].map((key) => ({ key }));
const match = (method: string, path: string, list = routes): unknown => {
  const found = matchRoute(list, method, path);
  return found && [found.route.key, found.pathParameters];
};

describe('route matching', () => {
  it.each([
    ['GET', '/items', ['GET /items', {}]],
    ['GET', '/items/latest', ['GET /items/latest', {}]],
    ['GET', '/items/7', ['GET /items/{id}', { id: '7' }]],
    ['PUT', '/items/7', ['ANY /items/{id}', { id: '7' }]],
    ['PUT', '/items/latest', ['ANY /items/{id}', { id: 'latest' }]],
    ['GET', '/items/%E6%9D%8E%2F1', ['GET /items/{id}', { id: '李/1' }]],
    ['POST', '/items/7/notes/3', ['POST /items/{id}/notes/{note}', { id: '7', note: '3' }]],
    ['GET', '/files/a', ['GET /files/{name}', { name: 'a' }]],
    ['GET', '/files/a/b%20c', ['GET /files/{path+}', { path: 'a/b c' }]],
    ['DELETE', '/items', undefined],
    ['GET', '/items/', undefined],
    ['GET', '/files/', undefined],
    ['GET', '/', undefined],
  ])('%s %s', (method, path, expected) => {
    expect(match(method, path)).toEqual(expected);
  });

  it('leaves the rest to $default', () => {
    const list = [...routes, { key: '$default' }];
    expect(match('DELETE', '/none', list)).toEqual(['$default', {}]);
    expect(match('GET', '/items', list)).toEqual(['GET /items', {}]);
  });
});

describe('path patterns of the distribution', () => {
  it.each([
    ['/api/*', '/api/x/y', true],
    ['api/*', '/api/x', true],
    ['/api/*', '/apix', false],
    ['*.json', '/data/a.json', true],
    ['*.json', '/data/a+json', false],
    ['/a?.js', '/ab.js', true],
    ['/a?.js', '/a.js', false],
    ['*', '/', true],
  ])('%s on %s: %s', (pattern, path, fits) => {
    expect(pathPattern(pattern)(path)).toBe(fits);
  });
});
