import type { OutputOf } from '../../shared/contract/index.ts';
import { commitmentStanding, commitmentTotals, FormerCommitment } from '../../shared/progress/commitment.ts';
import type { Commitment } from '../../shared/progress/commitment.ts';
import { withFormer } from '../../shared/progress/former.ts';
import type { FieldProblem } from '../../shared/contract/problems.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import {
  ahead,
  fault,
  mustActFor,
  mustNotBeWithdrawn,
  mustStandAt,
  refuseIf,
  unknownUnit,
} from './checks.ts';
import { seesOwnUnitOnly, stamp, today } from './ports.ts';
import type { ProgressPorts } from './ports.ts';
import { withdrawnFrom } from './withdrawal.ts';

type CommitmentView = OutputOf<'saveCommitment'>;

/** A commitment with how it stands on a day. */
export const commitmentView = (commitment: Commitment, on: string): CommitmentView => ({
  ...commitment,
  standing: commitmentStanding(commitment, on),
});

/**
 * Commitments and their totals by nature: money given, money lent, and services are never added up. A handler sees what her unit keeps, and
 * what was promised to a project that her unit owns.
 */
export const listCommitments =
  ({ store, clock }: ProgressPorts): UseCase<'listCommitments'> =>
  async ({ jurisdiction, subject, unit }, caller) => {
    const found =
      subject === undefined
        ? await store.commitments(jurisdiction)
        : await store.commitmentsTo(jurisdiction, subject);
    const sees = await sightOf(store, jurisdiction, found, caller);
    const items = found
      .filter((one) => sees(one) && (unit === undefined || one.unit === unit))
      .map((one) => commitmentView(one, today(clock)));
    return { items, totals: commitmentTotals(items) };
  };

async function sightOf(
  store: ProgressPorts['store'],
  jurisdiction: string,
  found: readonly Commitment[],
  caller: StaffCaller,
): Promise<(commitment: Commitment) => boolean> {
  if (!seesOwnUnitOnly(caller)) return () => true;
  const ofProjects = found.some(({ subject, unit }) => subject?.kind === 'project' && unit !== caller.unit);
  const projects = ofProjects ? await store.projects(jurisdiction) : [];
  const owned = new Set(projects.filter(({ ownerUnit }) => ownerUnit === caller.unit).map(({ id }) => id));
  return ({ unit, subject }) =>
    unit === caller.unit || (subject?.kind === 'project' && owned.has(subject.id));
}

/**
 * Registers a commitment, or corrects one; what was kept of it stays, and what it said before.
 * @throws Problem `forbidden` for another unit's, `illegal-move` for one that was withdrawn, `rule-refused` for an unknown unit or subject, a
 * promise to come, less than was kept already, and for a last day that has passed, which the office alone moves.
 */
export const saveCommitment =
  (ports: ProgressPorts): UseCase<'saveCommitment'> =>
  async ({ jurisdiction, commitmentId: id, version, ...fields }, caller) => {
    const { store, clock } = ports;
    const existing = await store.commitment(jurisdiction, id);
    mustActFor(caller, fields.unit, existing?.unit);
    mustNotBeWithdrawn(existing);
    mustStandAt(existing, version);
    const paid = (existing?.fulfilments ?? []).reduce((sum, { amount = 0 }) => sum + amount, 0);
    refuseIf([
      ...ahead(ports, '/promisedOn', fields.promisedOn),
      ...(await unknownUnit(ports, jurisdiction, fields.unit)),
      ...(fields.subject && !(await store.knows(jurisdiction, fields.subject))
        ? [fault('/subject/id', '请从名册中选择', 'Choose one from the registry')]
        : []),
      ...(fields.amount !== undefined && fields.amount < paid
        ? [fault('/amount', `已兑现${paid}元,不能少于此数`, `${paid} yuan have been kept already`)]
        : []),
      ...lateReprieve(existing, fields.dueOn, caller, today(clock)),
    ]);
    const stamped = stamp(clock, caller, version + 1);
    const saved: Commitment = {
      ...fields,
      id,
      fulfilments: existing?.fulfilments ?? [],
      ...withFormer(FormerCommitment, existing, { until: stamped.changedAt, by: caller.person }),
      ...stamped,
    };
    await store.saveCommitment(jurisdiction, saved);
    return commitmentView(saved, today(clock));
  };

/** A unit does not move a day that it has missed. */
const lateReprieve = (
  existing: Commitment | undefined,
  dueOn: string | undefined,
  { roles }: StaffCaller,
  on: string,
): FieldProblem[] =>
  existing?.dueOn !== undefined &&
  existing.dueOn < on &&
  existing.dueOn !== dueOn &&
  !roles.includes('office')
    ? [
        fault(
          '/dueOn',
          `期限${existing.dueOn}已过,如有误请由营商办更正`,
          `${existing.dueOn} has passed; the office alone corrects it`,
        ),
      ]
    : [];

/**
 * Takes a commitment back, for a reason: it stays visible and counts nowhere. Sent twice it is withdrawn once.
 * @throws Problem `not-found`, `illegal-move` for one that was withdrawn for another reason, `stale-version`.
 */
export const withdrawCommitment =
  ({ store, clock }: ProgressPorts): UseCase<'withdrawCommitment'> =>
  async ({ jurisdiction, commitmentId, ...withdrawal }, caller) => {
    const existing = await store.commitment(jurisdiction, commitmentId);
    const saved = withdrawnFrom(existing, withdrawal, stamp(clock, caller, withdrawal.version + 1));
    if (saved !== existing) await store.saveCommitment(jurisdiction, saved);
    return commitmentView(saved, today(clock));
  };

/**
 * Records that a commitment was kept, in part or wholly.
 * @throws Problem `illegal-move` for one that is kept or withdrawn, `rule-refused` for a day before the promise or to come, for a missing
 * amount, and for more than was promised.
 */
export const keepCommitment =
  (ports: ProgressPorts): UseCase<'keepCommitment'> =>
  async ({ jurisdiction, commitmentId, version, ...fulfilment }, caller) => {
    const { store, clock } = ports;
    const commitment = await store.commitment(jurisdiction, commitmentId);
    if (!commitment) throw problem('not-found');
    mustActFor(caller, commitment.unit);
    const { state, keptAmount } = commitmentStanding(commitment, today(clock));
    if (state === 'withdrawn' || state === 'kept' || state === 'keptLate')
      throw problem('illegal-move', { current: state, allowed: [] });
    mustStandAt(commitment, version);
    const { amount: promised, promisedOn } = commitment;
    const left = (promised ?? 0) - keptAmount;
    refuseIf([
      ...ahead(ports, '/on', fulfilment.on),
      ...(fulfilment.on < promisedOn
        ? [fault('/on', `不能早于承诺日期${promisedOn}`, `It cannot lie before the promise, ${promisedOn}`)]
        : []),
      ...(promised !== undefined && fulfilment.amount === undefined
        ? [fault('/amount', '请填写兑现金额', 'Enter the amount')]
        : []),
      ...(promised !== undefined && (fulfilment.amount ?? 0) > left
        ? [fault('/amount', `超过未兑现的${left}元`, `More than the ${left} yuan that are left`)]
        : []),
    ]);
    const saved: Commitment = {
      ...commitment,
      fulfilments: [...commitment.fulfilments, { ...fulfilment, by: caller.person }],
      ...stamp(clock, caller, version + 1),
    };
    await store.saveCommitment(jurisdiction, saved);
    return commitmentView(saved, today(clock));
  };
