import { beforeAll, describe, expect, test } from 'vitest';
import { exportTable } from '../../../shared/contract/exports/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { sourceOf } from '../../fixtures/exports.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';

let house: House;
let j: string;
const projects = Array.from({ length: 16 }, (_, n) => `z-${n + 1}`);
const group = {
  id: 'g-1',
  name: '第一组',
  units: ['u-market'],
  members: ['p-market'],
  assesses: ['u-tax', 'u-power'],
  projects,
};

beforeAll(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundCounty(house);
  const items = [...projects, 'p-1'].map((id, n) => ({
    id,
    name: `重点${n + 1}号`,
    amount: 100_000_000,
    kind: 'newStart' as const,
    stage: 'started' as const,
    difficulty: 'A' as const,
    priority: 'city' as const,
    ownerUnit: n < 8 ? 'u-tax' : n < 16 ? 'u-power' : 'u-land',
    schedule: [],
    yearPlan: 10_000_000,
    suspended: false,
  }));
  await house.ok('saveProjects', { jurisdiction: j, items }, staff.office);
});

const setUp = (groups: object[], version = 0) =>
  house.call(
    'saveAssessmentGroups',
    { jurisdiction: j, year: 2026, version, groups: groups as never },
    staff.office,
  );
const confirm = { jurisdiction: '422826', year: 2026, version: 1 };

describe('[Z10] assessment groups', () => {
  test('a group never assesses its own unit, nor that of a member, nor their projects', async () => {
    expect((await setUp([{ ...group, units: ['u-tax'] }])).body).toMatchObject({
      type: 'rule-refused',
      fields: [
        { pointer: '/groups/0/assesses/0', zh: '考核组不得考核本单位:县税务局' },
        ...projects.slice(0, 8).map((_, n) => ({ pointer: `/groups/0/projects/${n}` })),
      ],
    });
    const member = { ...group, members: ['p-land'], assesses: ['u-land'], projects: [...projects, 'p-1'] };
    expect((await setUp([member])).body).toMatchObject({
      fields: [
        {
          pointer: '/groups/0/assesses/0',
          zh: '考核组不得考核本单位:县自然资源和规划局,冉某是该单位的人',
        },
        {
          pointer: '/groups/0/projects/16',
          zh: '考核组不得考核本单位的项目:重点17号(县自然资源和规划局),冉某是该单位的人',
        },
      ],
    });
  });

  test('what is not registered, or taken by another group, is refused where it stands', async () => {
    expect((await setUp([{ ...group, projects: ['nowhere'] }])).body).toMatchObject({
      fields: [{ pointer: '/groups/0/projects/0', zh: '没有登记:nowhere' }],
    });
    const second = { ...group, id: 'g-2', name: '第二组', assesses: ['u-tax'], projects: ['z-1'] };
    expect((await setUp([group, second])).body).toMatchObject({
      fields: [
        { pointer: '/groups/1/assesses/0', zh: '该单位已由第一组考核' },
        { pointer: '/groups/1/projects/0', zh: '该项目已由第一组考核' },
      ],
    });
    expect((await setUp([group, { ...group, assesses: [], projects: [] }])).body).toMatchObject({
      fields: [{ pointer: '/groups/1/id' }],
    });
  });

  test('16 priority projects: a draft is seen inside only, and counts once a second person confirms it', async () => {
    const read = (visitor: Parameters<House['call']>[2]) =>
      house.ok('listAssessmentGroups', { jurisdiction: j, year: 2026 }, visitor);
    expect(await house.refusal('confirmAssessmentGroups', confirm, staff.supervisor)).toMatchObject({
      type: 'not-found',
    });
    expect(await setUp([group])).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await setUp([group])).body).toMatchObject({ type: 'duplicate' });
    expect((await read(staff.auditor)).groups).toHaveLength(1);
    expect((await read(staff.land)).groups).toEqual([]);

    expect(await house.refusal('confirmAssessmentGroups', confirm, staff.office)).toMatchObject({
      type: 'forbidden',
    });
    const both = { roles: ['office', 'supervisor'], person: 'p-office' } as const;
    expect(await house.refusal('confirmAssessmentGroups', confirm, both)).toMatchObject({
      type: 'forbidden',
      detail: { zh: '编排人不能确认自己的编排' },
    });
    expect(
      await house.refusal('confirmAssessmentGroups', { ...confirm, version: 2 }, staff.supervisor),
    ).toMatchObject({ type: 'stale-version' });
    const answers = await Promise.all(
      [1, 2].map(() => house.call('confirmAssessmentGroups', confirm, staff.supervisor)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await read(staff.land)).groups[0]!.projects).toHaveLength(16);
    const { rows } = await exportTable('assessmentGroups', sourceOf(house, staff.land), { year: 2026 });
    expect(rows).toHaveLength(18);
    expect(rows[0]).toEqual(['第一组', '县市场监督管理局', '向某', '单位', '县税务局']);
    expect(
      await house.refusal('confirmAssessmentGroups', { ...confirm, version: 2 }, staff.supervisor),
    ).toMatchObject({ type: 'illegal-move', current: 'confirmed' });

    expect(await setUp([{ ...group, projects: ['z-1'] }], 2)).toMatchObject({ status: 200 });
    expect((await read(staff.office)).groups[0]!.projects).toEqual(['z-1']);
    expect((await read(staff.land)).groups[0]!.projects).toHaveLength(16);
  });

  test('whoever changed units meanwhile is found at the confirmation', async () => {
    const { items } = await house.ok('listPeople', { jurisdiction: j }, staff.office);
    const member = items.find(({ id }) => id === 'p-market')!;
    await house.ok(
      'savePeople',
      { jurisdiction: j, items: [{ ...member, roles: ['handler'], unit: 'u-tax' }] },
      staff.office,
    );
    expect(
      await house.refusal('confirmAssessmentGroups', { ...confirm, version: 3 }, staff.supervisor),
    ).toMatchObject({
      type: 'rule-refused',
      detail: { zh: '考核组编排不符合规则,未确认' },
      fields: [
        { pointer: '/groups/0/assesses/0', zh: '考核组不得考核本单位:县税务局,向某是该单位的人' },
        { pointer: '/groups/0/projects/0' },
      ],
    });
  });
});
