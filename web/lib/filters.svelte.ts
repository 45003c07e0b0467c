import { type Filters, readFilters, writeFilters } from './filters.ts';

/**
 * Filters that live in the address bar: read from it at the start and on back and forward, written to it on every
 * change without a new history entry. Call while a component is being set up.
 */
export function addressFilters<F extends Filters>(defaults: F) {
  let values = $state<F>(readFilters(location.search, defaults));

  $effect(() => {
    const search = writeFilters(location.search, values, defaults);
    if (search !== location.search) {
      history.replaceState(history.state, '', location.pathname + search + location.hash);
    }
  });
  $effect(() => {
    const read = (): void => {
      values = readFilters(location.search, defaults);
    };
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  });

  return {
    /** Bind controls to its members. */
    get values(): F {
      return values;
    },
    /** Whether anything differs from the defaults. */
    get changed(): boolean {
      return writeFilters('', values, defaults) !== '';
    },
    reset(): void {
      values = readFilters('', defaults);
    },
  };
}
