import type { OutputOf } from '../../../shared/contract/index.ts';
import { receiptFrom } from '../../../shared/identifiers/receipt.ts';
import type { Project } from '../../../shared/registry/model.ts';
import type { BoardPublication, SchemeKind } from '../../../shared/scoring/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import type { House } from '../../fixtures/house.ts';
import { computedRun } from '../../fixtures/runs.ts';
import { saveSurvey } from './survey.ts';

export const month = '2026-09';

/** A second member of the office, who computes but never reviews. */
export const both = { roles: ['office', 'supervisor'], person: 'p-both' } as const;

const makeProject = (id: string, overrides: Partial<Project> = {}): Project => ({
  id,
  name: `${id}号项目`,
  amount: 500_000_000,
  kind: 'newStart',
  stage: 'started',
  difficulty: 'A',
  priority: 'county',
  ownerUnit: 'u-land',
  schedule: [{ kind: 'start', planned: '2026-03-31' }],
  yearPlan: 120_000_000,
  suspended: false,
  ...overrides,
});

const report = { proceduresTotal: 16, commitmentsPromised: 4, text: '进展正常' };

/** Four rated units and one hardly known, four projects (one suspended), two leaders with their pairings and a monthly duty. */
export async function foundMonth(house: House): Promise<void> {
  const { jurisdiction } = house;
  house.clock.set('2026-01-05T09:00:00+08:00');
  await foundCounty(house);
  await house.ok(
    'saveUnits',
    {
      jurisdiction,
      items: [{ id: 'u-culture', name: '县文化和旅游局', kind: 'department', rated: true }],
    },
    staff.office,
  );
  await house.ok(
    'saveProjects',
    {
      jurisdiction,
      items: [
        makeProject('p-1'),
        makeProject('p-2'),
        makeProject('p-3', { difficulty: 'B', stage: 'advancing' }),
        makeProject('p-4', { difficulty: 'B', stage: 'resumed', suspended: true }),
      ],
    },
    staff.office,
  );
  await house.ok(
    'saveDuties',
    {
      jurisdiction,
      items: [
        {
          id: 'd-contact',
          programme: '包联',
          name: '每月联系一次',
          appliesTo: 'official',
          record: 'contact',
          minimum: 1,
          period: 'month',
        },
      ],
    },
    staff.office,
  );
  const { edition } = await house.ok('draftPlan', { jurisdiction, year: 2026 }, staff.office);
  const pair = (official: string, id: string) => ({
    official,
    subject: { kind: 'project' as const, id },
    role: 'lead' as const,
    from: '2026-01-05',
  });
  await house.ok(
    'addPairings',
    {
      jurisdiction,
      year: 2026,
      edition,
      pairings: [pair('p-official', 'p-1'), pair('p-official', 'p-2'), pair('p-deputy', 'p-3')],
    },
    staff.office,
  );
  const plan = async () => (await house.ok('listPlans', { jurisdiction }, staff.office)).items[0]!.version;
  await house.ok('submitPlan', { jurisdiction, year: 2026, edition, version: await plan() }, staff.office);
  await house.ok(
    'approvePlan',
    { jurisdiction, year: 2026, edition, version: await plan() },
    staff.supervisor,
  );
}

/**
 * September 2026: p-1 is on plan and its start is reconciled, p-2 is half behind with a claim nobody verified, p-3 did not report; one
 * request about p-1 solved in time and confirmed, one about p-2 left lying until a red notice; one contact and one inspection logged.
 */
export async function playSeptember(house: House): Promise<void> {
  const { jurisdiction, clock } = house;
  const claim = async (projectId: string) =>
    house.ok(
      'claimMilestone',
      { jurisdiction, projectId, milestone: 'start', version: 0, on: '2026-03-20', evidence: '现场照片' },
      staff.land,
    );
  clock.set('2026-09-02T09:00:00+08:00');
  const { version } = await claim('p-1');
  await claim('p-2');
  await house.ok(
    'verifyMilestone',
    { jurisdiction, projectId: 'p-1', milestone: 'start', version, on: '2026-03-20', method: 'onSiteOffice' },
    staff.supervisor,
  );
  await house.ok(
    'writeLog',
    {
      jurisdiction,
      id: 'log-1',
      kind: 'contact',
      date: '2026-09-02',
      person: 'p-official',
      subject: { kind: 'project', id: 'p-1' },
      text: '电话了解进度',
    },
    staff.official,
  );
  await solvedCase(house, 'p-1');
  await neglectedCase(house, 'p-2');
  clock.set('2026-10-02T10:00:00+08:00');
  for (const [projectId, investedToDate, proceduresDone] of [
    ['p-1', 90_000_000, 12],
    ['p-2', 45_000_000, 8],
  ] as const)
    await house.ok(
      'fileReport',
      {
        jurisdiction,
        projectId,
        month,
        version: 0,
        ...report,
        investedToDate,
        proceduresDone,
        commitmentsKept: 2,
      },
      staff.land,
    );
  await saveSurvey(house, month);
  clock.set('2026-10-08T09:00:00+08:00');
}

const fileAbout = async (house: House, project: string, byte: number) => {
  const receipt = receiptFrom(new Uint8Array(10).fill(byte));
  const { jurisdiction } = house;
  const { id } = await house.ok('fileRequest', {
    jurisdiction,
    receipt,
    text: '张三反映红线内的电杆未迁',
    category: 'land',
    project,
    contact: { name: '张三', phone: '13800000000' },
  });
  const accepted = await house.ok('acceptCase', { jurisdiction, caseId: id, version: 1 }, staff.office);
  const assigned = await house.ok(
    'assignCase',
    { jurisdiction, caseId: id, version: accepted.case.version, leadUnit: 'u-land' },
    staff.office,
  );
  return { id, receipt, version: assigned.case.version };
};

async function solvedCase(house: House, project: string): Promise<void> {
  const { jurisdiction } = house;
  const { id, receipt, version } = await fileAbout(house, project, 1);
  const at = { jurisdiction, caseId: id };
  const signed = await house.ok('signCase', { ...at, version }, staff.land);
  const replied = await house.ok(
    'replyCase',
    { ...at, version: signed.case.version, text: '已安排迁改' },
    staff.land,
  );
  await house.ok('claimCase', { ...at, version: replied.case.version, text: '电杆已迁' }, staff.land);
  await house.ok('confirmCase', { level: 'satisfied' }, { filer: receipt });
}

async function neglectedCase(house: House, project: string): Promise<void> {
  const { jurisdiction, clock } = house;
  clock.set('2026-09-03T09:00:00+08:00');
  await fileAbout(house, project, 2);
  clock.set('2026-09-21T09:00:00+08:00');
  await house.ok('draftNotices', { jurisdiction }, staff.office);
  const { items } = await house.ok('listNotices', { jurisdiction, year: 2026 }, staff.supervisor);
  const red = items.find(({ colour }) => colour === 'red')!;
  await house.ok(
    'issueNotice',
    {
      jurisdiction,
      noticeId: red.id,
      version: red.version,
      requirement: '限期办结张三反映事项',
      deadline: '2026-09-28',
    },
    staff.supervisor,
  );
}

/** Computes and reviews a run. */
export async function reviewedRun(
  house: House,
  kind: SchemeKind,
  of = month,
  correction: { corrects?: string; reason?: string } = {},
): Promise<OutputOf<'reviewRun'>> {
  const { jurisdiction } = house;
  const run = await computedRun(house, { jurisdiction, month: of, kind, ...correction }, staff.office);
  return house.ok('reviewRun', { jurisdiction, runId: run.id, version: run.version }, staff.supervisor);
}

/** The board as the public reads it. */
export function publishedBoard(house: House, path: string) {
  return JSON.parse(house.publications.files.get(path)!) as BoardPublication;
}

/** A request filed, accepted and given to the land unit on the afternoon of the month's last day. */
export async function assignAtMonthsEnd(house: House): Promise<void> {
  const { jurisdiction } = house;
  house.clock.set('2026-09-30T15:00:00+08:00');
  const { id } = await house.ok('fileRequest', {
    jurisdiction,
    receipt: receiptFrom(new Uint8Array(10).fill(3)),
    text: '用地手续迟迟未批',
    category: 'land',
  });
  const accepted = await house.ok('acceptCase', { jurisdiction, caseId: id, version: 1 }, staff.office);
  const { version } = accepted.case;
  await house.ok('assignCase', { jurisdiction, caseId: id, version, leadUnit: 'u-land' }, staff.office);
}
