import type { OutputOf } from '../../../../../shared/contract/index.ts';
import type { Fault, RowForm } from '../edit/rowForm.svelte.ts';
import { filled, wholeNumber } from '../edit/values.ts';

/** The rules for cases and notices as the API reads them. */
export type IntakeRules = OutputOf<'readIntakeConfiguration'>;
type Settings = IntakeRules['settings'];
type Limit = Settings['limits']['accept'];
export type LimitUnit = Limit['unit'];
type Notices = Settings['notices'];
type Colour = Notices['urgentEntry'];
type Consequence = Notices['consequences'][number];

/** The limits by name; those of finishing by class: `finish.simple`. */
export function limitsOf({ limits }: Settings): [name: string, limit: Limit][] {
  const { finish, ...others } = limits;
  const classes = Object.entries(finish).map(([name, limit]): [string, Limit] => [`finish.${name}`, limit]);
  return [...Object.entries(others), ...classes];
}

const bounds = {
  extensionsPerCase: [0, 10],
  'escalation/reworks': [1, 20],
  'escalation/transfersUnsigned': [1, 20],
  'notices/blueWithin': [0, 60],
  'notices/deadlineWithin': [0, 60],
  'duplicates/shown': [0, 50],
  retentionMonths: [1, 600],
  'protection/windowMinutes': [1, 1440],
  'protection/calm': [1, 1_000_000],
  'protection/bits': [1, 20],
  'protection/mostBits': [1, 24],
  'protection/challengeMinutes': [5, 1440],
} as const;
export type NumberPath = keyof typeof bounds;
/** Where whole numbers stand in the rules, with their least and most. */
export const numbers: Readonly<Record<NumberPath, readonly [least: number, most: number]>> = bounds;
export const numberPaths = Object.keys(numbers) as NumberPath[];
/** Where numbers from 0 to 1 stand in the rules. */
export const sharePaths = ['duplicates/similarity', 'duplicates/sameEnterprise'] as const;
export type SharePath = (typeof sharePaths)[number];
const longest = 3660;
/** So many notices of a colour in a period are counted to at most. */
const mostNotices = 999;

/** The rules as they are typed. */
export interface IntakeValues {
  limits: Record<string, { amount: string; unit: LimitUnit }>;
  numbers: Record<NumberPath, string>;
  shares: Record<SharePath, string>;
  ruleset: Notices['ruleset'];
  urgentEntry: Notices['urgentEntry'];
  subjects: string[];
  autoIssue: string[];
  countedBy: Notices['countedBy'];
  consequences: { colour: Colour; from: string; measure: Consequence['measure']; points: string }[];
  evidence: boolean;
  means: { code: string; zh: string; en: string; money: boolean }[];
  categories: { code: string; zh: string; en: string; unit: string }[];
  declineReasons: { code: string; zh: string; en: string }[];
}

/** The rules being edited. */
export type IntakeRuleForm = RowForm<IntakeRules, IntakeValues>;

/** The number at a path of the rules. */
const numberAt = (settings: Settings, path: NumberPath | SharePath): number =>
  path.split('/').reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], settings) as number;

/** What the rules put into the form's fields. */
export function intakeValues(settings: Settings): IntakeValues {
  const { notices, closing } = settings;
  return {
    limits: Object.fromEntries(
      limitsOf(settings).map(([name, { amount, unit }]) => [name, { amount: String(amount), unit }]),
    ),
    numbers: Object.fromEntries(
      numberPaths.map((path) => [path, String(numberAt(settings, path))]),
    ) as IntakeValues['numbers'],
    shares: Object.fromEntries(
      sharePaths.map((path) => [path, String(numberAt(settings, path))]),
    ) as IntakeValues['shares'],
    ruleset: notices.ruleset,
    urgentEntry: notices.urgentEntry,
    subjects: [...notices.subjects],
    autoIssue: [...notices.autoIssue],
    countedBy: notices.countedBy,
    consequences: notices.consequences.map(({ from, points, ...rest }) => ({
      ...rest,
      from: String(from),
      points: String(points),
    })),
    evidence: closing.evidence,
    means: closing.means.map((one) => ({ ...one })),
    categories: settings.categories.map(({ code, zh, en, unit }) => ({ code, zh, en, unit: unit ?? '' })),
    declineReasons: settings.declineReasons.map((reason) => ({ ...reason })),
  };
}

/** A number as typed, full-width digits and minus signs included; undefined for anything else. */
function decimal(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().replace('−', '-');
  return /^-?\d{1,6}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined;
}
function share(text: string): number | undefined {
  const value = decimal(text);
  return value !== undefined && value >= 0 && value <= 1 ? value : undefined;
}

/** What the form says of a figure that cannot be read. */
export interface FaultWords {
  readonly whole: (from: number, to: number) => string;
  readonly share: string;
  readonly points: string;
  readonly oneAtLeast: string;
}

/** What is wrong with what is typed. */
export function intakeFaults(values: IntakeValues, words: FaultWords): Fault[] {
  const whole = (path: string, text: string, from: number, to: number): Fault[] =>
    wholeNumber(text, from, to) === undefined ? [{ path, text: words.whole(from, to) }] : [];
  return [
    ...Object.entries(values.limits).flatMap(([name, { amount }]) =>
      whole(`limits/${name.replace('.', '/')}/amount`, amount, 0, longest),
    ),
    ...numberPaths.flatMap((path) => whole(path, values.numbers[path], ...numbers[path])),
    ...sharePaths.flatMap((path) =>
      share(values.shares[path]) === undefined ? [{ path, text: words.share }] : [],
    ),
    ...values.consequences.flatMap(({ from, points }, at) => [
      ...whole(`notices/consequences/${at}/from`, from, 1, mostNotices),
      ...(decimal(points) === undefined
        ? [{ path: `notices/consequences/${at}/points`, text: words.points }]
        : []),
    ]),
    ...(values.means.length === 0 ? [{ path: 'closing/means', text: words.oneAtLeast }] : []),
    ...(values.categories.length === 0 ? [{ path: 'categories', text: words.oneAtLeast }] : []),
  ];
}

/** The rules that the fields make; call it once nothing is wrong. Limits of classes that the form was not opened with stay as they were. */
export function intakeSettings(base: Settings, values: IntakeValues): Settings {
  const count = (path: NumberPath): number =>
    wholeNumber(values.numbers[path], ...numbers[path]) ?? numberAt(base, path);
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
    limits: { ...limits, finish: classes },
    extensionsPerCase: count('extensionsPerCase'),
    escalation: {
      reworks: count('escalation/reworks'),
      transfersUnsigned: count('escalation/transfersUnsigned'),
    },
    notices: {
      ruleset: values.ruleset,
      urgentEntry: values.urgentEntry,
      blueWithin: count('notices/blueWithin'),
      deadlineWithin: count('notices/deadlineWithin'),
      subjects: values.subjects as Notices['subjects'],
      autoIssue: values.autoIssue as Colour[],
      countedBy: values.countedBy,
      consequences: values.consequences.map(({ from, points, ...rest }) => ({
        ...rest,
        from: wholeNumber(from, 1, mostNotices) ?? 1,
        points: decimal(points) ?? 0,
      })),
    },
    duplicates: {
      similarity: share(values.shares['duplicates/similarity']) ?? 0,
      sameEnterprise: share(values.shares['duplicates/sameEnterprise']) ?? 0,
      shown: count('duplicates/shown'),
    },
    closing: { evidence: values.evidence, means: values.means.map((one) => ({ ...one })) },
    retentionMonths: count('retentionMonths'),
    protection: {
      windowMinutes: count('protection/windowMinutes'),
      calm: count('protection/calm'),
      bits: count('protection/bits'),
      mostBits: count('protection/mostBits'),
      challengeMinutes: count('protection/challengeMinutes'),
    },
    categories: values.categories.map(({ unit, ...entry }) => ({ ...entry, ...filled({ unit }) })),
    declineReasons: values.declineReasons.map((reason) => ({ ...reason })),
  };
}
