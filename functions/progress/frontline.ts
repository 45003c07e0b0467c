import type { OutputOf } from '../../shared/contract/index.ts';
import { isVerified, methodsNeeded } from '../../shared/progress/achievement.ts';
import type { Achievement } from '../../shared/progress/achievement.ts';
import { frontlinePasses } from '../../shared/progress/frontline.ts';
import type { FrontlineRecord } from '../../shared/progress/frontlineRecord.ts';
import { monthOf, yearOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { problem } from '../platform/problem.ts';
import { ahead, fault, mustActFor, mustStandAt, refuseIf, unknownUnit, verifierUnitOf } from './checks.ts';
import { actsFor, stamp, today } from './ports.ts';
import type { ProgressPorts } from './ports.ts';

type Ports = ProgressPorts;

const frontlineView = (record: FrontlineRecord, { config }: Ports): OutputOf<'saveFrontline'> => ({
  ...record,
  standing: frontlinePasses(record, config.frontline),
});

/** The month's front-line records, unit by unit. */
export const listFrontline =
  (ports: Ports): UseCase<'listFrontline'> =>
  async ({ jurisdiction, month }) => {
    const records = await ports.store.frontline(jurisdiction, month);
    return { items: records.map((record) => frontlineView(record, ports)) };
  };

/** Files a unit's staff and working days at the front line. @throws Problem `forbidden` for another unit's, `rule-refused` for a month to come. */
export const saveFrontline =
  (ports: Ports): UseCase<'saveFrontline'> =>
  async ({ jurisdiction, month, unitId: unit, version, ...fields }, caller) => {
    const { store, clock } = ports;
    mustActFor(caller, unit);
    mustStandAt(await store.frontlineOf(jurisdiction, month, unit), version);
    refuseIf([
      ...(month > monthOf(today(clock))
        ? [fault('/month', '请选择本月或以前的月份', 'Choose this month or an earlier one')]
        : []),
      ...(await unknownUnit(ports, jurisdiction, unit)),
    ]);
    const record: FrontlineRecord = { ...fields, unit, month, ...stamp(clock, caller, version + 1) };
    await store.saveFrontline(jurisdiction, record);
    return frontlineView(record, ports);
  };

const achievementView = (achievement: Achievement, { config }: Ports): OutputOf<'verifyAchievement'> => ({
  ...achievement,
  verified: isVerified(achievement, config.reconciliation),
  methodsNeeded: methodsNeeded(achievement.kind, config.reconciliation),
});

/** The year's deeds and results, newest first; one that is not verified is listed and counts for nothing. */
export const listAchievements =
  (ports: Ports): UseCase<'listAchievements'> =>
  async ({ jurisdiction, year, unit, kind }) => {
    const found = await ports.store.achievements(jurisdiction, year);
    return {
      items: found
        .filter(
          (one) => (unit === undefined || one.unit === unit) && (kind === undefined || one.kind === kind),
        )
        .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
        .map((one) => achievementView(one, ports)),
    };
  };

/**
 * Claims a deed or a result: a unit its own, an official her own, the office any. The same claim sent twice is claimed once.
 * @throws Problem `forbidden`, `rule-refused` for a day to come or for whom the registry does not have, `duplicate` for a used id.
 */
export const claimAchievement =
  (ports: Ports): UseCase<'claimAchievement'> =>
  async ({ jurisdiction, ...claimed }, caller) => {
    const { store, clock } = ports;
    const fields = actsFor(caller, claimed.unit)
      ? claimed
      : { ...claimed, person: claimed.person ?? caller.person };
    const own = caller.roles.includes('official') && fields.person === caller.person;
    if (!own && !actsFor(caller, fields.unit)) throw problem('forbidden');
    const [person, project] = await Promise.all([
      fields.person === undefined ? undefined : store.person(jurisdiction, fields.person),
      fields.project === undefined ? undefined : store.project(jurisdiction, fields.project),
    ]);
    const unknown = (pointer: string) => fault(pointer, '请从名册中选择', 'Choose one from the registry');
    refuseIf([
      ...ahead(ports, '/on', fields.on),
      ...(await unknownUnit(ports, jurisdiction, fields.unit)),
      ...(fields.person !== undefined && !person ? [unknown('/person')] : []),
      ...(fields.project !== undefined && !project ? [unknown('/project')] : []),
    ]);
    const year = yearOf(fields.on);
    const existing = await store.achievement(jurisdiction, year, fields.id);
    if (existing) {
      if (existing.changedBy !== caller.person || existing.text !== fields.text) throw problem('duplicate');
      return achievementView(existing, ports);
    }
    const achievement: Achievement = { ...fields, verifications: [], ...stamp(clock, caller, 1) };
    await store.saveAchievement(jurisdiction, year, achievement);
    return achievementView(achievement, ports);
  };

/**
 * Verifies an achievement by one method.
 * @throws Problem `rule-refused` for a verifier of the unit itself, for the person concerned, and for a day before the achievement;
 * `duplicate` for a method that was used already.
 */
export const verifyAchievement =
  (ports: Ports): UseCase<'verifyAchievement'> =>
  async ({ jurisdiction, year, achievementId, version, method, on }, caller) => {
    const { store, clock } = ports;
    const found = await store.achievement(jurisdiction, year, achievementId);
    if (!found) throw problem('not-found');
    const verifierUnit = await verifierUnitOf(ports, jurisdiction, caller);
    refuseIf([
      ...(verifierUnit === found.unit || caller.person === found.person
        ? [
            fault(
              '',
              '核验人不得属于申报单位,也不得是本人',
              'The verifier is never of the unit, nor the person',
            ),
          ]
        : []),
      ...ahead(ports, '/on', on),
      ...(on < found.on ? [fault('/on', `不能早于${found.on}`, `It cannot lie before ${found.on}`)] : []),
    ]);
    mustStandAt(found, version);
    if (found.verifications.some((one) => one.method === method)) throw problem('duplicate');
    const verified: Achievement = {
      ...found,
      verifications: [...found.verifications, { method, verifier: caller.person, verifierUnit, on }],
      ...stamp(clock, caller, version + 1),
    };
    await store.saveAchievement(jurisdiction, year, verified);
    return achievementView(verified, ports);
  };
