import { expect, test } from 'vitest';
import { placeOf, standingOf } from './about.ts';
import { makeNotice } from './notice.fixture.ts';

const duty = {
  kind: 'duty',
  id: 'p:1:contact:2026-05-01',
  title: '领导1:2026年5月“每月联系企业”',
  subject: { kind: 'person', id: 'p:1' },
} as const;

test('a notice leads to the case, the project, the duties or the subject that it is about', () => {
  const place = (matter: Parameters<typeof placeOf>[0]['matter']) => placeOf({ matter });
  expect(place({ kind: 'case', id: 'K1', title: '' })).toEqual({
    word: 'openCase',
    page: 'cases',
    query: { id: 'K1' },
  });
  const project = { kind: 'project', id: 'P-1' } as const;
  const opened = { word: 'openProject', page: 'projects', query: { id: 'P-1' } };
  expect(place({ kind: 'milestone', id: 'P-1:start', title: '', subject: project })).toEqual(opened);
  expect(place({ kind: 'task', id: 'T1', title: '', subject: project })).toEqual(opened);
  expect(place({ kind: 'task', id: 'T1', title: '', subject: { kind: 'village', id: 'V1' } })).toEqual({
    word: 'openSubject',
    page: 'registry',
    query: { list: 'villages', id: 'V1' },
  });
  expect(place(duty)).toEqual({
    word: 'openDuty',
    page: 'registry',
    query: { list: 'calendar', person: 'p:1', year: '2026' },
  });
  expect(place({ kind: 'task', id: 'T1', title: '' })).toBeUndefined();
});

test('how a duty stands now is read while its notice is a draft or open, and of no other matter', async () => {
  const asked: unknown[] = [];
  const met = { period: '2026-05', from: '2026-05-01', status: 'met' };
  const desk = {
    call: (_: string, input: object) => {
      asked.push(input);
      const periods = [{ period: '2026-04', from: '2026-04-01', status: 'missed' }, met];
      return Promise.resolve({
        items: [
          { duty: 'onsite', periods: [] },
          { duty: 'contact', periods },
        ],
      });
    },
  } as unknown as Parameters<typeof standingOf>[0];
  const { signal } = new AbortController();
  expect(await standingOf(desk, makeNotice({ state: 'draft', matter: duty }), signal)).toBe(met);
  expect(await standingOf(desk, makeNotice({ state: 'closed', matter: duty }), signal)).toBeUndefined();
  expect(await standingOf(desk, makeNotice({ state: 'draft' }), signal)).toBeUndefined();
  expect(asked).toEqual([{ year: 2026, person: 'p:1' }]);
});
