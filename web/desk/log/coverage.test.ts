import { expect, test } from 'vitest';
import { periods, spanOf } from './coverage.ts';

test('[X15] parts of a year by their months', () => {
  expect(periods).toHaveLength(17);
  expect(spanOf('year')).toEqual({ fromMonth: 1, toMonth: 12 });
  expect(spanOf('q3')).toEqual({ fromMonth: 7, toMonth: 9 });
  expect(spanOf('m12')).toEqual({ fromMonth: 12, toMonth: 12 });
  expect(spanOf('q9')).toEqual({ fromMonth: 1, toMonth: 12 });
});
