import type { OutputOf } from '../../../../../shared/contract/index.ts';
import type { Fault } from '../edit/rowForm.svelte.ts';
import { filled, wholeNumber } from '../edit/values.ts';

/** The rules for cases and notices as the API reads them. */
export type IntakeRules = OutputOf<'readIntakeConfiguration'>;
type Settings = IntakeRules['settings'];
type Limit = Settings['limits']['accept'];
export type LimitUnit = Limit['unit'];

/** The limits by name; those of finishing by class: `finish.simple`. */
export function limitsOf({ limits }: Settings): [name: string, limit: Limit][] {
  const { finish, ...others } = limits;
  const classes = Object.entries(finish).map(([name, limit]): [string, Limit] => [`finish.${name}`, limit]);
  return [...Object.entries(others), ...classes];
}

/** Whole numbers of the rules, with their least and most. */
export const numbers = {
  extensionsPerCase: [0, 10],
  reworks: [1, 20],
  transfersUnsigned: [1, 20],
  blueWithin: [0, 60],
  deadlineWithin: [0, 60],
  shown: [0, 50],
  retentionMonths: [1, 600],
} as const;
export type NumberName = keyof typeof numbers;
export const numberNames = Object.keys(numbers) as NumberName[];
const longest = 3660;

/** The rules as they are typed. */
export interface IntakeValues {
  limits: Record<string, { amount: string; unit: LimitUnit }>;
  numbers: Record<NumberName, string>;
  similarity: string;
  ruleset: Settings['notices']['ruleset'];
  urgentEntry: Settings['notices']['urgentEntry'];
  autoIssue: string[];
  categories: { code: string; zh: string; en: string; unit: string }[];
  declineReasons: { code: string; zh: string; en: string }[];
}

/** What the rules put into the form's fields. */
export function intakeValues(settings: Settings): IntakeValues {
  const { notices, escalation, duplicates, extensionsPerCase, retentionMonths } = settings;
  return {
    limits: Object.fromEntries(
      limitsOf(settings).map(([name, { amount, unit }]) => [name, { amount: String(amount), unit }]),
    ),
    numbers: {
      extensionsPerCase: String(extensionsPerCase),
      reworks: String(escalation.reworks),
      transfersUnsigned: String(escalation.transfersUnsigned),
      blueWithin: String(notices.blueWithin),
      deadlineWithin: String(notices.deadlineWithin),
      shown: String(duplicates.shown),
      retentionMonths: String(retentionMonths),
    },
    similarity: String(duplicates.similarity),
    ruleset: notices.ruleset,
    urgentEntry: notices.urgentEntry,
    autoIssue: [...notices.autoIssue],
    categories: settings.categories.map(({ code, zh, en, unit }) => ({ code, zh, en, unit: unit ?? '' })),
    declineReasons: settings.declineReasons.map((reason) => ({ ...reason })),
  };
}

function share(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  const value = /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
  return value >= 0 && value <= 1 ? value : undefined;
}

/** Where each number stands in what is sent, so that a complaint of the API finds its field. */
export const pathOf: Record<NumberName, string> = {
  extensionsPerCase: 'extensionsPerCase',
  reworks: 'escalation/reworks',
  transfersUnsigned: 'escalation/transfersUnsigned',
  blueWithin: 'notices/blueWithin',
  deadlineWithin: 'notices/deadlineWithin',
  shown: 'duplicates/shown',
  retentionMonths: 'retentionMonths',
};

/** What is wrong with the figures that are typed. */
export function intakeFaults(
  values: IntakeValues,
  number: (from: number, to: number) => string,
  needShare: string,
): Fault[] {
  return [
    ...Object.entries(values.limits).flatMap(([name, { amount }]) =>
      wholeNumber(amount, 0, longest) === undefined
        ? [{ path: `limits/${name.replace('.', '/')}/amount`, text: number(0, longest) }]
        : [],
    ),
    ...numberNames.flatMap((name) => {
      const [from, to] = numbers[name];
      return wholeNumber(values.numbers[name], from, to) === undefined
        ? [{ path: pathOf[name], text: number(from, to) }]
        : [];
    }),
    ...(share(values.similarity) === undefined ? [{ path: 'duplicates/similarity', text: needShare }] : []),
  ];
}

/** The rules that the fields make over what the form does not ask; call it once nothing is wrong. */
export function intakeSettings(base: Settings, values: IntakeValues): Settings {
  const count = (name: NumberName): number => {
    const [least, most] = numbers[name];
    return wholeNumber(values.numbers[name], least, most) ?? least;
  };
  const limit = (name: string, former: Limit): Limit => {
    const typed = values.limits[name];
    return typed
      ? { amount: wholeNumber(typed.amount, 0, longest) ?? former.amount, unit: typed.unit }
      : former;
  };
  const { finish, ...others } = base.limits;
  const limits = Object.fromEntries(
    Object.entries(others).map(([name, former]) => [name, limit(name, former)]),
  ) as typeof others;
  const classes = Object.fromEntries(
    Object.entries(finish).map(([name, former]) => [name, limit(`finish.${name}`, former)]),
  ) as typeof finish;
  return {
    ...base,
    limits: { ...limits, finish: classes },
    extensionsPerCase: count('extensionsPerCase'),
    escalation: { reworks: count('reworks'), transfersUnsigned: count('transfersUnsigned') },
    notices: {
      ...base.notices,
      ruleset: values.ruleset,
      urgentEntry: values.urgentEntry,
      blueWithin: count('blueWithin'),
      deadlineWithin: count('deadlineWithin'),
      autoIssue: values.autoIssue as Settings['notices']['autoIssue'],
    },
    duplicates: { similarity: share(values.similarity) ?? 0, shown: count('shown') },
    retentionMonths: count('retentionMonths'),
    categories: values.categories.map(({ unit, ...entry }) => ({ ...entry, ...filled({ unit }) })),
    declineReasons: values.declineReasons.map((reason) => ({ ...reason })),
  };
}
