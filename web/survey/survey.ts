import type { OutputOf } from '../../shared/contract/index.ts';
import { parseToken } from '../../shared/identifiers/token.ts';
import type { Answers } from '../../shared/survey/model.ts';
import { api, ApiProblem } from '../lib/api.ts';
import { inLanguage } from '../lib/bilingual.ts';
import { createDraft } from '../lib/draft.ts';
import { focusHeading, focusOn } from '../lib/focus.ts';
import { month } from '../lib/format.ts';
import { language, observeLanguage, setLanguage } from '../lib/i18n/index.ts';
import { newKey } from '../lib/key.ts';
import { stepHistory } from '../lib/stepHistory.ts';
import { button, progress } from './controls.ts';
import { type Child, fill, h } from './elements.ts';
import { t } from './messages.ts';
import {
  answersOf,
  attempt,
  draftName,
  emptyDraft,
  fit,
  problemsOf,
  type Step,
  stepAfter,
  stepOfPointer,
  stepShown,
  stepsOf,
  type SurveyDraft,
} from './steps.ts';
import { checkView, endingView, type Filling, questionView, rowLabel } from './views.ts';

/** A tap moves on so much later, in milliseconds: late enough to see it, and for a second tap to fall on the same answer. */
const PICK_DELAY = 250;

/** Answers given within so many milliseconds of opening are said to be quick; no time is sent. */
const QUICK = 15_000;

/**
 * The questionnaire. The one page without a framework: it is opened on the oldest phones and the slowest networks, once, and
 * a framework would be two thirds of it. Each step is drawn anew from the draft; nothing else is kept in the page.
 */
export function startSurvey(): void {
  const token = parseToken(location.hash.slice(1));
  const auth = { scheme: 'Invitation', value: token ?? '' } as const;
  const name = draftName(auth.value);
  const draft = createDraft<SurveyDraft>(name, '1');

  const kept = draft.load();
  let form = kept ?? emptyDraft();
  const opened = performance.now();
  let offer: OutputOf<'openInvitation'> | undefined;
  /** How it ended: `sent`, or the code of a problem; and what that problem says. */
  let ending: string | undefined;
  let trouble = '';
  let error: string | undefined;
  let failures: { text: string; step?: Step }[] = [];
  let busy = false;
  let pick: ReturnType<typeof setTimeout> | undefined;

  const steps = stepHistory<{ step: Step }>({ step: form.step }, () => {
    error = undefined;
    failures = [];
    form.step = at();
    form.seen ||= form.step === 'check';
    if (!ending) draft.save(form);
    draw();
    focusHeading();
  });
  const at = (): Step => stepShown(form, steps.now.step);
  const main = h('main', { id: 'main', tabindex: '-1', class: 'stack' });
  const header = h('header', {});

  async function open(): Promise<void> {
    ending = undefined;
    draw();
    try {
      if (!token) return end('unknown-link');
      offer = await api('GET /api/survey', {}, { auth });
      form = fit(form, offer);
      draw();
    } catch (refusal) {
      refused(refusal);
    }
  }

  function end(how: string): void {
    if (how === 'link-spent' || how === 'round-closed' || how === 'sent') draft.erase();
    ending = how;
    draw();
    focusHeading();
  }

  function refused(refusal: unknown): void {
    if (!(refusal instanceof ApiProblem)) throw refusal;
    trouble = refusal.text;
    end(refusal.code);
  }

  function problemText(code: string): string {
    if (code === 'tooMany') return t('unitsToo', { n: form.units.length });
    return code === 'tooLong' ? t('textToo', { n: form.text.trim().length }) : t('required');
  }

  function forward(): void {
    clearTimeout(pick);
    if (!offer) return;
    const step = at();
    const wrong = problemsOf(form, offer).find((one) => one.step === step);
    if (!wrong) return steps.go({ step: stepAfter(form, step, offer) });
    error = problemText(wrong.code);
    draw();
    focusOn('answer');
  }

  function failed(next: typeof failures): void {
    failures = next;
    draw();
    focusOn('summary');
  }

  async function send(): Promise<void> {
    if (busy || !offer) return;
    const questionnaire = offer;
    const missing = problemsOf(form, questionnaire);
    if (missing.length > 0) {
      const text = (step: Step, code: string) => `${rowLabel(step, questionnaire)}: ${problemText(code)}`;
      return failed(missing.map(({ step, code }) => ({ text: text(step, code), step })));
    }
    const sending = (form.sent = attempt(form, newKey));
    draft.save(form);
    busy = true;
    failures = [];
    draw();
    focusOn('send');
    try {
      const quick = !kept && performance.now() - opened < QUICK;
      const answers = { ...answersOf(form), ...(quick && { quick }) } as Answers;
      await api('POST /api/survey/answers', { submission: sending.key, answers }, { auth });
      end('sent');
    } catch (refusal) {
      if (!(refusal instanceof ApiProblem)) throw refusal;
      busy = false;
      if (['link-spent', 'round-closed', 'unknown-link'].includes(refusal.code)) return end(refusal.code);
      const wrong = refusal.fields.map((field) => ({
        text: inLanguage(field),
        step: stepOfPointer(form, field.pointer.replace('/answers', '')),
      }));
      failed(wrong.length > 0 ? wrong : [{ text: refusal.text }]);
    }
  }

  function questionPage(step: Step, filling: Filling): Child[] {
    const all = stepsOf(form);
    const onward = button('primary', '');
    const sayOnward = (): void => {
      const none = step === 'units' ? !form.units.length : step === 'indicators' && !form.indicators.length;
      onward.textContent = t(!none ? 'next' : step === 'units' ? 'noUnits' : 'skip');
    };
    sayOnward();
    const back = () => steps.back({ step: all[all.indexOf(step) - 1] ?? 'units' });
    return [
      ...progress(all.indexOf(step), all.length - 1),
      h(
        'form',
        {
          class: 'stack',
          novalidate: true,
          onsubmit: (event) => {
            event.preventDefault();
            forward();
          },
        },
        ...questionView(step, filling, sayOnward),
        h('div', { class: 'row' }, onward, step !== 'units' && button('quiet', t('back'), back)),
      ),
    ];
  }

  function page(): Child[] {
    if (ending) return endingView(ending, trouble, token, offer?.jurisdiction.code, () => void open());
    if (!offer) return [h('p', { class: 'busy', role: 'status' }, t('wait'))];
    const step = at();
    const filling: Filling = {
      offer,
      form,
      error,
      changed: () => draft.save(form),
      picked: () => {
        clearTimeout(pick);
        pick = setTimeout(forward, PICK_DELAY);
      },
    };
    if (step !== 'check') return questionPage(step, filling);
    const go = (to: Step) => steps.go({ step: to });
    const errors = failures.map(({ text, step: to }) => ({ text, ...(to && { onclick: () => go(to) }) }));
    const submit = button('primary', t(busy ? 'sending' : 'submit'), () => void send(), { id: 'send', busy });
    return checkView(filling, errors, go, submit);
  }

  function draw(): void {
    clearTimeout(pick);
    const english = language() === 'en';
    document.title = `${t('title')} · ${t('product')}`;
    const place = offer ? `${offer.jurisdiction.name} · ${month(offer.month)}` : '';
    const other = h(
      'button',
      {
        type: 'button',
        class: 'button quiet',
        id: 'language',
        lang: english ? 'zh-CN' : 'en',
        onclick: () => setLanguage(english ? 'zh-CN' : 'en'),
      },
      english ? '中文' : 'English',
    );
    fill(
      header,
      h('p', {}, h('strong', {}, t('product')), h('span', { class: 'small context' }, place)),
      other,
    );
    fill(main, ...page());
  }

  observeLanguage(
    () => undefined,
    () => {
      draw();
      focusOn('language');
    },
  );
  addEventListener('hashchange', () => location.reload());
  // Another tab erased the draft: it has sent its answers. The server says so in its own words.
  addEventListener('storage', ({ key, newValue }) => {
    if (!key?.endsWith(name) || newValue !== null || ending === 'sent') return;
    form = emptyDraft();
    void open();
  });
  document.body.append(h('div', { class: 'page' }, header, main));
  void open();
}
