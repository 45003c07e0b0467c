import { beforeEach, describe, expect, test } from 'vitest';
import type { Assignment, Programme } from '../../../shared/registry/index.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import {
  batches,
  handler,
  jurisdiction,
  makeAssignment,
  makeOfficial,
  makeObserver,
  makeProgramme,
  makeProject,
  office,
  pointersOf,
  populate,
  unit,
  upTo,
} from './county.ts';

const city = '422800';
const cityOffice: Visitor = { roles: ['office'], jurisdiction: city };

let house: House;
beforeEach(async () => {
  house = await openHouse();
});

const tags = (...names: string[]) => names.map((name, n) => ({ id: `t-${n + 1}`, name }));
const saveProgrammes = (...items: Programme[]) => house.ok('saveProgrammes', { jurisdiction, items }, office);
const refusedProgrammes = async (...items: Programme[]) =>
  pointersOf(await house.refusal('saveProgrammes', { jurisdiction, items }, office));
const take = async (items: readonly Assignment[]) => {
  for (const batch of batches(items))
    await house.ok('saveAssignments', { jurisdiction, items: batch }, office);
};
const refusedAssignments = async (...items: Assignment[]) =>
  pointersOf(await house.refusal('saveAssignments', { jurisdiction, items }, office));
const report = (programmeId: string) => house.ok('programmeReport', { jurisdiction, programmeId }, office);

describe('the standing scheme of 商洛', () => {
  const scheme = makeProgramme('three-four-thousand', {
    name: '三百四千',
    goals: tags('快签约', '快开工', '快投产', '提升服务', '提升环境'),
    workstreams: upTo(7, (n) => ({ id: `w-${n}`, name: `专班${n}`, owner: `official-${n}` })),
  });
  beforeEach(async () => {
    await populate(house, {
      people: upTo(7, (n) => makeOfficial(n)),
      projects: upTo(4, (n) => makeProject(n)),
    });
    await saveProgrammes(scheme);
  });

  test('[S1] seven workstreams with owners and counts', async () => {
    await populate(house, { projects: upTo(121, (n) => makeProject(n)) });
    await take(upTo(121, (n) => makeAssignment(scheme.id, n, { workstream: `w-${((n - 1) % 7) + 1}` })));
    const { workstreams, entries, campaign } = await report(scheme.id);
    expect(workstreams.map(({ ownerName, count }) => [ownerName, count])).toEqual([
      ['领导1', 18],
      ['领导2', 18],
      ['领导3', 17],
      ['领导4', 17],
      ['领导5', 17],
      ['领导6', 17],
      ['领导7', 17],
    ]);
    expect([entries, campaign]).toEqual([121, undefined]);
  });

  test('[S2] a report by the five goal tags; an entry may bear several', async () => {
    await take([
      makeAssignment(scheme.id, 1, { goals: ['t-1', 't-2', 't-3'] }),
      makeAssignment(scheme.id, 2, { goals: ['t-2', 't-5'] }),
      makeAssignment(scheme.id, 3),
    ]);
    expect((await report(scheme.id)).goals).toEqual([
      { id: 't-1', name: '快签约', count: 1, amount: 100_000_000 },
      { id: 't-2', name: '快开工', count: 2, amount: 200_000_000 },
      { id: 't-3', name: '快投产', count: 1, amount: 100_000_000 },
      { id: 't-4', name: '提升服务', count: 0, amount: 0 },
      { id: 't-5', name: '提升环境', count: 1, amount: 100_000_000 },
    ]);
  });

  test('[S7] a tripartite owner that is missing is listed in the checks', async () => {
    const asking = { ...scheme, ownerRoles: ['city', 'county', 'enterprise'] as const };
    await saveProgrammes({ ...asking, ownerRoles: [...asking.ownerRoles] });
    await house.ok('saveUnits', { jurisdiction: city, items: [unit] }, cityOffice);
    await house.ok('savePeople', { jurisdiction: city, items: [makeOfficial(90)] }, cityOffice);
    const contact = makeObserver(1, { id: 'contact-1', kind: 'contact' });
    await house.ok('savePeople', { jurisdiction, items: [contact] }, office);
    const owner = (role: 'city' | 'county' | 'enterprise', person: string) => ({
      role,
      person,
      from: '2026-01-01',
    });
    const all = [
      owner('city', 'official-90'),
      owner('county', 'official-1'),
      owner('enterprise', 'contact-1'),
    ];
    await take([
      makeAssignment(scheme.id, 1, { owners: all }),
      makeAssignment(scheme.id, 2, { owners: all.slice(0, 2) }),
      makeAssignment(scheme.id, 3, { owners: [{ ...all[0]!, to: '2026-08-31' }, ...all.slice(1)] }),
    ]);
    const { ownersMissing } = await house.ok('planChecks', { jurisdiction, year: 2026 }, office);
    expect(ownersMissing.map(({ name, missing }) => [name, missing])).toEqual([
      ['项目2', ['enterprise']],
      ['项目3', ['city']],
    ]);
    const swapped = [
      owner('city', 'official-1'),
      owner('county', 'contact-1'),
      owner('enterprise', 'official-1'),
    ];
    expect(await refusedAssignments(makeAssignment(scheme.id, 4, { owners: swapped }))).toEqual(
      [0, 1, 2].map((n) => `/items/0/owners/${n}/person`),
    );
  });

  test('what names no row, or no tag of the programme, is refused, each by its pointer', async () => {
    const wrong = [
      makeAssignment(scheme.id, 999),
      makeAssignment('no-programme', 1),
      makeAssignment(scheme.id, 2, { workstream: 'w-8', taskType: 't-1', area: 'a', goals: ['t-1', 't-6'] }),
      makeAssignment(scheme.id, 3, { leader: 'nobody', team: ['official-1', 'nobody'] }),
      makeAssignment(scheme.id, 3, { id: 'again' }),
    ];
    expect(await refusedAssignments(...wrong)).toEqual([
      '/items/0/subject/id',
      '/items/1/programme',
      '/items/2/area',
      '/items/2/goals/1',
      '/items/2/taskType',
      '/items/2/workstream',
      '/items/3/leader',
      '/items/3/team/1',
      '/items/4/subject',
    ]);
  });

  test('two who take up a project at the same moment take it up once', async () => {
    const both = await Promise.all(
      ['a', 'b'].map((id) =>
        house.call(
          'saveAssignments',
          { jurisdiction, items: [makeAssignment(scheme.id, 1, { id })] },
          office,
        ),
      ),
    );
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await report(scheme.id)).entries).toBe(1);
  });
});

describe('the campaign of 闽侯', () => {
  const campaign = makeProgramme('minhou-120', {
    name: '攻坚120天',
    kind: 'campaign',
    from: '2021-09-01',
    days: 120,
    taskTypes: upTo(9, (n) => ({ id: `type-${n}`, name: `任务${n}` })),
    areas: tags('南片', '北片'),
    workGroups: [
      { id: 'g-1', name: '要素保障组', unit: unit.id, categories: ['land', 'utilities'] },
      { id: 'g-2', name: '综合协调组', unit: unit.id, categories: ['procedures'] },
      ...upTo(7, (n) => ({ id: `g-${n + 2}`, categories: [] })),
    ],
    activation: ['leader', 'team', 'plan'],
  });
  beforeEach(async () => {
    await populate(house, {
      people: [makeOfficial(1), makeOfficial(2)],
      projects: upTo(4, (n) => makeProject(n)),
    });
    await saveProgrammes(campaign);
  });

  test('[M1] day 1 is 1 September 2021, day 120 is 29 December', async () => {
    const dayOn = async (date: string) => {
      house.clock.set(`${date}T12:00:00+08:00`);
      return (await report(campaign.id)).campaign;
    };
    expect(await dayOn('2021-08-31')).toMatchObject({ state: 'before', day: 0 });
    expect(await dayOn('2021-09-01')).toMatchObject({ state: 'running', day: 1, lastDay: '2021-12-29' });
    expect(await dayOn('2021-12-29')).toMatchObject({ state: 'running', day: 120 });
    expect(await dayOn('2021-12-30')).toMatchObject({ state: 'after', day: 120 });
    expect(await refusedProgrammes({ ...campaign, days: undefined })).toEqual(['/items/0/days']);
    expect(await refusedProgrammes({ ...campaign, kind: 'standing' })).toEqual(['/items/0/days']);
  });

  test('[M2] [M3] 450 projects of nine types in two areas; one without a type is listed', async () => {
    await populate(house, { projects: upTo(450, (n) => makeProject(n)) });
    const typed = upTo(450, (n) =>
      makeAssignment(campaign.id, n, {
        taskType: n === 450 ? undefined : `type-${((n - 1) % 9) + 1}`,
        area: n <= 200 ? 't-1' : 't-2',
      }),
    );
    await take(typed);
    const { entries, taskTypes, areas, untyped } = await report(campaign.id);
    expect([entries, ...taskTypes.map(({ count }) => count)]).toEqual([450, ...Array(8).fill(50), 49]);
    expect(areas.map(({ name, count }) => [name, count])).toEqual([
      ['南片', 200],
      ['北片', 250],
    ]);
    expect(untyped.map(({ name }) => name)).toEqual(['项目450']);
    expect(await refusedAssignments({ ...typed[0]!, id: 'again' })).toEqual(['/items/0/subject']);
  }, 120_000);

  test('[M7] a request routes to its group of the nine; those not named stay empty', async () => {
    const groupOf = async (category: string) =>
      (await house.ok('groupForCategory', { jurisdiction, programmeId: campaign.id, category }, handler))
        .group;
    expect(await groupOf('land')).toEqual(campaign.workGroups[0]);
    expect(await groupOf('procedures')).toMatchObject({ id: 'g-2', unit: unit.id });
    expect(await groupOf('talent')).toBeUndefined();
    const { programme } = await report(campaign.id);
    expect(programme.workGroups).toHaveLength(9);
    expect(programme.workGroups.filter(({ name }) => name === undefined)).toHaveLength(7);

    const [first, ...others] = campaign.workGroups;
    const unnamed = { id: first!.id, unit: unit.id, categories: first!.categories };
    const greedy = { ...others[0]!, unit: 'nowhere', categories: ['land', 'weather'] };
    expect(await refusedProgrammes({ ...campaign, workGroups: [unnamed, greedy] })).toEqual([
      '/items/0/workGroups/0/name',
      '/items/0/workGroups/1/categories/0',
      '/items/0/workGroups/1/categories/1',
      '/items/0/workGroups/1/unit',
    ]);
  });

  test('[M8] without leader, team and plan a project cannot be activated', async () => {
    const all = { leader: 'official-1', team: ['official-2'], plan: '九月底前完成征迁', active: true };
    const items = [
      makeAssignment(campaign.id, 1, { active: true }),
      makeAssignment(campaign.id, 2, { ...all, leader: undefined }),
      makeAssignment(campaign.id, 3, { ...all, team: [] }),
      makeAssignment(campaign.id, 4, { ...all, plan: undefined }),
    ];
    expect(await refusedAssignments(...items)).toEqual([
      '/items/0/leader',
      '/items/0/plan',
      '/items/0/team',
      '/items/1/leader',
      '/items/2/team',
      '/items/3/plan',
    ]);
    await take([makeAssignment(campaign.id, 1, all), makeAssignment(campaign.id, 2, { plan: '方案' })]);
    const { active, unready } = await report(campaign.id);
    expect(active).toBe(1);
    expect(unready.map(({ name, missing }) => [name, missing])).toEqual([['项目2', ['leader', 'team']]]);
  });
});

test('[X20] seven dimensions are tags of a programme, with their report', async () => {
  await populate(house, { projects: upTo(14, (n) => makeProject(n)) });
  const dimensions = tags('一', '二', '三', '四', '五', '六', '七').map(({ id, name }) => ({
    id,
    name: `维度${name}`,
  }));
  await saveProgrammes(makeProgramme('environment', { goals: dimensions }));
  await take(upTo(14, (n) => makeAssignment('environment', n, { goals: [`t-${Math.ceil(n / 2)}`] })));
  expect((await report('environment')).goals.map(({ name, count }) => [name, count])).toEqual(
    dimensions.map(({ name }) => [name, 2]),
  );
  const twice = makeProgramme('twice', { goals: [...dimensions, dimensions[0]!] });
  expect(await refusedProgrammes(twice)).toEqual(['/items/0/goals/7/id']);
});

test('a programme that nobody made is not found', async () => {
  const at = { jurisdiction, programmeId: 'nothing' };
  expect(await house.refusal('programmeReport', at, office)).toMatchObject({ type: 'not-found' });
  expect(await house.refusal('groupForCategory', { ...at, category: 'land' }, office)).toMatchObject({
    type: 'not-found',
  });
});
