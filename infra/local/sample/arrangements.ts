import type { Envoy, ProjectGuarantees, Site } from '../../../shared/registry/arrangements.ts';
import { defaultGuarantees } from '../../../shared/registry/guarantee.ts';
import type { Enterprise, Pairing, Project, Village } from '../../../shared/registry/model.ts';
import { villageNames } from './names.ts';
import { handlerId } from './people.ts';
import type { Random } from './random.ts';
import { towns } from './units.ts';

const villagesOfTown = 6;
const hardestWithTeam = 12;
const since = '2026-01-01';

/** Six villages in each town; the towns are real, the villages are not. */
export function sampleVillages(random: Random): Village[] {
  const name = villageNames(random);
  return towns.flatMap(({ unit, name: town }) =>
    Array.from({ length: villagesOfTown }, (_, at) => ({
      id: `${unit.replace('town', 'village')}-${at + 1}`,
      name: `${name()}村`,
      town,
    })),
  );
}

/** Every hundredth project has no guarantee at all, every fortieth lacks the last: what the checks are there to show. */
const given = (at: number) => {
  if (at % 100 === 99) return [];
  return at % 40 === 39 ? defaultGuarantees.slice(0, -1) : defaultGuarantees;
};

/**
 * Who gives each project its four guarantees: its leader the solution of problems and the policies, a handler of the unit that owns it the
 * procedures and the progress.
 */
export function sampleGuarantees(
  projects: readonly Project[],
  pairings: readonly Pairing[],
): ProjectGuarantees[] {
  const leaderOf = new Map(pairings.map(({ subject, official }) => [subject.id, official]));
  return projects.flatMap(({ id, ownerUnit }, at) => {
    const items = given(at).map(({ code }) => ({
      item: code,
      person:
        code === 'problems' || code === 'policy'
          ? (leaderOf.get(id) ?? handlerId(ownerUnit))
          : handlerId(ownerUnit),
    }));
    return items.length > 0 ? [{ id, given: items }] : [];
  });
}

/** Every large or medium enterprise has a primary envoy: a handler of its town; the large ones a second from the industrial park. */
export const sampleEnvoys = (enterprises: readonly Enterprise[]): Envoy[] =>
  enterprises.flatMap(({ id, size, town }) => {
    const unit = towns.find(({ name }) => name === town)?.unit;
    if (unit === undefined || (size !== 'large' && size !== 'medium')) return [];
    const primary = {
      id: `envoy-${id}`,
      enterprise: id,
      person: handlerId(unit),
      primary: true,
      from: since,
    };
    const second = {
      ...primary,
      id: `envoy-${id}-2`,
      person: handlerId('industrial-park'),
      primary: false,
    };
    return size === 'large' ? [primary, second] : [primary];
  });

/** Twelve of the hardest projects have a resident team: the project's leader owns the site, handlers of three units are on it. */
export function sampleSites(projects: readonly Project[], pairings: readonly Pairing[]): Site[] {
  const leaderOf = new Map(pairings.map(({ subject, official }) => [subject.id, official]));
  return projects
    .filter(({ difficulty }) => difficulty === 'A')
    .slice(0, hardestWithTeam)
    .map(({ id, name, ownerUnit }) => ({
      id: `site-${id}`,
      name: `${name}现场`,
      project: id,
      owner: leaderOf.get(id) ?? handlerId(ownerUnit),
      team: [...new Set([ownerUnit, 'natural-resources', 'government-services'].map(handlerId))],
    }));
}
