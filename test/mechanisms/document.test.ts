import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { mechanisms } from './catalogue.ts';
import { documentPath, mechanismsDocument } from './document.ts';

test('the catalogue has the 89 mechanisms, each once', () => {
  expect(new Set(mechanisms.map(({ id }) => id)).size).toBe(89);
});

test('docs/mechanisms.md is what npm run docs:mechanisms writes', async () => {
  expect(await readFile(documentPath, 'utf8')).toBe(await mechanismsDocument('.'));
});
