import { expect, test } from 'vitest';
import { readAddress } from './place.ts';

test('the address names county and channel', () => {
  expect(readAddress('?j=422826&channel=qr')).toEqual({ jurisdiction: '422826', channel: 'qr' });
  expect(readAddress('')).toEqual({ jurisdiction: undefined, channel: 'web' });
});

test('what is no jurisdiction code counts as none', () => {
  expect(readAddress('?j=../x').jurisdiction).toBeUndefined();
  expect(readAddress('?j=022826').jurisdiction).toBeUndefined();
});
