import { describe, expect, test } from 'vitest';
import { inOrder, nextOption } from './options.ts';

describe('the arrow keys', () => {
  test.each([
    ['from none down to the first', -1, 3, 1, 0],
    ['from none up to the last', -1, 3, -1, 2],
    ['from the last round to the first', 2, 3, 1, 0],
    ['from the first round to the last', 0, 3, -1, 2],
    ['nowhere where nothing was found', -1, 0, 1, -1],
  ] as const)('%s', (_, at, count, step, to) => expect(nextOption(at, count, step)).toBe(to));
});

test('options stand in the order of their groups', () => {
  const group = (id: string, ...keys: string[]) => ({
    id,
    label: id,
    options: keys.map((key) => ({ key, label: key })),
  });
  expect(inOrder([group('a', '1', '2'), group('b', '3')]).map(({ key }) => key)).toEqual(['1', '2', '3']);
});
