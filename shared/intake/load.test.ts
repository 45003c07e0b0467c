import { expect, test } from 'vitest';
import { at, calendar, claimed, event, makeFacts, signed } from './cases.fixture.ts';
import { clocksOf } from './clocks.ts';
import { defaultIntakeConfig as config } from './config.ts';
import type { CaseEvent } from './events.ts';
import { handlerLoads, holdingPerson } from './load.ts';
import { replay } from './states.ts';

const today = '2026-08-06';
const by = (person: string): CaseEvent[] => [
  ...signed.slice(0, 3),
  event('signedFor', '08-03 14:00', { by: person }),
];
const held = (events: readonly CaseEvent[], leadUnit = 'market') => ({
  state: replay(events),
  leadUnit,
  events,
  clocks: clocksOf(makeFacts(events), config, calendar, at('08-06 09:00')),
});
const handler = (id: string, unit = 'market', to?: string) =>
  ({ id, kind: 'handler', unit, from: '2026-01-01', ...(to && { to }) }) as const;
const zero = { open: 0, dueToday: 0, overdue: 0, awaitingFiler: 0 };

test('a case is held by whoever signed for it since it came to its unit, and stays with her when it comes back', () => {
  expect(holdingPerson(signed.slice(0, 3))).toBeUndefined();
  expect(holdingPerson(by('p-xiang'))).toBe('p-xiang');
  const passedOn = [...by('p-xiang'), event('transferred', '08-05', { unit: 'tax' })];
  expect(holdingPerson(passedOn)).toBeUndefined();
  expect(holdingPerson([...passedOn, event('signedFor', '08-05', { by: 'p-tan' })])).toBe('p-tan');
  const back = [
    ...by('p-xiang'),
    event('replied', '08-04'),
    event('claimed', '08-05'),
    event('reopened', '08-06'),
  ];
  expect(holdingPerson(back)).toBe('p-xiang');
});

test('open, due today and late of each handler; what nobody signed for stands last; claimed is the filer’s', () => {
  const late = [...signed.slice(0, 3)];
  const replied = [...by('p-xiang'), event('replied', '08-04')];
  const cases = [
    held(by('p-xiang')),
    held(replied),
    held([...replied, event('claimed', '08-05')]),
    held(late),
    held(by('p-tan'), 'tax'),
  ];
  expect(handlerLoads(cases, [], today)).toEqual([
    { unit: 'market', person: 'p-xiang', open: 2, dueToday: 1, overdue: 0, awaitingFiler: 1 },
    { unit: 'market', open: 1, dueToday: 0, overdue: 1, awaitingFiler: 0 },
    { unit: 'tax', person: 'p-tan', open: 1, dueToday: 1, overdue: 0, awaitingFiler: 0 },
  ]);
});

test('a handler who is free is listed; one who left only while she holds something; the office’s cases are nobody’s', () => {
  const people = [
    handler('p-free'),
    handler('p-gone', 'market', '2026-08-05'),
    handler('p-left', 'tax', '2026-08-05'),
  ];
  const office = { state: 'accepted', events: signed.slice(0, 2), clocks: [] } as const;
  expect(handlerLoads([held(by('p-gone')), office], people, today)).toEqual([
    { unit: 'market', person: 'p-free', ...zero },
    { unit: 'market', person: 'p-gone', ...zero, open: 1, dueToday: 1 },
  ]);
  expect(handlerLoads([held(claimed)], [{ ...handler('p-official'), kind: 'official' }], today)).toEqual([
    { unit: 'market', ...zero, awaitingFiler: 1 },
  ]);
});
