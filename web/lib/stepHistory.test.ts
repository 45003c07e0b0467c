import { expect, test } from 'vitest';
import { type HistoryPorts, type StepEntry, stepHistory } from './stepHistory.ts';

/** A browser's session history with only what is needed of it. */
function browser(state: StepEntry | null = null) {
  const entries: unknown[] = [state];
  let at = 0;
  let listener: (event: { state: unknown }) => void = () => undefined;
  const window: HistoryPorts = {
    history: {
      get state(): unknown {
        return entries[at];
      },
      scrollRestoration: 'auto',
      pushState: (next: unknown) => {
        entries.splice(at + 1, Infinity, next);
        at += 1;
      },
      replaceState: (next: unknown) => void (entries[at] = next),
      back: () => {
        at -= 1;
        listener({ state: entries[at] });
      },
    },
    addEventListener: (_type, heard) => void (listener = heard),
  };
  const shown: string[] = [];
  const steps = stepHistory({ step: 'first' }, ({ step }) => shown.push(step), window);
  return { steps, shown, window };
}

test('begins at the first step and goes on with an entry for each', () => {
  const { steps, shown } = browser();
  expect(steps.now.step).toBe('first');
  steps.go({ step: 'second' });
  expect(steps.now).toEqual({ step: 'second', depth: 1 });
  expect(shown).toEqual(['second']);
});

test('the phone’s back button shows the step before', () => {
  const { steps, shown, window } = browser();
  steps.go({ step: 'second' });
  window.history.back();
  expect(steps.now.step).toBe('first');
  expect(shown).toEqual(['second', 'first']);
});

test('a refresh stays where one was', () => {
  expect(browser({ step: 'third', depth: 2 }).steps.now.step).toBe('third');
});

test('back uses the history where it can, and the step before where nothing lies behind', () => {
  const went = browser();
  went.steps.go({ step: 'second' });
  went.steps.back({ step: 'unused' });
  expect(went.steps.now.step).toBe('first');

  const resumed = browser();
  resumed.steps.back({ step: 'before' });
  expect(resumed.steps.now).toEqual({ step: 'before', depth: 0 });
});
