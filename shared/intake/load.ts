import type { Person } from '../registry/model.ts';
import type { CivilDate } from '../time/civil.ts';
import { endOfDay } from '../time/civil.ts';
import type { Clock } from './clocks.ts';
import type { CaseEvent } from './events.ts';
import type { CaseState } from './model.ts';
import { unitClocksOf } from './rates.ts';

/** An open case as the load sees it: with whom it is, what happened, and how its clocks stand. */
export interface HeldCase {
  readonly state: CaseState;
  readonly leadUnit?: string | undefined;
  readonly events: readonly CaseEvent[];
  readonly clocks: readonly Clock[];
}

/** What one handler has in hand; without a person: what came to the unit and nobody has signed for yet. */
export interface HandlerLoad {
  readonly unit: string;
  readonly person?: string;
  /** Cases in which the unit has something left to do. */
  readonly open: number;
  /** Of these, due by the end of the day and not late. */
  readonly dueToday: number;
  /** Of these, late. */
  readonly overdue: number;
  /** Claimed as solved; the filer decides. */
  readonly awaitingFiler: number;
}

/** Who holds a case: whoever signed for it since it last came to its unit; a reopened case stays with her. Undefined while nobody did. */
export function holdingPerson(events: readonly CaseEvent[]): string | undefined {
  const came = events.findLastIndex(({ kind }) => kind === 'assigned' || kind === 'transferred');
  return came < 0 ? undefined : events.findLast(({ kind }, at) => at > came && kind === 'signedFor')?.by;
}

/** The states in which a unit has a case. */
const withUnit: readonly CaseState[] = ['assigned', 'signedFor', 'inProgress', 'reopened', 'claimed'];

type Standing = 'awaitingFiler' | 'overdue' | 'dueToday' | 'later';

/** How a case stands for whoever holds it; one that is late is not due today besides. */
function standingOf({ state, clocks }: HeldCase, today: CivilDate): Standing {
  if (state === 'claimed') return 'awaitingFiler';
  const running = unitClocksOf(clocks);
  if (running.some(({ overdue }) => overdue)) return 'overdue';
  const due = running.some(({ dueAt }) => dueAt !== undefined && dueAt <= endOfDay(today));
  return due ? 'dueToday' : 'later';
}

/**
 * What every handler has in hand, by unit and then by person, what nobody signed for last in its unit. A handler in service who holds
 * nothing is listed with zeros, since she is free; one who left is listed as long as she holds something.
 */
export function handlerLoads(
  cases: readonly HeldCase[],
  people: readonly Pick<Person, 'id' | 'kind' | 'unit' | 'from' | 'to'>[],
  today: CivilDate,
): HandlerLoad[] {
  const keyOf = (unit: string, person: string | undefined): string => JSON.stringify([unit, person]);
  const free = people.flatMap(({ id, kind, unit, from, to }) =>
    kind === 'handler' && unit !== undefined && from <= today && (to ?? today) >= today
      ? { unit, person: id }
      : [],
  );
  const held = cases.flatMap((one) => {
    const { leadUnit: unit, state, events } = one;
    if (unit === undefined || !withUnit.includes(state)) return [];
    return { unit, person: holdingPerson(events), standing: standingOf(one, today) };
  });
  const holders = new Map(
    [...free, ...held].map(({ unit, person }) => [keyOf(unit, person), { unit, person }]),
  );
  const standings = Map.groupBy(held, ({ unit, person }) => keyOf(unit, person));
  return [...holders]
    .map(([key, { unit, person }]) => {
      const mine = standings.get(key) ?? [];
      const count = (wanted: Standing): number => mine.filter(({ standing }) => standing === wanted).length;
      const awaitingFiler = count('awaitingFiler');
      return {
        unit,
        ...(person !== undefined && { person }),
        open: mine.length - awaitingFiler,
        dueToday: count('dueToday'),
        overdue: count('overdue'),
        awaitingFiler,
      };
    })
    .toSorted((a, b) => compare(a.unit, b.unit) || compare(a.person ?? nobody, b.person ?? nobody));
}

/** Stands after every id. */
const nobody = '\uffff';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
