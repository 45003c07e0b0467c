import { at, calendar, event, makeFacts, signed } from '../../shared/intake/cases.fixture.ts';
import { clocksOf, defaultIntakeConfig } from '../../shared/intake/index.ts';
import { sideBySide } from './benchmark.ts';
import type { Benchmark } from './benchmark.ts';

const reworks = [0, 4, 12] as const;

/** A case that was claimed and sent back so many times, a day each, with one pause a time. */
const makeCase = (times: number) => {
  const again = (n: number) => {
    const day = `08-${String(5 + n).padStart(2, '0')}`;
    return [
      event('paused', `${day} 09:00`),
      event('resumed', `${day} 10:00`),
      event('claimed', `${day} 11:00`),
      event('reopened', `${day} 12:00`),
    ];
  };
  return makeFacts([...signed, ...Array.from({ length: times }, (_, n) => again(n)).flat()]);
};

/** All clocks of one case, derived from its events: what every reading of a queue costs a case. */
export const clocks: Benchmark = {
  name: 'clocks',
  async run() {
    const cases = reworks.map(makeCase);
    const now = at('08-28 09:00');
    const times = await sideBySide(
      cases.map((facts) => ({
        work: () => clocksOf(facts, defaultIntakeConfig, calendar, now),
        repeat: 500,
      })),
    );
    const events = cases.map((one) => one.events.length);
    return [
      { what: `a case of ${events[0]} events`, value: times[0]! * 1000, unit: 'µs' as const },
      ...times.slice(1).map((time, index) => ({
        what: `${events[index + 1]} events ÷ ${events[0]} events: time a case`,
        value: time / times[0]!,
        unit: '×' as const,
        note: `${(events[index + 1]! / events[0]!).toFixed(0)} is linear growth`,
      })),
    ];
  },
};
