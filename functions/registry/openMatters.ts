import type { OutputOf } from '../../shared/contract/index.ts';
import { editionsFrom, guaranteeCatalogue, openAfter } from '../../shared/registry/index.ts';
import type { Assignment, Person } from '../../shared/registry/index.ts';
import type { CivilDate } from '../../shared/time/civil.ts';
import { itemsOf } from './catalogues.ts';
import type { RegistryStore } from './store.ts';
import { subjectNames } from './subjects.ts';

type Matters = OutputOf<'openPairings'>;

/** Everything of the registry that bears a person's name after a day, in the words that a page shows. */
export async function openMatters(
  store: RegistryStore,
  jurisdiction: string,
  person: Person,
  on: CivilDate,
  today: CivilDate,
): Promise<Matters> {
  const [approved, indicators, envoys, sites, programmes, assignments, guarantees, items] = await Promise.all(
    [
      store.approved(jurisdiction),
      store.all(jurisdiction, 'indicators'),
      store.all(jurisdiction, 'envoys'),
      store.all(jurisdiction, 'sites'),
      store.all(jurisdiction, 'programmes'),
      store.all(jurisdiction, 'assignments'),
      store.all(jurisdiction, 'guarantees'),
      itemsOf(store, jurisdiction, guaranteeCatalogue),
    ],
  );
  const { id: own, name, post, unit, to } = person;
  const pairings = await Promise.all(
    editionsFrom(approved.editions, today).map(async ({ year, edition }) =>
      openAfter(await store.pairings(jurisdiction, { year, edition }, own), own, on).map((pairing) => ({
        ...pairing,
        year,
        edition,
      })),
    ),
  );
  const open = pairings.flat();
  const sent = envoys.filter((envoy) => envoy.person === own && (envoy.to === undefined || envoy.to > on));
  const taken = assignments.flatMap(({ id, programme, subject, ...parts }) => {
    const as = partsOf(parts, own, on);
    return as.length > 0 ? [{ id, programme, subject, as }] : [];
  });
  const given = guarantees.flatMap(({ id, given: entries }) =>
    entries.filter((entry) => entry.person === own).map(({ item }) => ({ project: id, item })),
  );
  const nameOf = await subjectNames(store, jurisdiction, [
    ...[...open, ...taken].map(({ subject }) => subject),
    ...sent.map(({ enterprise }) => ({ kind: 'enterprise' as const, id: enterprise })),
    ...given.map(({ project }) => ({ kind: 'project' as const, id: project })),
  ]);
  const titles = new Map(items.map((item) => [item.id, item.title]));
  return {
    person: { id: own, name, post, unit, to },
    on,
    pairings: open.map((pairing) => ({
      ...pairing,
      subjectName: nameOf(pairing.subject) ?? pairing.subject.id,
    })),
    indicators: indicators
      .filter(({ chief }) => chief === own)
      .map(({ id, name: title }) => ({ id, name: title })),
    envoys: sent.map(({ id, enterprise, primary, from, to: until }) => ({
      id,
      enterprise,
      enterpriseName: nameOf({ kind: 'enterprise', id: enterprise }) ?? enterprise,
      primary,
      from,
      to: until,
    })),
    sites: sites
      .filter(({ owner, team }) => owner === own || team.includes(own))
      .map(({ id, name: title, owner }) => ({
        id,
        name: title,
        as: owner === own ? ('owner' as const) : ('team' as const),
      })),
    workstreams: programmes.flatMap((programme) =>
      programme.workstreams
        .filter(({ owner }) => owner === own)
        .map((stream) => ({
          programme: programme.id,
          programmeName: programme.name,
          id: stream.id,
          name: stream.name,
        })),
    ),
    assignments: taken.map((entry) => ({ ...entry, subjectName: nameOf(entry.subject) ?? entry.subject.id })),
    guarantees: given.map(({ project, item }) => ({
      project,
      projectName: nameOf({ kind: 'project', id: project }) ?? project,
      item,
      title: titles.get(item) ?? item,
    })),
  };
}

/** As what a person has part in an entry of a programme after a day. */
function partsOf(
  { leader, team, owners }: Pick<Assignment, 'leader' | 'team' | 'owners'>,
  person: string,
  on: CivilDate,
): Matters['assignments'][number]['as'] {
  const owns = owners.some(
    (owner) =>
      owner.person === person && owner.role === 'county' && (owner.to === undefined || owner.to > on),
  );
  return [
    ...(leader === person ? ['leader' as const] : []),
    ...(team.includes(person) ? ['team' as const] : []),
    ...(owns ? ['owner' as const] : []),
  ];
}
