import { tick } from 'svelte';
import { focusHeading } from './focus.ts';
import { type StepEntry, type StepHistory, stepHistory } from './stepHistory.ts';

/** A {@link StepHistory} whose `now` is reactive; after each change focus goes to the new step's heading. */
export function createSteps<Entry extends StepEntry>(first: Entry): StepHistory<Entry> {
  const steps = stepHistory(first, (entry) => {
    now = entry;
    void tick().then(focusHeading);
  });
  let now = $state.raw(steps.now);
  return {
    get now() {
      return now;
    },
    go: steps.go,
    replace: steps.replace,
    back: steps.back,
  };
}
