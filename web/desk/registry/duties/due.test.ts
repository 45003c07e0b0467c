import { expect, test } from 'vitest';
import { dueIn, type Duty } from './due.ts';

const duty = (person: string, over: Partial<Duty>): Duty => ({
  duty: 'd',
  name: '联系企业',
  person,
  personName: person,
  period: '2026-09',
  minimum: 1,
  done: 0,
  status: 'open',
  dueOn: '2026-09-30',
  ...over,
});

test('[X3] what falls due this month, the unmet first; quarters that end later and the exempt are left out', () => {
  const found = dueIn('2026-09', [
    duty('met', { status: 'met', done: 1 }),
    duty('later', { period: '2026-Q4', dueOn: '2026-12-31' }),
    duty('leaves', { dueOn: '2026-09-10' }),
    duty('exempt', { status: 'exempt' }),
    duty('open', {}),
  ]);
  expect(found.map(({ person }) => person)).toEqual(['leaves', 'open', 'met']);
});
