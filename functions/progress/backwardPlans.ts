import type { OutputOf } from '../../shared/contract/index.ts';
import { daysInHand, planStanding } from '../../shared/progress/planRecord.ts';
import type { BackwardPlan } from '../../shared/progress/planRecord.ts';
import type { UseCase } from '../platform/http.ts';
import { ahead, fault, mustActFor, mustStandAt, refuseIf, unknownUnit } from './checks.ts';
import { seesOwnUnitOnly, stamp, today } from './ports.ts';
import type { ProgressPorts } from './ports.ts';

/** A plan with its latest days as of a day. */
export const planView = (plan: BackwardPlan, on: string): OutputOf<'saveBackwardPlan'> => ({
  ...plan,
  standing: planStanding(plan, on),
});

/** Backward plans, least days in hand first; a handler sees her own unit's. */
export const listBackwardPlans =
  ({ store, clock }: ProgressPorts): UseCase<'listBackwardPlans'> =>
  async ({ jurisdiction, project, unit }, caller) => {
    const wanted = seesOwnUnitOnly(caller) ? (caller.unit ?? 'none') : unit;
    const found =
      project === undefined
        ? await store.backwardPlans(jurisdiction)
        : await store.backwardPlansOf(jurisdiction, project);
    const items = found
      .filter((plan) => wanted === undefined || plan.unit === wanted)
      .map((plan) => planView(plan, today(clock)))
      .toSorted((a, b) => a.standing.daysInHand - b.standing.daysInHand);
    return {
      items,
      daysRecovered: items.reduce((sum, { standing }) => sum + standing.daysRecovered, 0),
    };
  };

/**
 * Saves a plan: a new end date moves all its latest starts. The days in hand are kept at every change, so that what is
 * recovered shows.
 * @throws Problem `forbidden` for another unit's plan or project, `rule-refused` for an unknown unit or project, or a step finished in future.
 */
export const saveBackwardPlan =
  (ports: ProgressPorts): UseCase<'saveBackwardPlan'> =>
  async ({ jurisdiction, planId: id, version, ...fields }, caller) => {
    const { store, clock } = ports;
    const [existing, project] = await Promise.all([
      store.backwardPlan(jurisdiction, id),
      fields.project === undefined ? undefined : store.project(jurisdiction, fields.project),
    ]);
    mustActFor(caller, fields.unit, existing?.unit, project?.ownerUnit);
    mustStandAt(existing, version);
    refuseIf([
      ...(await unknownUnit(ports, jurisdiction, fields.unit)),
      ...(fields.project !== undefined && !project
        ? [fault('/project', '请从名册中选择', 'Choose one from the registry')]
        : []),
      ...fields.steps.flatMap(({ finishedOn }, at) =>
        finishedOn === undefined ? [] : ahead(ports, `/steps/${at}/finishedOn`, finishedOn),
      ),
    ]);
    const on = today(clock);
    const standsAt = { on, end: fields.end, daysInHand: daysInHand(fields, on) };
    const plan: BackwardPlan = {
      ...fields,
      id,
      history: [...(existing?.history ?? []), standsAt].slice(-100),
      ...stamp(clock, caller, version + 1),
    };
    await store.saveBackwardPlan(jurisdiction, plan);
    return planView(plan, on);
  };
