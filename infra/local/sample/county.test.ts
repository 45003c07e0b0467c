import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { contract } from '../../../shared/contract/index.ts';
import { parseCreditCode } from '../../../shared/identifiers/creditCode.ts';
import { arrangements } from '../../../shared/registry/arrangements.ts';
import { defaultCatalogues } from '../../../shared/registry/catalogues.ts';
import { indicators } from '../../../shared/registry/indicators.ts';
import { collections, Jurisdiction, milestoneKinds, Pairing } from '../../../shared/registry/model.ts';
import {
  hardProjectsWithoutTopRank,
  officialsWithoutPairing,
  unpairedSubjects,
} from '../../../shared/registry/pairing.ts';
import { accounts, sampleCounty } from './index.ts';
import { towns } from './units.ts';

const county = sampleCounty();
const { units, people, enterprises, projects, chains, plan, duties } = county;
const leaders = people.filter(({ kind }) => kind === 'official');
const tally = <T>(items: readonly T[], key: (item: T) => string): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(items, key)].map(([name, group]) => [name, group.length]));
const namesOf = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name);
const isDistinct = (texts: readonly string[]) => expect(new Set(texts).size).toBe(texts.length);

test('[X1] 38 continuing all resumed, 61 started, 220 advancing: 319', () => {
  expect(tally(projects, ({ kind, stage }) => `${kind} ${stage}`)).toEqual({
    'continuing resumed': 38,
    'newStart started': 61,
    'planned advancing': 220,
  });
  expect(projects).toHaveLength(319);
});

test('308 enterprises above scale, each with a contact and a valid credit code of the county', () => {
  expect(enterprises).toHaveLength(308);
  expect(enterprises.every(({ aboveScale, contact }) => aboveScale && contact)).toBe(true);
  for (const { id } of enterprises)
    expect(parseCreditCode(id)).toMatchObject({ ok: true, value: { code: id, normalised: false } });
  expect(enterprises.every(({ id }) => id.slice(2, 8) === county.jurisdiction.code)).toBe(true);
});

test('telephone numbers lie in an area that is nobody’s', () => {
  expect(enterprises.filter(({ contact }) => !/^000-8\d{7}$/.test(contact!.phone))).toEqual([]);
});

test('40 leaders in order of rank, one party secretary, one county head, 22 observers with terms', () => {
  expect(tally(leaders, ({ rank }) => rank!)).toEqual({
    partySecretary: 1,
    countyHead: 1,
    standingCommittee: 9,
    deputyCountyHead: 6,
    countyLeader: 23,
  });
  const observers = people.filter(({ kind }) => kind === 'observer');
  expect(observers).toHaveLength(22);
  expect(observers.every(({ from, to }) => to !== undefined && from < to)).toBe(true);
});

test('36 departments, 2 parks, 11 towns, 4 banks, each with a handler', () => {
  expect(tally(units, ({ kind }) => kind)).toEqual({ department: 36, park: 2, town: 11, bank: 4 });
  expect(namesOf(units)).toEqual(
    expect.arrayContaining(['县发展和改革局', '县市场监督管理局', '县自然资源和规划局']),
  );
  const handled = people.filter(({ roles }) => roles.includes('handler')).map(({ unit }) => unit);
  expect(handled).toEqual(units.map(({ id }) => id));
});

test('18 indicators, each with its own chief and a unit in the lead', () => {
  expect(county.indicators.map(({ id }) => id)).toEqual(indicators.map(({ code }) => code));
  const chiefs = county.indicators.map(({ chief }) => chief);
  isDistinct(chiefs);
  expect(leaders.map(({ id }) => id)).toEqual(expect.arrayContaining(chiefs));
});

test('ids and names are given once', () => {
  for (const list of [units, people, enterprises, projects, chains, county.indicators, duties]) {
    isDistinct(list.map(({ id }) => id));
    isDistinct(namesOf(list));
  }
});

test('every reference leads somewhere', () => {
  const known = new Set([units, people, enterprises, projects, chains].flat().map(({ id }) => id));
  const references = [
    ...people.map(({ unit }) => unit),
    ...projects.flatMap(({ ownerUnit, enterprise, chain }) => [ownerUnit, enterprise, chain]),
    ...county.indicators.flatMap(({ chief, leadUnit }) => [chief, leadUnit]),
    ...plan.pairings.flatMap(({ official, subject }) => [official, subject.id]),
    ...accounts.flatMap(({ person, unit }) => [person, unit]),
  ];
  expect(references.filter((id) => id !== undefined && !known.has(id))).toEqual([]);
  const seats = new Set<string>(namesOf(towns));
  expect(enterprises.filter(({ town }) => !seats.has(town))).toEqual([]);
});

test('rows are what the models say', () => {
  Jurisdiction.parse(county.jurisdiction);
  z.array(Pairing).parse(plan.pairings);
  for (const [name, schema] of Object.entries(collections)) {
    const rows = county[name as keyof typeof collections];
    expect(z.array(schema).parse(rows)).toEqual(rows);
  }
});

test('the arrangements are what the models say, and lead somewhere', () => {
  const ids = (...rows: readonly { readonly id: string }[][]) => new Set(rows.flat().map(({ id }) => id));
  const known = ids(
    ...[units, people, enterprises, projects, chains, county.villages].map((rows) => [...rows]),
  );
  for (const name of [
    'villages',
    'programmes',
    'assignments',
    'guarantees',
    'envoys',
    'sites',
    'deferrals',
  ] as const) {
    const rows = JSON.parse(JSON.stringify(county[name])) as unknown[];
    expect(z.array(arrangements[name]).parse(rows)).toEqual(rows);
    isDistinct(county[name].map(({ id }) => id));
  }
  const references = [
    ...county.guarantees.flatMap(({ id, given }) => [id, ...given.map(({ person }) => person)]),
    ...county.envoys.flatMap(({ enterprise, person }) => [enterprise, person]),
    ...county.sites.flatMap(({ project, owner, team }) => [project, owner, ...team]),
    ...county.assignments.flatMap(({ subject, leader, team, owners }) => [
      subject.id,
      leader,
      ...team,
      ...owners.map(({ person }) => person),
    ]),
    ...county.programmes.flatMap(({ workstreams, workGroups }) => [
      ...workstreams.map(({ owner }) => owner),
      ...workGroups.map(({ unit }) => unit),
    ]),
    ...county.deferrals.flatMap(({ enterprise, project, unit }) => [enterprise, project, unit]),
  ];
  expect(references.filter((id) => id !== undefined && !known.has(id))).toEqual([]);
});

test('the year’s work is what the routes take, refers to what is there, and says where a text is a sample', () => {
  isDistinct(county.records.map(({ key }) => key));
  const steps = county.records.flatMap((record) => record.steps);
  for (const { route, input } of steps) {
    const body: z.ZodType | undefined = contract[route].body;
    const parsed = body?.safeParse(input);
    expect([route, parsed?.error?.issues]).toEqual([route, undefined]);
  }
  const known = new Set([units, people, enterprises, projects, county.villages].flat().map(({ id }) => id));
  const references = steps.flatMap(({ input, account }) => [
    account,
    ...['unit', 'unitId', 'person', 'project'].map((name) => input[name]),
    (input['subject'] as { id: string } | undefined)?.id,
  ]);
  expect(references.filter((id) => id !== undefined && !known.has(id as string))).toEqual([]);
  expect(tally(steps, ({ route }) => route)).toEqual({
    saveCommitment: 8,
    keepCommitment: 5,
    saveFigures: 4,
    writeLog: 23,
    saveBackwardPlan: 3,
    claimAchievement: 3,
    verifyAchievement: 3,
    saveFrontline: 2,
  });
});

test('the arrangements leave something for every check to show, and invent no contents', () => {
  const complete = county.guarantees.filter(({ given }) => given.length === 4);
  expect([complete.length, county.guarantees.length]).toEqual([310, 316]);
  const [drive, scheme] = county.programmes;
  const entriesOf = (id: string | undefined) =>
    county.assignments.filter(({ programme }) => programme === id);
  expect(drive!.workGroups.filter(({ name }) => name === undefined)).toHaveLength(2);
  expect(tally(entriesOf(drive!.id), ({ workGroup }) => workGroup!)).toEqual({
    'group-1': 18,
    ...Object.fromEntries([2, 3, 4, 5, 6, 7].map((n) => [`group-${n}`, 17])),
  });
  expect(tally(entriesOf(drive!.id), ({ active }) => String(active))).toEqual({ true: 110, false: 10 });
  expect(entriesOf(drive!.id).filter(({ taskType }) => !taskType)).toHaveLength(1);
  expect(entriesOf(scheme!.id).some(({ owners }) => owners.length === 0)).toBe(true);
  expect(scheme!.workstreams).toHaveLength(7);
  const late = county.deferrals.filter(
    ({ correctBy, correctedOn }) => !correctedOn && correctBy < '2026-09-01',
  );
  expect([late.length, county.deferrals.length]).toEqual([4, 12]);
  expect(county.sites).toHaveLength(12);
  expect(enterprises.filter(({ lenient }) => lenient).length).toBeGreaterThan(0);
  const entries = county.catalogues.flatMap(({ items }) => items);
  expect(entries.filter(({ title }) => !title.startsWith('样例'))).toEqual([]);
  const slotted = defaultCatalogues.filter(({ slots }) => slots !== undefined).map(({ id }) => id);
  expect(county.catalogues.filter(({ catalogue }) => slotted.includes(catalogue))).toEqual([]);
});

test('milestones follow one another in their usual order, and the kind of project fits their dates', () => {
  for (const { kind, schedule } of projects) {
    const order = schedule.map((milestone) => milestoneKinds.indexOf(milestone.kind));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    const dates = schedule.map(({ planned }) => planned);
    expect(dates).toEqual([...new Set(dates)].toSorted());
    expect(dates.at(-1)! >= '2026-01-01' && dates.at(-1)! < '2028-01-01').toBe(true);
    const start = schedule.find((milestone) => milestone.kind === 'start')!.planned;
    if (kind === 'continuing') expect(start < '2026-01-01').toBe(true);
    if (kind === 'newStart') expect(start >= '2026-01-01' && start < '2026-09-01').toBe(true);
  }
});

test('amounts are whole 万元 and no year’s plan exceeds its project', () => {
  for (const { amount, yearPlan } of projects) {
    expect([amount % 10_000, yearPlan % 10_000]).toEqual([0, 0]);
    expect(yearPlan > 0 && yearPlan <= amount).toBe(true);
  }
});

test('[F7] the hardest projects go to the two top ranks, but for one that is warned of', () => {
  expect(projects.filter(({ difficulty }) => difficulty === 'A')).toHaveLength(17);
  expect(hardProjectsWithoutTopRank(projects, plan.pairings, leaders, '2026-09-01')).toHaveLength(1);
});

test('every project, enterprise and chain has exactly one leader, and every leader has something', () => {
  isDistinct(plan.pairings.map(({ subject }) => `${subject.kind} ${subject.id}`));
  expect(tally(plan.pairings, ({ role, subject }) => `${role} ${subject.kind}`)).toEqual({
    'lead project': 319,
    'lead enterprise': 308,
    'lead chain': 8,
  });
  const subjects = (['project', 'enterprise', 'chain'] as const).flatMap((kind) => {
    const list = { project: projects, enterprise: enterprises, chain: chains }[kind];
    return list.map(({ id }) => ({ kind, id }));
  });
  expect(unpairedSubjects(subjects, plan.pairings, '2026-09-01')).toEqual([]);
  expect(officialsWithoutPairing(leaders, plan.pairings, '2026-09-01')).toEqual([]);
  expect(plan.pairings.every(({ official }) => leaders.some(({ id }) => id === official))).toBe(true);
});

test('accounts carry the roles that the register gives their people', () => {
  isDistinct(accounts.map(({ id }) => id));
  for (const { person, roles, unit } of accounts)
    expect(people.find(({ id }) => id === person)).toMatchObject({ roles, ...(unit && { unit }) });
});

test('the same seed gives the same bytes, another seed another county', () => {
  const digest = (seed?: string) =>
    createHash('sha256')
      .update(JSON.stringify(sampleCounty(seed)))
      .digest('hex');
  expect(digest()).toBe(digest());
  expect(digest('another')).not.toBe(digest());
});
