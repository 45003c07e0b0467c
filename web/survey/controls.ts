import type { Choice } from '../lib/choice.ts';
import { describedBy } from '../lib/described.ts';
import { h } from './elements.ts';
import { t } from './messages.ts';

/** A question and what is said about it. */
export interface Question {
  legend: string;
  /** The legend is the page's heading. */
  large?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
}

/** Where every question stands; its first control takes the focus when the answer is wrong. */
const ID = 'answer';

const hintAndError = ({ hint, error }: Question): (HTMLElement | undefined)[] => [
  hint ? h('p', { class: 'small', id: `${ID}-hint` }, hint) : undefined,
  error ? h('p', { class: 'error', id: `${ID}-error` }, error) : undefined,
];

const frame = (question: Question, targets: HTMLElement[]): HTMLElement => {
  const { legend, large = true, hint, error } = question;
  return h(
    'fieldset',
    { id: ID, 'aria-describedby': describedBy(ID, hint, error) },
    h('legend', {}, large ? h('h1', {}, legend) : legend),
    ...hintAndError(question),
    ...targets,
  );
};

const target = (label: string, control: HTMLElement): HTMLElement =>
  h('label', { class: 'target' }, control, h('span', {}, label));

/**
 * One of several answers. A tap or Enter picks: safe to move on. Arrow keys only choose.
 * @param onpick told after `onchoose` when the answer was picked
 */
export const choiceList = (
  question: Question,
  options: readonly Choice[],
  value: string | undefined,
  onchoose: (value: string) => void,
  onpick: () => void,
): HTMLElement =>
  frame(
    question,
    options.map((option) =>
      target(
        option.label,
        h('input', {
          type: 'radio',
          name: ID,
          value: option.value,
          checked: option.value === value,
          onchange: () => onchoose(option.value),
          onclick: (event) => {
            if ((event as MouseEvent).detail > 0) onpick();
          },
          onkeydown: (event) => {
            if ((event as KeyboardEvent).key !== 'Enter') return;
            event.preventDefault();
            (event.target as HTMLInputElement).checked = true;
            onchoose(option.value);
            onpick();
          },
        }),
      ),
    ),
  );

/** Any of several answers. `onchange` is told which one was ticked or unticked. */
export const checkList = (
  question: Question,
  options: readonly Choice[],
  values: readonly string[],
  onchange: (value: string, on: boolean) => void,
): HTMLElement =>
  frame(
    question,
    options.map(({ value, label }) =>
      target(
        label,
        h('input', {
          type: 'checkbox',
          value,
          checked: values.includes(value),
          onchange: (event) => onchange(value, (event.target as HTMLInputElement).checked),
        }),
      ),
    ),
  );

/** A long text with what is left of its limit; nothing pasted is cut off. */
export function textArea(
  question: Question,
  value: string,
  limit: number,
  oninput: (value: string) => void,
): HTMLElement {
  const { legend, hint, error } = question;
  const counter = h('p', { class: 'small counter' });
  const count = (text: string): void => {
    const left = limit - text.trim().length;
    counter.textContent = left < 0 ? t('over', { n: -left }) : t('left', { n: left });
    counter.className = left < 0 ? 'error counter' : 'small counter';
    counter.setAttribute('aria-live', left < limit / 10 ? 'polite' : 'off');
  };
  count(value);
  return h(
    'div',
    {},
    h('label', { for: ID }, legend),
    ...hintAndError(question),
    h(
      'textarea',
      {
        id: ID,
        rows: '5',
        'aria-invalid': String(!!error),
        'aria-describedby': describedBy(ID, hint, error),
        oninput: (event) => {
          const text = (event.target as HTMLTextAreaElement).value;
          count(text);
          oninput(text);
        },
      },
      value,
    ),
    counter,
  );
}

/** A button; `kind` as in base.css. One that is busy stays focusable and says so. */
export const button = (
  kind: 'primary' | 'plain' | 'quiet',
  text: string,
  onclick?: () => void,
  { id, label, busy = false }: { id?: string; label?: string; busy?: boolean } = {},
): HTMLElement =>
  h(
    'button',
    {
      type: onclick ? 'button' : 'submit',
      class: `button ${kind}`,
      id,
      'aria-label': label,
      'aria-busy': busy && 'true',
      'aria-disabled': busy && 'true',
      onclick,
    },
    text,
  );

/** How many questions are behind and how many are left. */
export function progress(done: number, total: number): HTMLElement[] {
  const left = total - done;
  const text = left > 1 ? t('still', { n: left }) : t('last');
  return [
    h('p', { class: 'small figures' }, text),
    h('progress', { value: String(done), max: String(total), 'aria-label': text }),
  ];
}

/** What is wrong, summed up; each line leads to its place. It is to be given the focus. */
export const errorSummary = (
  title: string,
  errors: readonly { text: string; onclick?: () => void }[],
): HTMLElement =>
  h(
    'div',
    { class: 'summary', id: 'summary', role: 'alert', tabindex: '-1' },
    h('p', { class: 'error' }, title),
    ...errors.map(({ text, onclick }) =>
      onclick ? h('button', { type: 'button', onclick }, text) : h('p', {}, text),
    ),
  );
