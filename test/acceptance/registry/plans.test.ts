import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  approve,
  approved,
  at,
  draft,
  jurisdiction,
  makeObserver,
  makeOfficial,
  makePairing,
  makeProject,
  office,
  populate,
  project,
  submit,
  supervisor,
  upTo,
} from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});

const checks = (year = 2026) => house.ok('planChecks', { jurisdiction, year }, office);
const pointers = (problem: { fields?: readonly { pointer: string }[] }) =>
  problem.fields?.map(({ pointer }) => pointer);

describe('[F1] the annual pairing schedule', () => {
  beforeEach(() =>
    populate(house, { people: upTo(3, (n) => makeOfficial(n)), projects: upTo(3, (n) => makeProject(n)) }),
  );

  test('a draft and a submitted edition never count; an approved one does', async () => {
    const drafted = await draft(house, 2026, [makePairing(1, project(1))]);
    expect(drafted).toMatchObject({ edition: 1, status: 'draft', pairings: 1 });
    expect(await checks()).toMatchObject({ leaders: 0, subjects: {} });
    const submitted = await submit(house, drafted);
    expect(await checks()).not.toHaveProperty('edition');
    await approve(house, submitted);
    expect(await checks()).toMatchObject({ edition: 1, leaders: 1, subjects: { project: 1 } });
  });

  test('approval freezes: nothing can be added, nor submitted or approved again', async () => {
    const plan = await approved(house, 2026, [makePairing(1, project(1))]);
    expect(plan).toMatchObject({ status: 'approved', submittedBy: 'office-1', approvedBy: 'supervisor-1' });
    const illegal = { type: 'illegal-move', current: 'approved', allowed: ['superseded'] };
    const pairings = [makePairing(2, project(2))];
    expect(
      await house.refusal('addPairings', { jurisdiction, year: 2026, edition: 1, pairings }, office),
    ).toMatchObject(illegal);
    expect(await house.refusal('submitPlan', { jurisdiction, ...at(plan) }, office)).toMatchObject(illegal);
    expect(await house.refusal('approvePlan', { jurisdiction, ...at(plan) }, supervisor)).toMatchObject(
      illegal,
    );
    const read = await house.ok('readPlan', { jurisdiction, year: 2026, edition: 1 }, office);
    expect(read).toEqual({ plan, pairings: [makePairing(1, project(1))] });
  });

  test('a submitted edition takes no more pairings', async () => {
    await submit(house, await draft(house, 2026, [makePairing(1, project(1))]));
    const pairings = [makePairing(2, project(2))];
    expect(
      await house.refusal('addPairings', { jurisdiction, year: 2026, edition: 1, pairings }, office),
    ).toMatchObject({ type: 'illegal-move', current: 'submitted', allowed: ['approved', 'draft'] });
  });

  test('a change is a new edition, and its approval supersedes the older one', async () => {
    await approved(house, 2026, [makePairing(1, project(1))]);
    const second = await draft(house, 2026, [makePairing(2, project(1))]);
    expect(second.edition).toBe(2);
    expect(await checks()).toMatchObject({ edition: 1 });
    await approve(house, await submit(house, second));
    const { items } = await house.ok('listPlans', { jurisdiction }, office);
    expect(items.map(({ edition, status }) => [edition, status])).toEqual([
      [1, 'superseded'],
      [2, 'approved'],
    ]);
    expect(await checks()).toMatchObject({ edition: 2, leaders: 1 });
  });

  test('an earlier edition cannot be approved after a later one', async () => {
    const first = await submit(house, await draft(house, 2026, [makePairing(1, project(1))]));
    await approved(house, 2026, [makePairing(2, project(2))]);
    expect(await house.refusal('approvePlan', { jurisdiction, ...at(first) }, supervisor)).toMatchObject({
      type: 'rule-refused',
    });
    expect(await checks()).toMatchObject({ edition: 2 });
  });

  test('never approved by whoever submitted it, nor by the office', async () => {
    const both = { roles: ['office' as const, 'supervisor' as const], person: 'both' };
    const plan = await draft(house, 2026, [makePairing(1, project(1))]);
    const submitted = await house.ok('submitPlan', { jurisdiction, ...at(plan) }, both);
    expect(await house.refusal('approvePlan', { jurisdiction, ...at(submitted) }, both)).toMatchObject({
      type: 'forbidden',
      detail: { zh: '送审人不能批准自己送审的表' },
    });
    expect(await house.refusal('approvePlan', { jurisdiction, ...at(submitted) }, office)).toMatchObject({
      status: 403,
    });
  });

  test('a stale version, an empty draft and an unknown edition are refused', async () => {
    const empty = await draft(house, 2026, []);
    expect(await house.refusal('submitPlan', { jurisdiction, ...at(empty) }, office)).toMatchObject({
      type: 'rule-refused',
    });
    const plan = await draft(house, 2026, [makePairing(1, project(1))]);
    const stale = { jurisdiction, ...at(plan), version: plan.version - 1 };
    expect(await house.refusal('submitPlan', stale, office)).toMatchObject({ type: 'stale-version' });
    const unknown = { jurisdiction, year: 2025, edition: 9 };
    expect(await house.refusal('readPlan', unknown, office)).toMatchObject({ type: 'not-found' });
    expect(await house.refusal('submitPlan', { ...unknown, version: 1 }, office)).toMatchObject({
      status: 404,
    });
  });

  test('of two who approve or draft at the same moment, each edition comes out once', async () => {
    const drafts = await Promise.all(
      upTo(4, () => house.ok('draftPlan', { jurisdiction, year: 2026 }, office)),
    );
    expect(drafts.map(({ edition }) => edition).toSorted()).toEqual([1, 2, 3, 4]);
    const plan = await submit(house, await draft(house, 2026, [makePairing(1, project(1))]));
    const answers = await Promise.all(
      upTo(3, () => house.call('approvePlan', { jurisdiction, ...at(plan) }, supervisor)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('faulty pairings are refused by pointer, and none goes in', async () => {
    await house.ok('savePeople', { jurisdiction, items: [makeObserver(1)] }, office);
    const { edition } = await draft(house, 2026, []);
    const pairings = [
      makePairing(1, project(1)),
      makePairing(9, project(1)),
      makePairing(1, project(99)),
      makePairing(1, { kind: 'chain', id: 'no-chain' }),
      makePairing(2, project(2), { to: '2025-12-31' }),
      makePairing(1, project(1), { role: 'deputy' }),
      { ...makePairing(1, project(3)), official: 'observer-1' },
    ];
    const problem = await house.refusal(
      'addPairings',
      { jurisdiction, year: 2026, edition, pairings },
      office,
    );
    expect(problem.type).toBe('rule-refused');
    expect(pointers(problem)).toEqual([
      '/pairings/1/official',
      '/pairings/2/subject/id',
      '/pairings/3/subject/id',
      '/pairings/4/to',
      '/pairings/5',
      '/pairings/6/official',
    ]);
    const { plan } = await house.ok('readPlan', { jurisdiction, year: 2026, edition }, office);
    expect(plan.pairings).toBe(0);
  });

  test('putting the same pairings in twice counts them once', async () => {
    const { edition } = await draft(house, 2026, [makePairing(1, project(1))]);
    const pairings = [makePairing(1, project(1), { role: 'deputy' }), makePairing(2, project(2))];
    const plan = await house.ok('addPairings', { jurisdiction, year: 2026, edition, pairings }, office);
    expect(plan.pairings).toBe(2);
    const read = await house.ok('readPlan', { jurisdiction, year: 2026, edition }, office);
    expect(read.pairings.map(({ role }) => role)).toEqual(['deputy', 'lead']);
  });
});

describe('[F2] 40 county leaders paired with projects', () => {
  const retiring = makeOfficial(40, { to: '2026-09-30' });
  const pairings = upTo(40, (n) => makePairing(n, project(n)));
  beforeEach(async () => {
    await populate(house, {
      people: upTo(41, (n) => makeOfficial(n)),
      projects: upTo(40, (n) => makeProject(n)),
    });
    await approved(house, 2026, pairings);
  });
  const retire = () => house.call('savePeople', { jurisdiction, items: [makeOfficial(1), retiring] }, office);

  test('40 load', async () => {
    expect(await checks()).toMatchObject({ leaders: 40, subjects: { project: 40 }, unpaired: [] });
  });

  test('one retires: refused with the list until handed over; then no project is left', async () => {
    const answer = await retire();
    expect(answer.body).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/items/1/to' }] });
    expect(JSON.stringify(answer.body)).toContain('仍包联“项目40”');
    const { items } = await house.ok('listPeople', { jurisdiction, limit: 500 }, office);
    expect(items.find(({ id }) => id === 'official-40')).not.toHaveProperty('to');

    const handover = [
      ...pairings.slice(0, 39),
      makePairing(40, project(40), { to: '2026-09-30' }),
      makePairing(41, project(40), { from: '2026-10-01' }),
    ];
    const next = await submit(house, await draft(house, 2026, handover));
    expect((await retire()).status).toBe(422);
    await approve(house, next);
    expect((await retire()).status).toBe(200);

    house.clock.set('2026-10-01T09:00:00+08:00');
    const after = await checks();
    expect(after).toMatchObject({ leaders: 40, unpaired: [] });
    expect(after.idleOfficials).toEqual([]);
  });

  test('who is an official no longer is refused likewise', async () => {
    const items = [makeOfficial(40, { kind: 'handler' })];
    expect(pointers(await house.refusal('savePeople', { jurisdiction, items }, office))).toEqual([
      '/items/0/kind',
    ]);
  });

  test('a pairing that outlasts its official is refused, also at approval', async () => {
    const submitted = await submit(house, await draft(house, 2026, [makePairing(41, project(40))]));
    const items = [makeOfficial(41, { to: '2026-09-30' })];
    expect((await house.call('savePeople', { jurisdiction, items }, office)).status).toBe(200);
    const refusal = await house.refusal('approvePlan', { jurisdiction, ...at(submitted) }, supervisor);
    expect(refusal).toMatchObject({ type: 'rule-refused' });
    expect(refusal.detail?.zh).toContain('领导41');
    const { edition } = await draft(house, 2026, []);
    const late = { jurisdiction, year: 2026, edition, pairings: [makePairing(41, project(1))] };
    expect(pointers(await house.refusal('addPairings', late, office))).toEqual(['/pairings/0/official']);
  });

  test('retiring and approving at the same moment leave no orphan', async () => {
    for (const n of [1, 2, 3]) {
      const leaver = `official-${100 + n}`;
      await house.ok('savePeople', { jurisdiction, items: [makeOfficial(100 + n)] }, office);
      const village = { id: leaver, name: `第${n}村`, town: '高乐山镇' };
      await house.ok('saveVillages', { jurisdiction, items: [village] }, office);
      const plan = await submit(
        house,
        await draft(house, 2026, [...pairings, makePairing(100 + n, { kind: 'village', id: leaver })]),
      );
      const items = [makeOfficial(100 + n, { to: '2026-09-30' })];
      const both = await Promise.all([
        house.call('approvePlan', { jurisdiction, ...at(plan) }, supervisor),
        house.call('savePeople', { jurisdiction, items }, office),
      ]);
      expect(both.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    }
  });
});
