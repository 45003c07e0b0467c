import { handlerLoads } from '../../shared/intake/index.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { clocksAt } from './act.ts';
import { rulesOf } from './ports.ts';
import type { Ports } from './ports.ts';

/** What each handler has in hand now: of the unit asked for or of all; a handler is told her own unit's only, whatever unit she asks for. */
export const handlerLoad =
  (ports: Pick<Ports, 'store' | 'clock' | 'calendarOf'>): UseCase<'handlerLoad'> =>
  async ({ jurisdiction, unit }, caller) => {
    const { store } = ports;
    const wanted = caller.roles.includes('office') ? unit : caller.unit;
    if (wanted === undefined && !caller.roles.includes('office')) return { items: [] };
    const [rules, cases, people] = await Promise.all([
      rulesOf(ports, jurisdiction),
      store.openCases(jurisdiction, wanted),
      store.people(jurisdiction),
    ]);
    const held = cases.map((record) => ({ ...record, clocks: clocksAt(record, rules) }));
    const ofUnit = people.filter((person) => wanted === undefined || person.unit === wanted);
    return { items: handlerLoads(held, ofUnit, civilDateOf(rules.now)) };
  };
