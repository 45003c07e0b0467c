import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  approve,
  at,
  draft,
  jurisdiction,
  makeOfficial,
  makePairing,
  makeProject,
  office,
  pointersOf,
  populate,
  project,
  submit,
  supervisor,
  upTo,
} from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await populate(house, {
    people: upTo(2, (n) => makeOfficial(n)),
    projects: upTo(2, (n) => makeProject(n)),
  });
});

describe('a submitted edition is returned', () => {
  test('by the supervisor, with a reason that is kept; it is a draft again and goes its way anew', async () => {
    const submitted = await submit(house, await draft(house, 2026, [makePairing(1, project(1))]));
    const returned = await house.ok(
      'returnPlan',
      { jurisdiction, ...at(submitted), reason: '项目2无人包联' },
      supervisor,
    );
    expect(returned).toMatchObject({
      status: 'draft',
      returns: [{ at: '2026-09-01T01:00:00.000Z', by: 'supervisor-1', reason: '项目2无人包联' }],
    });
    expect(returned).not.toHaveProperty('submittedBy');
    const pairings = [makePairing(2, project(2))];
    const mended = await house.ok('addPairings', { jurisdiction, year: 2026, edition: 1, pairings }, office);
    const done = await approve(house, await submit(house, mended));
    expect(done).toMatchObject({
      status: 'approved',
      pairings: 2,
      approvedAt: '2026-09-01T01:00:00.000Z',
      returns: [{ reason: '项目2无人包联' }],
    });
  });

  test('refused: a draft, an approved one, a stale version, no reason, the office', async () => {
    const drafted = await draft(house, 2026, [makePairing(1, project(1))]);
    const input = (plan: typeof drafted, reason = '理由') => ({ jurisdiction, ...at(plan), reason });
    expect(await house.refusal('returnPlan', input(drafted), supervisor)).toMatchObject({
      type: 'illegal-move',
      current: 'draft',
    });
    const submitted = await submit(house, drafted);
    expect(await house.refusal('returnPlan', input(drafted), supervisor)).toMatchObject({
      type: 'stale-version',
    });
    expect(pointersOf(await house.refusal('returnPlan', input(submitted, ' '), supervisor))).toEqual([
      '/reason',
    ]);
    expect(await house.refusal('returnPlan', input(submitted), office)).toMatchObject({ status: 403 });
    const answers = await Promise.all([
      house.call('returnPlan', input(submitted), supervisor),
      house.call('approvePlan', { jurisdiction, ...at(submitted) }, supervisor),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
