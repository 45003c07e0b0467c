import { expect, test } from 'vitest';
import { readClaims } from './claims.ts';

test('lists as arrays', () => {
  const profile = {
    sub: 's1',
    name: '张三',
    roles: ['office', 'supervisor'],
    jurisdiction: '422826',
    unit: 'u1',
    person: 'p1',
  };
  expect(readClaims(profile, '')).toEqual({
    subject: 's1',
    name: '张三',
    roles: ['office', 'supervisor'],
    jurisdictions: ['422826'],
    unit: 'u1',
    person: 'p1',
  });
});

test('lists as texts under a prefix', () => {
  const profile = {
    sub: 's1',
    'custom:roles': 'office,auditor',
    'custom:jurisdictions': '611000 611022',
    roles: ['admin'],
  };
  expect(readClaims(profile, 'custom:')).toMatchObject({
    name: 's1',
    roles: ['office', 'auditor'],
    jurisdictions: ['611000', '611022'],
    unit: undefined,
  });
});

test('a token without our claims grants nothing', () => {
  expect(readClaims({ sub: 's1' }, '')).toMatchObject({ roles: [], jurisdictions: [] });
});
