import { beforeEach, describe, expect, test } from 'vitest';
import { defaultIntakeConfig } from '../../../shared/intake/config.ts';
import { IntakeSettings } from '../../../shared/intake/configuration.ts';
import type { Limit } from '../../../shared/time/deadline.ts';
import { DEFAULT_PROGRESS_CONFIG } from '../../../shared/progress/config.ts';
import type { QuietRules } from '../../../shared/progress/quietRules.ts';
import type { Duty } from '../../../shared/registry/index.ts';
import { SHIPPED_SCHEMES } from '../../../shared/scoring/index.ts';
import { receiptFrom } from '../../../shared/identifiers/receipt.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import { computedRun } from '../../fixtures/runs.ts';
import {
  makeDuty,
  makeEnterprise,
  makeItem,
  makeOfficial,
  makePairing,
  makeProject,
  pointersOf,
  project,
  unit,
} from './county.ts';

const city = '350100';
const [mawei, changle, fuqing] = ['350105', '350112', '350181'];
const as = (role: 'admin' | 'office' | 'supervisor'): Visitor => ({
  roles: [role],
  jurisdiction: city,
  person: `city-${role}`,
});
const [admin, office, supervisor] = [as('admin'), as('office'), as('supervisor')];

/** What a county decides for itself; all of it is data. */
interface Practice {
  readonly guarantees: readonly string[];
  readonly duty: Duty;
  readonly reply: Limit;
  readonly ruleset: 'state' | 'ladder';
  readonly weights: readonly number[];
  readonly quiet: QuietRules;
}

const practices: Readonly<Record<string, Practice>> = {
  [mawei]: {
    guarantees: ['包手续', '包建设', '包问题', '包政策'],
    duty: makeDuty(),
    reply: { amount: 1, unit: 'workingDays' },
    ruleset: 'state',
    weights: [30, 40, 20, 10],
    quiet: { fromDay: 1, toDay: 25, reasons: [{ code: 'safety', zh: '安全隐患', en: 'Safety' }] },
  },
  [changle]: {
    guarantees: ['包招商', '包服务'],
    duty: makeDuty({ id: 'on-site', name: '每季现场办公', record: 'onSiteOffice', period: 'quarter' }),
    reply: { amount: 10, unit: 'workingDays' },
    ruleset: 'ladder',
    weights: [10, 20, 30, 40],
    quiet: { fromDay: 26, toDay: 5, reasons: [{ code: 'invited', zh: '企业申请', en: 'Invited' }] },
  },
};

let house: House;
beforeEach(async () => {
  house = await openHouse('2026-09-21T09:00:00+08:00');
  await house.ok('saveJurisdiction', { jurisdiction: city, name: '福州市', level: 'city' }, admin);
  for (const [jurisdiction, name] of [
    [mawei, '马尾区'],
    [changle, '长乐区'],
    [fuqing, '福清市'],
  ] as const)
    await house.ok('saveJurisdiction', { jurisdiction, name, level: 'county', parent: city }, admin);
});

/** Sets a county up by its practice, with one official, one enterprise and two projects of which the first has all guarantees. */
async function found(jurisdiction: string): Promise<void> {
  const at = { jurisdiction };
  const { guarantees, duty, reply, ruleset, weights, quiet } = practices[jurisdiction]!;
  const items = guarantees.map((title, n) => makeItem(`g-${n + 1}`, { title }));
  await house.ok('saveUnits', { ...at, items: [unit] }, office);
  await house.ok('savePeople', { ...at, items: [makeOfficial(1)] }, office);
  await house.ok('saveEnterprises', { ...at, items: [makeEnterprise(1)] }, office);
  await house.ok('saveProjects', { ...at, items: [makeProject(1), makeProject(2)] }, office);
  await house.ok('saveCatalogueItems', { ...at, catalogue: 'guarantees', items }, office);
  await house.ok('saveDuties', { ...at, items: [duty] }, office);
  const given = items.map(({ id }) => ({ item: id, person: 'official-1' }));
  const rows = [
    { id: 'P-1', given },
    { id: 'P-2', given: given.slice(1) },
  ];
  await house.ok('saveGuarantees', { ...at, items: rows }, office);
  const settings = IntakeSettings.parse({
    ...defaultIntakeConfig,
    limits: { ...defaultIntakeConfig.limits, reply },
    notices: { ...defaultIntakeConfig.notices, ruleset },
  });
  await house.ok('saveIntakeConfiguration', { ...at, version: 0, settings }, admin);
  const scheme = {
    ...SHIPPED_SCHEMES.project,
    criteria: SHIPPED_SCHEMES.project.criteria.map((criterion, n) => ({ ...criterion, weight: weights[n]! })),
  };
  await house.ok('saveScheme', { ...at, kind: 'project', scheme }, office);
  await house.ok('approveScheme', { ...at, kind: 'project', version: 1 }, supervisor);
  await house.ok('saveQuietRules', { ...at, version: 0, rules: quiet }, office);
  const { year, edition } = await house.ok('draftPlan', { ...at, year: 2026 }, office);
  const pairings = [makePairing(1, project(1)), makePairing(1, project(2))];
  const plan = await house.ok('addPairings', { ...at, year, edition, pairings }, office);
  const sent = await house.ok('submitPlan', { ...at, year, edition, version: plan.version }, office);
  await house.ok('approvePlan', { ...at, year, edition, version: sent.version }, supervisor);
}

/** When the unit must reply to a request that was filed and assigned on 21 September. */
async function replyDue(jurisdiction: string): Promise<string | undefined> {
  const receipt = receiptFrom(new Uint8Array(10).fill(Number(jurisdiction.slice(4))));
  const { id } = await house.ok('fileRequest', {
    jurisdiction,
    receipt,
    text: '厂区用电容量不足,申请增容',
    category: 'utilities',
  });
  const at = { jurisdiction, caseId: id };
  const opened = await house.ok('readCase', at, office);
  const accepted = await house.ok('acceptCase', { ...at, version: opened.case.version }, office);
  const assigned = await house.ok(
    'assignCase',
    { ...at, version: accepted.case.version, leadUnit: unit.id },
    office,
  );
  return assigned.clocks.find(({ clock }) => clock === 'reply')?.dueAt;
}

const inspect = (jurisdiction: string, date: string, reason?: string) =>
  house.call(
    'writeLog',
    {
      jurisdiction,
      id: `inspection-${date}`,
      kind: 'inspection',
      date,
      person: 'official-1',
      subject: { kind: 'enterprise', id: makeEnterprise(1).id },
      text: '例行检查',
      ...(reason && { reason }),
    },
    office,
  );

describe('two counties side by side, without code', () => {
  test('[Z4] [F3] [F12] guarantees, duties, limits, schemes and quiet periods are each county’s own', async () => {
    await found(mawei!);
    await found(changle!);
    const missing = async (jurisdiction: string) =>
      (await house.ok('planChecks', { jurisdiction, year: 2026 }, office)).guaranteesMissing.map(
        ({ id, missing: lacking }) => [id, lacking.map(({ title }) => title)],
      );
    expect(await missing(mawei!)).toEqual([['P-2', ['包手续']]]);
    expect(await missing(changle!)).toEqual([['P-2', ['包招商']]]);

    const duties = async (jurisdiction: string) =>
      (await house.ok('dutyStatus', { jurisdiction, on: '2026-09-30' }, office)).items.map(
        ({ name, period, status }) => [name, period, status],
      );
    expect(await duties(mawei!)).toEqual([['每月联系企业', '2026-09', 'missed']]);
    expect(await duties(changle!)).toEqual([['每季现场办公', '2026-Q3', 'missed']]);

    expect(await replyDue(mawei!)).toBe('2026-09-22T15:59:59.000Z');
    expect((await replyDue(changle!))! > '2026-10-08').toBe(true);

    const version = async (jurisdiction: string) => {
      const run = await computedRun(house, { jurisdiction, month: '2026-08', kind: 'project' }, office);
      return run.schemeHash;
    };
    expect(await version(mawei!)).not.toBe(await version(changle!));

    const refused = await inspect(mawei!, '2026-09-18');
    expect(refused.status).toBe(422);
    expect(pointersOf(refused.body as object)).toEqual(['/reason']);
    expect(refused.body).toMatchObject({ detail: { zh: expect.stringContaining('每月1日至25日') } });
    expect((await inspect(changle!, '2026-09-18')).status).toBe(201);
    expect((await inspect(changle!, '2026-09-03', 'safety')).status).toBe(422);
    expect((await inspect(changle!, '2026-09-03', 'invited')).status).toBe(201);
  });

  test('[F16] a third starts from the first one’s practice, schemes with their versions, and says from whom', async () => {
    await found(mawei!);
    const started = await house.ok(
      'startConfiguration',
      { jurisdiction: fuqing!, from: mawei!, version: 0 },
      office,
    );
    expect(started).toMatchObject({
      version: 1,
      entries: 4,
      duties: 1,
      schemes: 1,
      intake: true,
      quiet: true,
    });
    const schemesOf = async (jurisdiction: string) =>
      (await house.ok('listSchemes', { jurisdiction }, office)).items.map(({ kind, version, hash }) => [
        kind,
        version,
        hash,
      ]);
    expect(await schemesOf(fuqing!)).toEqual(await schemesOf(mawei!));
    expect(await house.ok('readQuietRules', { jurisdiction: fuqing! }, office)).toMatchObject({
      version: 1,
      rules: practices[mawei!]!.quiet,
    });
    expect(await house.ok('readConfiguration', { jurisdiction: fuqing! }, office)).toEqual({
      version: 1,
      startedFrom: { jurisdiction: mawei, version: 0 },
    });
    const project = { jurisdiction: fuqing!, kind: 'project' } as const;
    await house.ok('saveScheme', { ...project, scheme: { ...SHIPPED_SCHEMES.project } }, office);
    const next = await house.ok('approveScheme', { ...project, version: 1 }, supervisor);
    expect(next.version).toBe(3);
    const again = { jurisdiction: fuqing!, from: mawei!, version: 1 };
    expect(await house.ok('startConfiguration', again, office)).toMatchObject({
      schemes: 0,
      intake: false,
      quiet: false,
    });
    expect((await schemesOf(mawei!))[0]?.[1]).toBe(2);
  });
});

describe('[F12] the rules of the quiet period', () => {
  const at = { jurisdiction: mawei! };
  const read = () => house.ok('readQuietRules', at, { roles: ['handler'], jurisdiction: mawei! });

  test('are the default until the county sets its own; a stale page is refused', async () => {
    const shipped = await read();
    expect(shipped).toMatchObject({ version: 0, rules: { fromDay: 1, toDay: 25 } });
    expect(shipped.rules).toEqual(DEFAULT_PROGRESS_CONFIG.quiet);
    const rules = { ...shipped.rules, toDay: 20 };
    expect(await house.ok('saveQuietRules', { ...at, version: 0, rules }, office)).toMatchObject({
      version: 1,
    });
    expect(await house.refusal('saveQuietRules', { ...at, version: 0, rules }, office)).toMatchObject({
      type: 'stale-version',
    });
    const both = await Promise.all([
      house.call('saveQuietRules', { ...at, version: 1, rules }, office),
      house.call('saveQuietRules', { ...at, version: 1, rules }, office),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await read()).toMatchObject({ version: 2, rules: { toDay: 20 } });
  });

  test('a day that no month has, no reason at all, a reason twice, and the wrong caller are refused', async () => {
    const { rules } = await read();
    const [reason] = rules.reasons;
    const save = async (change: Partial<QuietRules>, visitor = office) =>
      house.refusal('saveQuietRules', { ...at, version: 0, rules: { ...rules, ...change } }, visitor);
    expect(pointersOf(await save({ toDay: 32, reasons: [] }))).toEqual(['/rules/reasons', '/rules/toDay']);
    expect(pointersOf(await save({ reasons: [reason!, reason!] }))).toEqual(['/rules/reasons/1/code']);
    expect(await save({}, { roles: ['handler'], jurisdiction: mawei! })).toMatchObject({ type: 'forbidden' });
    expect(await save({}, { roles: ['office'], jurisdiction: changle! })).toMatchObject({
      type: 'forbidden',
    });
  });
});
