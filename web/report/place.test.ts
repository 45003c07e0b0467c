import { expect, test } from 'vitest';
import { plainAddress, readAddress } from './place.ts';

test('the address names county and channel', () => {
  const plain = { complaint: false };
  expect(readAddress('?j=422826&channel=qr')).toEqual({ jurisdiction: '422826', channel: 'qr', ...plain });
  expect(readAddress('')).toEqual({ jurisdiction: undefined, channel: 'web', ...plain });
});

test('what is no jurisdiction code counts as none', () => {
  expect(readAddress('?j=../x').jurisdiction).toBeUndefined();
  expect(readAddress('?j=022826').jurisdiction).toBeUndefined();
});

test('a poster leads to the protected line, and the address forgets it', () => {
  const search = '?j=422826&line=complaint';
  expect(readAddress(search).complaint).toBe(true);
  expect(plainAddress({ pathname: '/report.html', search })).toBe('/report.html?j=422826');
  expect(plainAddress({ pathname: '/report.html', search: '?line=complaint' })).toBe('/report.html');
});
