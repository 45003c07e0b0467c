import { answerProblems } from '../../shared/survey/answers.ts';
import type { AnswerProblemCode, DraftAnswers } from '../../shared/survey/answers.ts';

/** One page of the questionnaire. */
export type Step =
  'units' | `unit:${string}` | 'indicators' | `indicator:${string}` | 'overall' | 'asked' | 'text' | 'check';

/** What the phone keeps until the answers are sent. */
export interface SurveyDraft {
  step: Step;
  /** Whether the check page has been reached: from then on, every change leads back to it. */
  seen: boolean;
  units: string[];
  indicators: string[];
  /** Levels by step, so that unticking a unit and ticking it again loses nothing. */
  levels: Record<string, string | undefined>;
  text: string;
  /** Key of the last attempt to send, and the answers it was made for. */
  sent?: { key: string; answers: string };
}

/** What the API offers to rate. */
export interface Offer {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly indicators: readonly { readonly id: string; readonly name: string }[];
}

export const emptyDraft = (): SurveyDraft => ({
  step: 'units',
  seen: false,
  units: [],
  indicators: [],
  levels: {},
  text: '',
});

/** The draft without what this questionnaire does not offer. */
export function fit(draft: SurveyDraft, offer: Offer): SurveyDraft {
  const kept = (codes: string[], from: Offer['units']) =>
    codes.filter((code) => from.some(({ id }) => id === code));
  return {
    ...draft,
    units: kept(draft.units, offer.units),
    indicators: kept(draft.indicators, offer.indicators),
  };
}

/** What a step about one unit or indicator is about. */
export function nameOf(step: Step, { units, indicators }: Offer): string {
  const id = step.slice(step.indexOf(':') + 1);
  return (step.startsWith('unit:') ? units : indicators).find((one) => one.id === id)?.name ?? id;
}

/** The steps in order; which units and indicators are asked about depends on what was ticked. */
export const stepsOf = ({ units, indicators }: SurveyDraft): Step[] => [
  'units',
  ...units.map((unit): Step => `unit:${unit}`),
  'indicators',
  ...indicators.map((indicator): Step => `indicator:${indicator}`),
  'overall',
  'asked',
  'text',
  'check',
];

/** The step to show for one that was kept; the first where the answers no longer lead to it. */
export const stepShown = (draft: SurveyDraft, kept: Step): Step =>
  stepsOf(draft).includes(kept) ? kept : 'units';

/** The answers as far as they go; complete once {@link problemsOf} finds nothing. */
export const answersOf = ({ units, indicators, levels, text }: SurveyDraft): DraftAnswers => ({
  units: units.map((unit) => ({ unit, level: levels[`unit:${unit}`] })),
  indicators: indicators.map((indicator) => ({ indicator, level: levels[`indicator:${indicator}`] })),
  overall: levels['overall'],
  asked: levels['asked'],
  text: text.trim() || undefined,
});

/** The step to which a JSON pointer into the answers belongs. */
export function stepOfPointer(draft: SurveyDraft, pointer: string): Step {
  const [, list = '', place, key] = pointer.split('/');
  const at = Number(place);
  if (list === 'units') return key === 'level' ? `unit:${draft.units[at] ?? ''}` : 'units';
  if (list === 'indicators')
    return key === 'level' ? `indicator:${draft.indicators[at] ?? ''}` : 'indicators';
  return list === 'overall' || list === 'asked' || list === 'text' ? list : 'check';
}

/** What is wrong or missing, by step, in the order of the questionnaire; the rules are the function's own. */
export function problemsOf(draft: SurveyDraft, offer: Offer): { step: Step; code: AnswerProblemCode }[] {
  const ids = (list: Offer['units']) => list.map(({ id }) => id);
  const offered = { units: ids(offer.units), indicators: ids(offer.indicators) };
  return answerProblems(answersOf(draft), offered).map(({ pointer, code }) => ({
    step: stepOfPointer(draft, pointer),
    code,
  }));
}

/** Where `at` leads: the next step, or, once the check page was seen, what is still missing and else the check page. */
export function stepAfter(draft: SurveyDraft, at: Step, offer: Offer): Step {
  if (draft.seen) return problemsOf(draft, offer)[0]?.step ?? 'check';
  const steps = stepsOf(draft);
  return steps[steps.indexOf(at) + 1] ?? 'check';
}

/**
 * The key to send with: that of the attempt before while the answers are the same, so that a repetition is recognised; a new
 * one for other answers, so that they are never taken for sent when the earlier ones were.
 */
export function attempt(draft: SurveyDraft, newKey: () => string): { key: string; answers: string } {
  const answers = JSON.stringify(answersOf(draft));
  return draft.sent?.answers === answers ? draft.sent : { key: newKey(), answers };
}

/** Names the draft of one link without revealing the link: 32 bits (FNV-1a) of its 80. */
export function draftName(token: string): string {
  let hash = 0x811c9dc5;
  for (const character of token) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return `survey.${(hash >>> 0).toString(16)}`;
}
