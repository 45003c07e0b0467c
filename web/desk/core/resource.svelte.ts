import { problemText } from './problem.ts';

/** Something fetched: its last value, why fetching failed, and whether it is under way. */
export interface Resource<T> {
  readonly value: T | undefined;
  readonly problem: string | undefined;
  readonly loading: boolean;
  reload(): void;
  /** Takes a newer value that a change answered with. */
  set(value: T): void;
}

/**
 * Fetches when the component is set up and again whenever what `fetcher` reads before its first wait changes.
 * The value before stays visible meanwhile; answers that come too late are dropped.
 */
export function resource<T>(fetcher: (signal: AbortSignal) => Promise<T>): Resource<T> {
  let value = $state.raw<T>();
  let problem = $state<string>();
  let loading = $state(true);
  let turn = $state(0);

  $effect(() => {
    void turn;
    const abort = new AbortController();
    loading = true;
    fetcher(abort.signal).then(
      (answer) => {
        if (abort.signal.aborted) return;
        value = answer;
        problem = undefined;
        loading = false;
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        problem = problemText(error);
        loading = false;
      },
    );
    return () => abort.abort();
  });

  return {
    get value() {
      return value;
    },
    get problem() {
      return problem;
    },
    get loading() {
      return loading;
    },
    reload() {
      turn += 1;
    },
    set(next) {
      value = next;
    },
  };
}
