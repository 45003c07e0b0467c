import type { Notice } from './acts.ts';

/** A valid issued notice with overrides. */
export const makeNotice = (change: Partial<Notice> = {}): Notice => ({
  id: 'N1',
  colour: 'blue',
  state: 'issued',
  matter: { kind: 'case', id: 'K1', title: '用电增容' },
  basis: { zh: '', en: '' },
  requirement: '',
  deadline: '2026-09-08',
  leadUnit: 'power',
  supportingUnits: [],
  cause: 'due',
  draftedAt: '2026-09-03T01:00:00.000Z',
  version: 1,
  changedAt: '2026-09-03T01:00:00.000Z',
  changedBy: 'system',
  ...change,
});
