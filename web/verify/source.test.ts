import { describe, expect, test } from 'vitest';
import { stratumName } from './stratum.ts';
import { drawsOf, type Fetch, filesOf, handedIn, jurisdictionOf } from './source.ts';

const site =
  (files: Readonly<Record<string, unknown>>): Fetch =>
  async (path) =>
    path in files ? Response.json(files[path]) : new Response('', { status: 404 });
const entry = { month: '2026-09', commitPath: 'data/c.json', drawPath: 'data/d.json' };

describe('the published files', () => {
  test('of the county in the address, else of the deployment', async () => {
    const get = site({ '/config.json': { jurisdiction: '422826' } });
    expect(await jurisdictionOf(get, '611022')).toBe('611022');
    expect(await jurisdictionOf(get, '<script>')).toBe('422826');
    expect(await jurisdictionOf(get, null)).toBe('422826');
  });

  test('none where nothing was published', async () => {
    expect(await drawsOf(site({}), '422826')).toEqual([]);
  });

  test('the draw may be missing, what was announced may not', async () => {
    expect(await filesOf(site({ '/data/c.json': { kind: 'commit' } }), entry)).toEqual({
      commit: { kind: 'commit' },
      draw: undefined,
    });
    await expect(filesOf(site({ '/data/d.json': {} }), entry)).rejects.toThrow('is gone');
  });
});

test('a file that is handed in is told by its shape', () => {
  expect(handedIn('{"kind":"draw","figures":{}}')?.kind).toBe('figures');
  expect(handedIn('{"round":{},"lines":[]}')?.kind).toBe('audit');
  expect(handedIn('{"proof":{},"frameRoot":"0"}')?.kind).toBe('line');
  for (const text of ['', 'null', '[]', '{"round":1}', '不是文件']) expect(handedIn(text)).toBeUndefined();
});

test('a stratum is called by its members, and a strange code by itself', () => {
  expect(stratumName('industry-large+trade-micro')).toBe('工业·大型、商贸·微型');
  expect(stratumName('A')).toBe('A');
});
