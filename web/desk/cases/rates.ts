import type { OutputOf } from '../../../shared/contract/index.ts';
import { officeHolder } from '../../../shared/intake/noticeMoves.ts';
import { percent } from '../../lib/format.ts';
import type { CaseRow } from './queue.ts';

type Rates = OutputOf<'unitRates'>;
type Figures = Rates['total'];

/** A unit's three rates and what lies with it now; without a unit, all of them. */
export interface Caseload extends Figures {
  readonly unit?: string;
  /** Open cases that the unit leads. */
  readonly openNow: number;
}

const none = { numerator: 0, denominator: 0 };

/** The rates of every unit that has any or holds an open case, by unit, and the total last. */
export function caseload({ items, total }: Rates, open: readonly CaseRow[]): Caseload[] {
  const held = Map.groupBy(open, ({ leadUnit }) => leadUnit ?? officeHolder);
  const rated = new Map(items.map(({ unit, ...figures }) => [unit, figures]));
  const nothing: Figures = {
    month: total.month,
    response: none,
    resolution: none,
    satisfaction: none,
    pending: 0,
    unrated: 0,
    openOverdue: 0,
  };
  const units = [...new Set([...rated.keys(), ...held.keys()])].toSorted();
  if (units.length === 0) return [];
  return [
    ...units.map((unit) => ({
      unit,
      ...(rated.get(unit) ?? nothing),
      openNow: held.get(unit)?.length ?? 0,
    })),
    { ...total, openNow: open.length },
  ];
}

/** `92.31% (12/13)`; a dash and the parts where the denominator is empty. */
export const rateText = ({ numerator, denominator, value }: Figures['response']): string =>
  `${value === undefined ? '—' : percent(value / 100)}(${numerator}/${denominator})`;
