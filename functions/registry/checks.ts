import {
  defaultTopRankRule,
  guaranteeCatalogue,
  hardProjectsWithoutTopRank,
  indicators as catalogue,
  indicatorsWithoutChief,
  isInForce,
  liveItems,
  missingGuarantees,
  missingOwnersOf,
  officialsWithoutPairing,
  pairingCounts,
  unpairedSubjects,
} from '../../shared/registry/index.ts';
import type { Project, TopRankRule } from '../../shared/registry/index.ts';
import type { CivilDate } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { itemsOf } from './catalogues.ts';
import { today } from './ports.ts';
import type { Ports } from './ports.ts';
import type { RegistryStore } from './store.ts';
import { subjectNames } from './subjects.ts';

/** The day of a year on which its plan is looked at: today, or the year's last or first day when today is not in it. */
function dayIn(year: number, now: CivilDate): CivilDate {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  if (now > last) return last;
  return now < first ? first : now;
}

const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });

/** The projects that lack one of the county's guarantees, in the catalogue's words (F3). */
async function projectsWithoutGuarantee(
  store: RegistryStore,
  jurisdiction: string,
  projects: readonly Project[],
) {
  const [items, rows] = await Promise.all([
    itemsOf(store, jurisdiction, guaranteeCatalogue),
    store.all(jurisdiction, 'guarantees'),
  ]);
  const catalogue = liveItems(items).map(({ id, title, en }) => ({ code: id, zh: title, en: en ?? title }));
  const givenFor = new Map(rows.map(({ id, given }) => [id, given.map(({ item }) => item)]));
  return projects.flatMap(({ id, name }) => {
    const missing = missingGuarantees(givenFor.get(id) ?? [], catalogue);
    return missing.length > 0
      ? [{ id, name, missing: missing.map(({ code, zh }) => ({ id: code, title: zh })) }]
      : [];
  });
}

/** The subjects that lack an owner their programme asks for on a day (S7). */
async function subjectsWithoutOwner(store: RegistryStore, jurisdiction: string, on: CivilDate) {
  const [programmes, assignments] = await Promise.all([
    store.all(jurisdiction, 'programmes'),
    store.all(jurisdiction, 'assignments'),
  ]);
  const asking = new Map(programmes.map((programme) => [programme.id, programme]));
  const found = assignments.flatMap(({ programme, subject, owners }) => {
    const missing = missingOwnersOf(asking.get(programme) ?? { ownerRoles: [] }, { subject, owners }, on);
    return missing.length > 0 ? [{ programme, ...subject, missing }] : [];
  });
  const nameOf = await subjectNames(store, jurisdiction, found);
  return found.map((subject) => ({ ...subject, name: nameOf(subject) ?? subject.id }));
}

/**
 * What a year's approved plan amounts to, each official and subject counted once, and what the office should look at: projects, chains
 * and above-scale enterprises without an official, officials without a pairing, the hardest projects without a top rank (F7), and
 * indicators without a chief in service (X4), projects without one of the guarantees (F3), subjects without one of their owners (S7). Without an approved plan nobody is paired.
 */
export const planChecks =
  ({ store, clock }: Ports, rule: TopRankRule = defaultTopRankRule): UseCase<'planChecks'> =>
  async ({ jurisdiction, year }) => {
    const on = dayIn(year, today(clock));
    const { editions } = await store.approved(jurisdiction);
    const plan = editions.find((other) => other.year === year);
    const [pairings, people, projects, chains, enterprises, indicators] = await Promise.all([
      plan ? store.pairings(jurisdiction, plan) : [],
      store.all(jurisdiction, 'people'),
      store.all(jurisdiction, 'projects'),
      store.all(jurisdiction, 'chains'),
      store.all(jurisdiction, 'enterprises'),
      store.all(jurisdiction, 'indicators'),
    ]);
    const [guaranteesMissing, ownersMissing] = await Promise.all([
      projectsWithoutGuarantee(store, jurisdiction, projects),
      subjectsWithoutOwner(store, jurisdiction, on),
    ]);
    const officials = people.filter((person) => person.kind === 'official' && isInForce(person, on));
    const serving = new Set(officials.map(({ id }) => id));
    const subjects = [
      ...projects.map(({ id, name }) => ({ kind: 'project', id, name })),
      ...chains.map(({ id, name }) => ({ kind: 'chain', id, name })),
      ...enterprises
        .filter(({ aboveScale }) => aboveScale)
        .map(({ id, name }) => ({ kind: 'enterprise', id, name })),
    ];
    const { officials: leaders, byKind } = pairingCounts(pairings, on);
    const answered = indicators.filter(({ chief }) => serving.has(chief));
    const codes = answered.map(({ id, name }) => catalogue.find(({ zh }) => zh === name)?.code ?? id);
    return {
      year,
      edition: plan?.edition,
      leaders,
      subjects: byKind,
      unpaired: unpairedSubjects(subjects, pairings, on),
      idleOfficials: officialsWithoutPairing(officials, pairings, on).map(named),
      hardWithoutTopRank: hardProjectsWithoutTopRank(projects, pairings, officials, on, rule).map(named),
      indicatorsWithoutChief: indicatorsWithoutChief(codes).map(({ code, zh }) => ({ id: code, name: zh })),
      guaranteesMissing,
      ownersMissing,
    };
  };
