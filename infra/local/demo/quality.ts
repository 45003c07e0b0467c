import type { Level } from '../../../shared/intake/model.ts';
import { randomFrom, type Random } from '../sample/random.ts';

/** Units that most enterprises deal with; the survey hears of these most. */
export const busyUnits = [
  'market-supervision',
  'tax',
  'human-resources',
  'natural-resources',
  'government-services',
  'power',
  'housing',
  'environment',
  'emergency',
  'bank-heyuan',
] as const;

/** Units whose service is really worse, and one that is really better: differences for the survey to find. */
const outliers: Readonly<Record<string, number>> = {
  'natural-resources': 56,
  environment: 66,
  'government-services': 93,
};

/** How good a unit's service really is in the demo's world, 0–100; the same every month. */
export const qualityOf = (unit: string): number =>
  outliers[unit] ?? randomFrom(`demo/quality/${unit}`).integer(76, 88);

const limits: readonly (readonly [number, Level])[] = [
  [84, 'verySatisfied'],
  [68, 'satisfied'],
  [52, 'neutral'],
  [36, 'dissatisfied'],
];

/** What somebody feels about a unit: its quality, how she judges in general, and chance. */
export function levelOf(random: Random, unit: string, mood = 0): Level {
  const felt = qualityOf(unit) + mood + random.integer(-24, 24);
  return limits.find(([limit]) => felt >= limit)?.[1] ?? 'veryDissatisfied';
}
