import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defaultIntakeConfig } from '../../../../../shared/intake/config.ts';
import { IntakeSettings } from '../../../../../shared/intake/configuration.ts';
import {
  type IntakeValues,
  intakeFaults,
  intakeSettings,
  intakeValues,
  limitsOf,
  numbers,
} from './intake.ts';
import { leavesOf } from './leaves.fixture.ts';

const settings = IntakeSettings.parse(defaultIntakeConfig);
const words = {
  whole: (from: number, to: number): string => `${from}-${to}`,
  share: '0-1',
  points: 'points',
  oneAtLeast: 'one',
};

/** Another valid value in place of one. */
function otherThan(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodEnum) return schema.options.find((option) => option !== value);
  if (schema instanceof z.ZodArray)
    return (value as unknown[]).length > 0
      ? []
      : schema.element instanceof z.ZodEnum
        ? schema.element.options
        : value;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return `${value}-x`;
  if (typeof value === 'number')
    return [value + 1, value - 1, value / 2].find((one) => schema.safeParse(one).success);
  return 'u-land';
}
/** The rules with something else at a path. */
function changed(
  rules: typeof settings,
  path: string,
  change: (former: unknown) => unknown,
): typeof settings {
  const copy = structuredClone(rules);
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], copy) as Record<
    string,
    unknown
  >;
  holder[last] = change(holder[last]);
  return IntakeSettings.parse(copy);
}

test('[Z4] the rules come back from their form as they were', () => {
  expect(intakeSettings(settings, intakeValues(settings))).toEqual(settings);
});

describe('no rule is without a field', () => {
  test.each(leavesOf(IntakeSettings))('$path', ({ path, schema }) => {
    const other = changed(settings, path, (former) => otherThan(schema, former));
    expect(other).not.toEqual(settings);
    expect(intakeFaults(intakeValues(other), words)).toEqual([]);
    expect(intakeSettings(settings, intakeValues(other))).toEqual(other);
  });
  test('whole numbers are bounded as the API bounds them', () => {
    const bounds = leavesOf(IntakeSettings).flatMap(({ path, schema }) =>
      path in numbers && schema instanceof z.ZodNumber ? [[path, [schema.minValue, schema.maxValue]]] : [],
    );
    expect(Object.fromEntries(bounds)).toEqual(numbers);
  });
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
  values.consequences[0]!.points = '−1.5';
  values.categories[0]!.unit = 'finance-office';
  values.means.push({ code: 'm-1', zh: '产销对接', en: 'Brought together', money: false });
  const made = intakeSettings(settings, values);
  expect(made.limits.finish.simple.amount).toBe(3);
  expect(made.notices).toMatchObject({ ruleset: 'ladder', consequences: [{ points: -1.5 }, { points: -2 }] });
  expect(made.categories[0]).toMatchObject({ code: 'financing', unit: 'finance-office' });
  expect(made.closing.means.at(-1)).toMatchObject({ code: 'm-1', zh: '产销对接' });
  expect(IntakeSettings.safeParse(made).success).toBe(true);
});

test('says which figures cannot be read, each at its field', () => {
  const values: IntakeValues = { ...intakeValues(settings), categories: [], means: [] };
  values.shares['duplicates/similarity'] = '2';
  values.limits['accept'] = { amount: '', unit: 'workingDays' };
  values.numbers['escalation/reworks'] = '0';
  values.consequences[1] = { ...values.consequences[1]!, from: '0', points: '两分' };
  expect(intakeFaults(values, words).map(({ path }) => path)).toEqual([
    'limits/accept/amount',
    'escalation/reworks',
    'duplicates/similarity',
    'notices/consequences/1/from',
    'notices/consequences/1/points',
    'closing/means',
    'categories',
  ]);
});
