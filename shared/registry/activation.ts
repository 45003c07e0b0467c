import type { CivilDate } from '../time/civil.ts';
import type { activationNeeds, Assignment, Programme } from './arrangements.ts';
import { missingOwners } from './pairing.ts';

type Need = (typeof activationNeeds)[number];

/** What a subject lacks of what its programme asks for before activation (M8): leader, team, plan. */
export const missingForActivation = (
  { activation }: Pick<Programme, 'activation'>,
  { leader, team, plan }: Pick<Assignment, 'leader' | 'team' | 'plan'>,
): Need[] => {
  const present: Record<Need, boolean> = {
    leader: leader !== undefined,
    team: team.length > 0,
    plan: plan !== undefined,
  };
  return activation.filter((need) => !present[need]);
};

/** The owners a subject lacks on a day, of those its programme asks for (S7). */
export const missingOwnersOf = (
  programme: Pick<Programme, 'ownerRoles'>,
  { subject, owners }: Pick<Assignment, 'subject' | 'owners'>,
  on: CivilDate,
): string[] =>
  missingOwners(
    subject,
    owners.map(({ role, person, from, to }) => ({ official: person, subject, role, from, to })),
    on,
    programme.ownerRoles,
  );
