import type { Chain, Enterprise, Pairing, Project } from '../../../shared/registry/model.ts';
import { leaders } from './people.ts';
import type { Random } from './random.ts';

const from = '2026-01-01';

const lead = (official: string, kind: Pairing['subject']['kind'], id: string): Pairing => ({
  official,
  subject: { kind, id },
  role: 'lead',
  from,
});

/** Deals subjects to officials in turn, so that nobody has more than one above another. */
const dealt = (
  officials: readonly string[],
  kind: Pairing['subject']['kind'],
  ids: readonly string[],
): Pairing[] => ids.map((id, at) => lead(officials[at % officials.length]!, kind, id));

/**
 * Who answers for what in 2026: every project, enterprise and chain has exactly one leader, every leader has several subjects. The hardest
 * projects go to the party secretary and the county head, but for one that a deputy secretary leads: the warning of F7. Who
 * leads an enterprise's project also answers for the enterprise.
 */
export function samplePairings(
  random: Random,
  projects: readonly Project[],
  enterprises: readonly Enterprise[],
  chains: readonly Chain[],
): Pairing[] {
  const [secretary, head, deputy, ...rest] = leaders.map(({ id }) => id) as [
    string,
    string,
    string,
    ...string[],
  ];
  const others = [deputy, ...rest];
  const hard = projects.filter(({ difficulty }) => difficulty === 'A').map(({ id }) => id);
  const [exception, ...led] = hard as [string, ...string[]];
  const ordinary = random.shuffled(
    projects.filter(({ difficulty }) => difficulty !== 'A').map(({ id }) => id),
  );
  const ofProjects = [
    lead(deputy, 'project', exception),
    ...dealt([secretary, head], 'project', led),
    ...dealt(others, 'project', ordinary),
  ];

  const leaderOf = new Map(ofProjects.map(({ subject, official }) => [subject.id, official]));
  const builders = projects.flatMap(({ id, enterprise }) =>
    enterprise ? [lead(leaderOf.get(id)!, 'enterprise', enterprise)] : [],
  );
  const paired = new Set(builders.map(({ subject }) => subject.id));
  const unpaired = random.shuffled(enterprises.map(({ id }) => id).filter((id) => !paired.has(id)));
  return [
    ...ofProjects,
    ...builders,
    ...dealt([secretary, head, ...others], 'enterprise', unpaired),
    ...dealt(
      others,
      'chain',
      chains.map(({ id }) => id),
    ),
  ];
}
