import { expect, test } from 'vitest';
import { Programme } from '../../../../../shared/registry/arrangements.ts';
import { faultsOf, programmeOf, valuesOf } from './form.ts';

const campaign: Programme = {
  id: 'gongjian-120',
  name: '攻坚120天',
  kind: 'campaign',
  from: '2021-09-01',
  days: 120,
  goals: [
    { id: 'signings', name: '签约6个', target: { of: 'signing', count: 6 } },
    {
      id: 'start',
      name: '开工1个30亿元项目',
      target: { of: 'start', count: 1, minimumAmount: 3_000_000_000 },
    },
    { id: 'speed', name: '提速' },
  ],
  workstreams: [{ id: 'w1', name: '招商专班', owner: 'p1' }],
  workGroups: [
    { id: 'g1', name: '综合组', unit: 'office', categories: ['land'] },
    { id: 'g2', categories: [] },
  ],
  taskTypes: [{ id: 't1', name: '征迁' }],
  areas: [{ id: 'a1', name: '东片' }],
  activation: ['leader', 'team', 'plan'],
  ownerRoles: ['city', 'county', 'enterprise'],
};
const say = (from: number, to: number): string => `${from}-${to}`;
const today = '2026-09-01';

test('[M1] [M5] [M7] a campaign comes back from its form as it was, an unnamed group stays empty', () => {
  const made = programmeOf(campaign.id, valuesOf(campaign, today));
  expect(made).toEqual(campaign);
  expect(Programme.safeParse(made).success).toBe(true);
});
test('a standing programme has no length, whatever was typed', () => {
  const values = { ...valuesOf(campaign, today), kind: 'standing' as const };
  expect(programmeOf('s', values)).not.toHaveProperty('days');
});
test('says which figures cannot be read', () => {
  const values = valuesOf(campaign, today);
  values.days = '很久';
  values.goals[0]!.count = '0';
  values.goals[1]!.amount = '约30亿';
  expect(faultsOf(values, say, '?').map(({ path }) => path)).toEqual([
    'days',
    'goals/0/target/count',
    'goals/1/target/minimumAmount',
  ]);
  expect(faultsOf(valuesOf(campaign, today), say, '?')).toEqual([]);
});
