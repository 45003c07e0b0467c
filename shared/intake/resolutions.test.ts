import { expect, test } from 'vitest';
import { event } from './cases.fixture.ts';
import { defaultClosing } from './config.ts';
import { resolutionFault, resolutionsOf } from './resolutions.ts';

const wanted = { ...defaultClosing, evidence: true };

test('what a claim must say of its resolution', () => {
  expect(resolutionFault(undefined, defaultClosing)).toBeUndefined();
  expect(resolutionFault(undefined, wanted)).toBe('evidence');
  expect(resolutionFault({ means: 'permit' }, wanted)).toBe('evidence');
  expect(resolutionFault({ means: 'permit', evidence: '文号1' }, wanted)).toBeUndefined();
  expect(resolutionFault({ means: 'none' }, defaultClosing)).toBe('means');
  expect(resolutionFault({ means: 'grant' }, defaultClosing)).toBe('noAmount');
  expect(resolutionFault({ means: 'permit', yuan: 1 }, defaultClosing)).toBe('amount');
});

test('counts a case once, by its last claim, in the month of its confirmation', () => {
  const events = [
    event('claimed', '09-01 09:00', { resolution: { means: 'grant', yuan: 5 } }),
    event('reopened', '09-02 09:00'),
    event('claimed', '09-29 09:00', { resolution: { means: 'loan', yuan: 7, head: 'p-1' } }),
    event('confirmed', '09-30 23:59'),
  ];
  const september = { from: '2026-09-01', to: '2026-09-30' };
  const counted = resolutionsOf([{ events }, { events: events.slice(0, 3) }], september, defaultClosing);
  expect(counted).toMatchObject({
    solved: 1,
    byMeans: [{ means: { code: 'loan' }, count: 1, yuan: 7 }],
    byHead: [{ person: 'p-1', count: 1 }],
  });
  const october = { from: '2026-10-01', to: '2026-10-31' };
  expect(resolutionsOf([{ events }], october, defaultClosing)).toEqual({
    solved: 0,
    byMeans: [],
    byHead: [],
  });
});

test('what was solved by a means that the county has given up keeps its line, by its code', () => {
  const events = [
    event('claimed', '09-29 09:00', { resolution: { means: 'barter', yuan: 9 } }),
    event('confirmed', '09-30 09:00'),
  ];
  const { byMeans } = resolutionsOf([{ events }], { from: '2026-09-01', to: '2026-09-30' }, defaultClosing);
  expect(byMeans).toMatchObject([{ means: { code: 'barter', zh: 'barter' }, count: 1, yuan: 9 }]);
});
