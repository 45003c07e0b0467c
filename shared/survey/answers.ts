/**
 * The phone's part of the questionnaire: levels, limits, and the check that page and function share. It imports nothing, so
 * that it stays small on a phone.
 */

/** The five levels of satisfaction, best first: 非常满意, 满意, 基本满意, 不满意, 非常不满意. */
export const satisfactionLevels = [
  'verySatisfied',
  'satisfied',
  'neutral',
  'dissatisfied',
  'veryDissatisfied',
] as const;
export type SatisfactionLevel = (typeof satisfactionLevels)[number];

/** Answers to "was this answer asked of you, or did staff help you fill it in?". */
export const askedChoices = ['no', 'asked', 'helped'] as const;

/** Most units one answer may rate, and most UTF-16 units of free text after trimming. */
export const answerLimits = { units: 8, text: 2000 };

/** Answers as far as they are filled in. A level is one of the five, or `none` (未接触). */
export interface DraftAnswers {
  readonly units: readonly { readonly unit: string; readonly level?: string | undefined }[];
  readonly indicators: readonly { readonly indicator: string; readonly level?: string | undefined }[];
  readonly overall?: string | undefined;
  readonly asked?: string | undefined;
  readonly text?: string | undefined;
}

/** Codes of the units and indicators this questionnaire offers. */
export interface Offered {
  readonly units: readonly string[];
  readonly indicators: readonly string[];
}

export type AnswerProblemCode = 'required' | 'unknown' | 'notOffered' | 'twice' | 'tooMany' | 'tooLong';

/** What is wrong, and where: a JSON pointer into the answers. */
export interface AnswerProblem {
  readonly pointer: string;
  readonly code: AnswerProblemCode;
}

/** Every problem of the answers, in the order of the questionnaire; none means they may be sent. */
export function answerProblems(
  answers: DraftAnswers,
  offered: Offered,
  limits = answerLimits,
): AnswerProblem[] {
  const problems: AnswerProblem[] = [];
  const add = (pointer: string, code: AnswerProblemCode) => problems.push({ pointer, code });
  const choice = (pointer: string, value: string | undefined, known: readonly string[]) => {
    if (!value) add(pointer, 'required');
    else if (!known.includes(value)) add(pointer, 'unknown');
  };
  const rated = (list: string, key: string, codes: readonly string[], of: readonly string[]) =>
    codes.forEach((code, i) => {
      if (!of.includes(code)) add(`/${list}/${i}/${key}`, 'notOffered');
      else if (codes.indexOf(code) < i) add(`/${list}/${i}/${key}`, 'twice');
    });
  const withNone = [...satisfactionLevels, 'none'];
  const { units, indicators } = answers;
  if (units.length > limits.units) add('/units', 'tooMany');
  rated(
    'units',
    'unit',
    units.map((one) => one.unit),
    offered.units,
  );
  units.forEach((one, i) => choice(`/units/${i}/level`, one.level, withNone));
  rated(
    'indicators',
    'indicator',
    indicators.map((one) => one.indicator),
    offered.indicators,
  );
  indicators.forEach((one, i) => choice(`/indicators/${i}/level`, one.level, withNone));
  choice('/overall', answers.overall, satisfactionLevels);
  choice('/asked', answers.asked, askedChoices);
  if ((answers.text ?? '').trim().length > limits.text) add('/text', 'tooLong');
  return problems;
}
