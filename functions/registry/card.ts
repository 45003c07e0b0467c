import { editionInForce, pairingsInForce } from '../../shared/registry/index.ts';
import type { UseCase } from '../platform/http.ts';
import { problem } from '../platform/problem.ts';
import { today } from './ports.ts';
import type { Ports } from './ports.ts';
import { guaranteesOf, letterhead, sheetPlan } from './sheets.ts';
import { subjectNames } from './subjects.ts';

/**
 * 责任卡: exactly the pairings an official holds today by the edition in force, the guarantees given for them, and the duties they lay on
 * her or him; with all that a printed sheet says of itself.
 * @throws Problem `not-found` for anyone who is not an official.
 */
export const responsibilityCard =
  ({ store, clock }: Ports): UseCase<'responsibilityCard'> =>
  async ({ jurisdiction, personId }) => {
    const on = today(clock);
    const [head, people, approved, duties] = await Promise.all([
      letterhead(store, jurisdiction, on),
      store.rows(jurisdiction, 'people', [personId]),
      store.approved(jurisdiction),
      store.all(jurisdiction, 'duties'),
    ]);
    const official = people.get(personId)?.row;
    if (official?.kind !== 'official') throw problem('not-found');
    const { id, name, post, rank, unit } = official;
    const current = editionInForce(approved.editions, on);
    const [plan, held, units] = await Promise.all([
      current && store.plan(jurisdiction, current),
      current ? store.pairings(jurisdiction, current, personId) : [],
      store.rows(jurisdiction, 'units', unit === undefined ? [] : [unit]),
    ]);
    const pairings = pairingsInForce(held, on);
    const subjects = pairings.map(({ subject }) => subject);
    const [nameOf, given] = await Promise.all([
      subjectNames(store, jurisdiction, subjects),
      store.rows(
        jurisdiction,
        'guarantees',
        subjects.flatMap((subject) => (subject.kind === 'project' ? subject.id : [])),
      ),
    ]);
    const guaranteesFor = await guaranteesOf(
      store,
      jurisdiction,
      [...given.values()].map(({ row }) => row),
    );
    return {
      ...head,
      person: { id, name, post, rank, unit, unitName: units.get(unit ?? '')?.row.name },
      pairings: pairings.map((pairing) => ({
        ...pairing,
        subjectName: nameOf(pairing.subject) ?? pairing.subject.id,
        guarantees: pairing.subject.kind === 'project' ? guaranteesFor(pairing.subject.id) : [],
      })),
      duties: pairings.length > 0 ? duties.filter(({ appliesTo }) => appliesTo === 'official') : [],
      edition: current?.edition,
      plan: plan && sheetPlan(plan),
    };
  };
