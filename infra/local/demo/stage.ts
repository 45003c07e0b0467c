import type { CivilDate, Month } from '../../../shared/time/civil.ts';
import type { SampleCounty } from '../sample/index.ts';
import type { DemoSystem } from './client.ts';

/** What every step of the demo works with. */
export interface Stage {
  readonly system: DemoSystem;
  readonly county: SampleCounty;
  /** Spread into every call that names the county. */
  readonly at: { readonly jurisdiction: string };
  readonly month: Month;
  /** The month's working days. */
  readonly days: readonly CivilDate[];
}

/** Counts by name, as a day's line prints them. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string, count = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
  }

  /** `受理 3 · 签收 2`, and begins anew; empty when nothing was counted. */
  take(): string {
    const text = [...this.#counts]
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${name} ${count}`)
      .join(' · ');
    this.#counts.clear();
    return text;
  }
}
