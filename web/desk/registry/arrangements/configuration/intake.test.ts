import { expect, test } from 'vitest';
import { defaultIntakeConfig } from '../../../../../shared/intake/config.ts';
import { IntakeSettings } from '../../../../../shared/intake/configuration.ts';
import { intakeFaults, intakeSettings, intakeValues, limitsOf } from './intake.ts';

const settings = IntakeSettings.parse(defaultIntakeConfig);
const say = (from: number, to: number): string => `${from}-${to}`;

test('[Z4] the rules come back from their form as they were', () => {
  expect(intakeSettings(settings, intakeValues(settings))).toEqual(settings);
});
test('a county with classes of its own keeps them', () => {
  const { finish } = settings.limits;
  const own = {
    ...settings,
    limits: { ...settings.limits, finish: { ...finish, hard: { amount: 30, unit: 'workingDays' as const } } },
  };
  expect(limitsOf(own).map(([name]) => name)).toContain('finish.hard');
  expect(intakeSettings(own, intakeValues(own))).toEqual(own);
});
test('what is typed becomes the rule', () => {
  const values = intakeValues(settings);
  values.limits['finish.simple'] = { amount: '3', unit: 'workingDays' };
  values.ruleset = 'ladder';
  values.categories[0]!.unit = 'finance-office';
  const made = intakeSettings(settings, values);
  expect(made.limits.finish.simple.amount).toBe(3);
  expect(made.notices.ruleset).toBe('ladder');
  expect(made.categories[0]).toMatchObject({ code: 'financing', unit: 'finance-office' });
  expect(IntakeSettings.safeParse(made).success).toBe(true);
});
test('says which figures cannot be read', () => {
  const values = intakeValues(settings);
  values.limits['accept'] = { amount: '', unit: 'workingDays' };
  values.numbers.reworks = '0';
  values.similarity = '2';
  expect(intakeFaults(values, say, '?').map(({ path }) => path)).toEqual([
    'limits/accept/amount',
    'escalation/reworks',
    'duplicates/similarity',
  ]);
});
