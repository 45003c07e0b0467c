/** What a history entry keeps: the step, how many of ours lie behind it, and what else the page puts there. */
export interface StepEntry {
  step: string;
  depth?: number;
}

/**
 * Where a visitor stands in a page of several steps. It is kept in the history entry and never in the address: the phone's
 * back button goes back one step, a refresh stays where one is, and a secret in the fragment stays untouched.
 */
export interface StepHistory<Entry extends StepEntry> {
  readonly now: Entry;
  /** One step on, with an entry of its own. */
  go(next: Entry): void;
  /** Another step in place of this one. */
  replace(next: Entry): void;
  /** One step back; `before` where no step of ours lies behind, as after opening a draft in its middle. */
  back(before: Entry): void;
}

/** The part of the window that is needed, so that tests need none. */
export interface HistoryPorts {
  history: Pick<History, 'state' | 'pushState' | 'replaceState' | 'back' | 'scrollRestoration'>;
  addEventListener(type: 'popstate', listener: (event: { state: unknown }) => void): void;
}

/**
 * @param first where a visitor begins who did not come by refreshing or going back
 * @param onchange told of every change of step, also by the phone's own buttons
 */
export function stepHistory<Entry extends StepEntry>(
  first: Entry,
  onchange: (entry: Entry) => void,
  { history, addEventListener }: HistoryPorts = window,
): StepHistory<Entry> {
  let now = (history.state as Entry | null) ?? first;
  const show = (entry: Entry): void => onchange((now = entry));
  const replace = (next: Entry): void => {
    const entry = { ...next, depth: now.depth ?? 0 };
    history.replaceState(entry, '');
    show(entry);
  };
  history.scrollRestoration = 'manual';
  addEventListener('popstate', ({ state }) => show((state as Entry | null) ?? first));
  return {
    get now() {
      return now;
    },
    go(next) {
      const entry = { ...next, depth: (now.depth ?? 0) + 1 };
      history.pushState(entry, '');
      show(entry);
    },
    replace,
    back(before) {
      if (now.depth) history.back();
      else replace(before);
    },
  };
}
