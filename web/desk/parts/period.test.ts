import { expect, test } from 'vitest';
import { periodWords } from './period.ts';

test.each([
  ['2026-05', '2026年5月'],
  ['2026-12', '2026年12月'],
  ['2026-Q3', '2026年第3季度'],
  ['2026-H1', '2026年上半年'],
  ['2026-H2', '2026年下半年'],
  ['2026', '2026年'],
  ['常年', '常年'],
])('%s is %s', (code, words) => expect(periodWords(code).zh).toBe(words));
