import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import { foundCounty, makeEnterprise, staff } from '../../fixtures/county.ts';
import { receiptOf, Request } from '../intake/play.ts';
import { approve, draft, makePairing, makeProject, submit } from './county.ts';

const jurisdiction = '422826';
const deputy: Visitor = { roles: ['official'], person: 'p-deputy' };

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await foundCounty(house, { enterprises: 2 });
  const schedule = [
    { kind: 'approval' as const, planned: '2026-03-31' },
    { kind: 'start' as const, planned: '2026-09-15' },
    { kind: 'production' as const, planned: '2027-06-30' },
  ];
  await house.ok(
    'saveProjects',
    {
      jurisdiction,
      items: [
        makeProject(1, { ownerUnit: 'u-market', schedule }),
        makeProject(2, { ownerUnit: 'u-land', schedule: [] }),
        makeProject(3, { ownerUnit: 'u-land', schedule, suspended: true }),
      ],
    },
    staff.office,
  );
  await house.ok('saveChains', { jurisdiction, items: [{ id: 'tea', name: '茶产业链' }] }, staff.office);
  const pairing = (official: string, kind: 'project' | 'chain' | 'enterprise', id: string) => ({
    ...makePairing(1, { kind, id }),
    official,
  });
  await approve(
    house,
    await submit(
      house,
      await draft(house, 2026, [
        pairing('p-official', 'project', 'P-1'),
        pairing('p-deputy', 'project', 'P-2'),
        pairing('p-deputy', 'enterprise', makeEnterprise(0).id),
        pairing('p-deputy', 'chain', 'tea'),
      ]),
    ),
  );
});

const lists = (filter: { project?: string; official?: string } = {}, visitor: Visitor = staff.office) =>
  house.ok('threeLists', { jurisdiction, ...filter }, visitor);
const counts = async (visitor: Visitor = staff.office, filter = {}) => {
  const { problems, tasks, responsibilities } = await lists(filter, visitor);
  return { problems: problems.length, tasks: tasks.length, responsibilities: responsibilities.length };
};

describe('[S6] the three lists', () => {
  test('closing one problem changes all three', async () => {
    const request = await Request.file(house, 1, { project: 'P-2' });
    await request.through(['acceptCase', 'assignCase', 'signCase', 'replyCase']);
    const about = async () => {
      const { responsibilities, problems, tasks } = await lists({ project: 'P-2' });
      return { responsibility: responsibilities[0], problems, tasks };
    };
    const before = await about();
    expect(before.responsibility).toEqual({
      official: 'p-deputy',
      officialName: '覃某',
      role: 'lead',
      subject: { kind: 'project', id: 'P-2', name: '项目2' },
      from: '2026-01-01',
      openProblems: 1,
      openTasks: 1,
      overdue: 0,
    });
    expect(before.problems).toMatchObject([
      {
        case: request.id,
        title: '第1件:厂区用电容量不足,申请增容一直没有答复',
        subject: { id: 'P-2' },
        category: { zh: '水电气' },
        unit: 'u-market',
        unitName: '县市场监督管理局',
        state: 'inProgress',
        filedAt: '2026-09-01T01:00:00.000Z',
        overdue: false,
        foundInField: false,
      },
    ]);
    expect(before.problems[0]?.statusLine.zh).toContain('县市场监督管理局应在9月8日');
    expect(before.tasks).toMatchObject([
      { id: `case:${request.id}`, source: 'case', unit: 'u-market', dueOn: '2026-09-08', overdue: false },
    ]);

    await request.move('claimCase');
    expect(await about()).toMatchObject({
      responsibility: { openProblems: 1, openTasks: 0 },
      problems: [{ state: 'claimed' }],
      tasks: [],
    });
    await request.filer('confirmCase');
    expect(await about()).toMatchObject({
      responsibility: { openProblems: 0, openTasks: 0 },
      problems: [],
      tasks: [],
    });
  });

  test('what is overdue is told in all three and comes first', async () => {
    await Request.file(house, 1, { project: 'P-2' });
    house.clock.set('2026-09-04T09:00:00+08:00');
    await Request.file(house, 2, { project: 'P-2' });
    const { problems, tasks, responsibilities } = await lists({ project: 'P-2' });
    expect(problems.map(({ overdue }) => overdue)).toEqual([true, false]);
    expect(tasks.map(({ overdue, dueOn, unit }) => [overdue, dueOn, unit])).toEqual([
      [true, '2026-09-02', undefined],
      [false, '2026-09-07', undefined],
    ]);
    expect(responsibilities).toMatchObject([{ openProblems: 2, openTasks: 2, overdue: 1 }]);
  });

  test('milestones that owner units have not claimed become tasks thirty days ahead, of no suspended project', async () => {
    const { tasks } = await lists();
    expect(tasks.map(({ id, dueOn, overdue, unitName }) => [id, dueOn, overdue, unitName])).toEqual([
      ['milestone:P-1:approval', '2026-03-31', true, '县市场监督管理局'],
      ['milestone:P-1:start', '2026-09-15', false, '县市场监督管理局'],
    ]);
    await house.ok(
      'claimMilestone',
      {
        jurisdiction,
        projectId: 'P-1',
        milestone: 'approval',
        version: 0,
        on: '2026-03-20',
        evidence: '批文',
      },
      staff.market,
    );
    expect((await lists()).tasks.map(({ id }) => id)).toEqual(['milestone:P-1:start']);
  });

  test('[F9] [F15] a visit to a chain finds a problem and gives out a task: both stand under the chain', async () => {
    await house.ok(
      'writeLog',
      {
        jurisdiction,
        id: 'log-1',
        kind: 'meeting',
        date: '2026-08-31',
        person: 'p-deputy',
        subject: { kind: 'chain', id: 'tea' },
        text: '茶产业链推进会',
        problem: { text: '鲜叶冷链运输能力不足', category: 'transport' },
        tasks: [{ text: '对接冷链企业', owner: 'p-land', due: '2026-09-10' }],
      },
      deputy,
    );
    const tea = { kind: 'chain', id: 'tea', name: '茶产业链' };
    const found = await lists({ official: 'p-deputy' });
    expect(found.problems).toMatchObject([
      { title: '鲜叶冷链运输能力不足', subject: tea, foundInField: true },
    ]);
    expect(found.tasks).toMatchObject([
      { source: 'case', subject: tea },
      {
        source: 'fieldLog',
        title: { zh: '对接冷链企业' },
        subject: tea,
        person: 'p-land',
        personName: '冉某',
        dueOn: '2026-09-10',
        log: 'log-1',
        logDate: '2026-08-31',
      },
    ]);
    expect(found.responsibilities.find(({ subject }) => subject.id === 'tea')).toMatchObject({
      openProblems: 1,
      openTasks: 2,
    });
  });

  test('a case names an enterprise that is registered, in whatever width; a strange name is no subject', async () => {
    await Request.file(house, 1, { enterpriseName: '咸丰测试０号有限公司' });
    await Request.file(house, 2, { enterpriseName: '路边小店' });
    const { problems, responsibilities } = await lists();
    expect(problems.map(({ subject }) => subject?.name).toSorted()).toEqual([
      '咸丰测试0号有限公司',
      undefined,
    ]);
    expect(responsibilities.find(({ subject }) => subject.kind === 'enterprise')).toMatchObject({
      openProblems: 1,
    });
  });
});

describe('who sees what', () => {
  beforeEach(async () => {
    const [market, land] = [
      await Request.file(house, 1, { project: 'P-2', contact: { name: '张三', phone: '13800000000' } }),
      await Request.file(house, 2, { project: 'P-1' }),
    ];
    await market.through(['acceptCase', 'assignCase']);
    await land.move('acceptCase');
    await land.move('assignCase', { leadUnit: 'u-land' });
  });

  test('office, supervisor and auditor all; a handler what her unit leads or owes; an official the own subjects', async () => {
    for (const visitor of [staff.office, staff.supervisor, staff.auditor])
      expect(await counts(visitor)).toEqual({ problems: 2, tasks: 4, responsibilities: 4 });
    expect((await lists({}, staff.market)).problems.map(({ unit }) => unit)).toEqual(['u-market']);
    expect((await lists({}, staff.market)).tasks.map(({ source }) => source).toSorted()).toEqual([
      'case',
      'milestone',
      'milestone',
    ]);
    expect((await lists({}, staff.land)).problems.map(({ unit }) => unit)).toEqual(['u-land']);
    const own = await lists({}, deputy);
    expect(own.problems.map(({ subject }) => subject?.id)).toEqual(['P-2']);
    expect(own.responsibilities.map(({ official }) => official)).toEqual([
      'p-deputy',
      'p-deputy',
      'p-deputy',
    ]);
    expect(await counts(deputy, { project: 'P-1' })).toEqual({ problems: 0, tasks: 0, responsibilities: 0 });
  });

  test('an official who asks for another’s lists is refused; the public, observers and other counties are too', async () => {
    const other = { jurisdiction, official: 'p-official' };
    expect(await house.refusal('threeLists', other, deputy)).toMatchObject({ type: 'forbidden' });
    const elsewhere: Visitor = { roles: ['office'], jurisdiction: '522702' };
    expect(await house.refusal('threeLists', { jurisdiction }, elsewhere)).toMatchObject({ status: 403 });
    expect(await house.refusal('threeLists', { jurisdiction }, undefined)).toMatchObject({ status: 401 });
  });

  test('neither contact nor filer, nor a lead’s observer or text beyond the title leaves by the lists', async () => {
    const { url } = await house.ok(
      'issueObserverLink',
      { jurisdiction, personId: 'o-1', to: '2026-12-31' },
      staff.office,
    );
    const secret = '只有完整正文里才有的话';
    const lead = { text: `${'窗口办事多次往返'.repeat(5)}${secret}`, category: 'procedures', project: 'P-2' };
    for (const [n, anonymous] of [true, false].entries())
      await house.ok(
        'fileLead',
        { ...lead, anonymous, receipt: receiptOf(50 + n) },
        { observer: url.split('#')[1]! },
      );
    const text = JSON.stringify(await lists());
    expect(text).toContain('窗口办事多次往返');
    for (const hidden of ['张三', '13800000000', '观察员甲', 'o-1', secret, 'receiptHash', '"events"'])
      expect(text).not.toContain(hidden);
  });

  test('the sheet says whose it is, of which day, and by which edition', async () => {
    expect(await lists()).toMatchObject({
      jurisdiction: { code: jurisdiction, name: '咸丰县' },
      on: '2026-09-01',
      plan: { year: 2026, edition: 1, status: 'approved', approvedAt: '2026-09-01T01:00:00.000Z' },
    });
    expect(await counts(staff.office, { project: 'P-none' })).toEqual({
      problems: 0,
      tasks: 0,
      responsibilities: 0,
    });
  });
});
