import { askedChoices, answerLimits } from '../../shared/survey/answers.ts';
import { askedNames, questions } from '../../shared/survey/questionnaire.ts';
import { inLanguage } from '../lib/bilingual.ts';
import type { Choice } from '../lib/choice.ts';
import { shortDate } from '../lib/format.ts';
import { levelChoices, levelText } from '../lib/levels.ts';
import { button, checkList, choiceList, errorSummary, textArea } from './controls.ts';
import { type Child, fill, h } from './elements.ts';
import { t } from './messages.ts';
import { nameOf, type Offer, type Step, stepsOf, type SurveyDraft } from './steps.ts';

/** The questionnaire, how far it is filled in, and what the person can do with it. */
export interface Filling {
  readonly offer: Offer & { readonly closesOn: string };
  readonly form: SurveyDraft;
  /** What is wrong with the answer shown. */
  readonly error: string | undefined;
  /** Something was answered: keep it. */
  changed(): void;
  /** An answer was picked: move on in a moment. */
  picked(): void;
}

const named = (list: Offer['units']): Choice[] => list.map(({ id, name }) => ({ value: id, label: name }));

/** The chosen ones in the order offered, after one was ticked or unticked. */
const toggled = (list: Offer['units'], chosen: readonly string[], id: string, on: boolean): string[] =>
  list.map((one) => one.id).filter((one) => (one === id ? on : chosen.includes(one)));

/** So many units fit on a screen or two; more are searched. */
const SEARCH_FROM = 13;

function unitsView({ offer, form, error, changed }: Filling, onchange: () => void): HTMLElement {
  const searched = offer.units.length >= SEARCH_FROM;
  const list = (wanted: string): HTMLElement => {
    // Ticked units stay listed, whatever is searched for.
    const shown = offer.units.filter(({ id, name }) => name.includes(wanted) || form.units.includes(id));
    return checkList(
      {
        legend: searched ? t('unitsRow') : inLanguage(questions.units),
        large: !searched,
        hint: t('unitsHint'),
        error,
      },
      named(shown),
      form.units,
      (id, on) => {
        form.units = toggled(offer.units, form.units, id, on);
        changed();
        onchange();
      },
    );
  };
  if (!searched) return list('');
  const place = h('div', {}, list(''));
  const found = h('p', { class: 'small', role: 'status' });
  const search = (event: Event): void => {
    const wanted = (event.target as HTMLInputElement).value.trim();
    found.textContent = wanted
      ? t('found', { n: offer.units.filter(({ name }) => name.includes(wanted)).length })
      : '';
    fill(place, list(wanted));
  };
  return h(
    'div',
    { class: 'stack' },
    h('h1', {}, inLanguage(questions.units)),
    h(
      'div',
      {},
      h('label', { for: 'find' }, t('find')),
      h('input', { id: 'find', type: 'search', autocomplete: 'off', oninput: search }),
      found,
    ),
    place,
  );
}

/** One question with its answers. */
export function questionView(step: Step, filling: Filling, onunits: () => void): Child[] {
  const { offer, form, error, changed, picked } = filling;
  const choose = (legend: string, options: Choice[]) =>
    choiceList(
      { legend, error },
      options,
      form.levels[step],
      (value) => {
        form.levels[step] = value;
        changed();
      },
      picked,
    );
  switch (step) {
    case 'units':
      return [
        h('p', { class: 'promise' }, t('promise', { date: shortDate(offer.closesOn) })),
        unitsView(filling, onunits),
      ];
    case 'indicators':
      return [
        checkList(
          { legend: t('indicatorsLegend'), hint: t('indicatorsHint'), error },
          named(offer.indicators),
          form.indicators,
          (id, on) => {
            form.indicators = toggled(offer.indicators, form.indicators, id, on);
            changed();
            onunits();
          },
        ),
      ];
    case 'overall':
      return [choose(inLanguage(questions.overall), levelChoices())];
    case 'asked':
      return [
        choose(
          inLanguage(questions.asked),
          askedChoices.map((value) => ({ value, label: inLanguage(askedNames[value]) })),
        ),
      ];
    case 'text':
      return [
        h('h1', {}, inLanguage(questions.text)),
        textArea(
          { legend: t('textLabel'), hint: t('textHint'), error },
          form.text,
          answerLimits.text,
          (text) => {
            form.text = text;
            changed();
          },
        ),
      ];
    default:
      return [
        choose(
          t(step.startsWith('unit:') ? 'unitLegend' : 'indicatorLegend', { name: nameOf(step, offer) }),
          [...levelChoices(), { value: 'none', label: levelText('none') }],
        ),
      ];
  }
}

const rowLabels = {
  units: 'unitsRow',
  indicators: 'indicatorsRow',
  overall: 'overallRow',
  asked: 'askedRow',
  text: 'textRow',
} as const;

/** What a step is called on the check page. */
export const rowLabel = (step: Step, offer: Offer): string =>
  step in rowLabels ? t(rowLabels[step as keyof typeof rowLabels]) : nameOf(step, offer);

function rowAnswer(step: Step, form: SurveyDraft, offer: Offer): string {
  const names = (list: string[], from: Offer['units']) =>
    from
      .filter(({ id }) => list.includes(id))
      .map(({ name }) => name)
      .join(' · ');
  if (step === 'units') return names(form.units, offer.units) || t('none');
  if (step === 'indicators') return names(form.indicators, offer.indicators) || t('none');
  if (step === 'text') return form.text.trim() || t('none');
  const level = form.levels[step];
  if (!level) return t('open');
  return step === 'asked'
    ? inLanguage(askedNames[level as keyof typeof askedNames])
    : levelText(level as Parameters<typeof levelText>[0]);
}

/** All answers, each with a way back to it, and what keeps them from being sent. */
export const checkView = (
  { form, offer }: Filling,
  errors: Parameters<typeof errorSummary>[1],
  onchange: (step: Step) => void,
  send: HTMLElement,
): Child[] => [
  h('h1', {}, t('check')),
  errors.length > 0 && errorSummary(t('failed'), errors),
  h(
    'dl',
    {},
    ...stepsOf(form)
      .filter((step) => step !== 'check')
      .map((step) => {
        const label = rowLabel(step, offer);
        return h(
          'div',
          {},
          h('dt', { class: 'small' }, label),
          h('dd', { class: 'answer' }, rowAnswer(step, form, offer)),
          h(
            'dd',
            {},
            button('quiet', t('change'), () => onchange(step), { label: t('changeOf', { name: label }) }),
          ),
        );
      }),
  ),
  h('p', { class: 'small' }, t('once')),
  h('div', {}, send),
];

const endings = {
  sent: ['thanks', 'thanksText'],
  'link-spent': ['spent', 'spentText'],
  'round-closed': ['closed', 'closedText'],
  'unknown-link': ['unknown', 'unknownText'],
} as const;

/**
 * How it ended: sent, spent, closed, unknown, or trouble that may pass.
 * @param how `sent` or the code of a problem
 * @param trouble what the problem says, where this page has no words of its own
 * @param token of the link, with which the enterprise may see how it was drawn
 */
export function endingView(
  how: string,
  trouble: string,
  token: string | undefined,
  jurisdiction: string | undefined,
  again: () => void,
): Child[] {
  const known = how in endings ? endings[how as keyof typeof endings] : undefined;
  if (!known)
    return [
      h('h1', {}, t('trouble')),
      h('p', {}, trouble),
      h('div', {}, button('primary', t('again'), again)),
    ];
  const heading = [h('h1', {}, t(known[0])), h('p', {}, t(known[1]))];
  if (how === 'unknown-link') return heading;
  const href = jurisdiction ? `/report.html?j=${jurisdiction}` : '/report.html';
  return [
    ...heading,
    h('hr', {}),
    h('p', {}, inLanguage(questions.request)),
    h('p', {}, h('a', { class: 'button', href }, t('requestButton'))),
    h('p', {}, h('a', { href: `/verify.html#${token ?? ''}` }, t('proof'))),
  ];
}
