import { answersNotice } from '../../../shared/intake/noticeMoves.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { StaffRole } from '../../../shared/contract/route.ts';
import { endOfDay, instantAt, lastDayOf } from '../../../shared/time/civil.ts';
import { formatMonth } from '../../../shared/time/format.ts';
import { periodWords } from '../parts/period.ts';
import { monthItems } from './monthWork.ts';
import type { Bilingual } from '../../../shared/contract/bilingual.ts';

/** What there is to know today, as far as the caller's roles could read it. */
export interface Facts {
  readonly cases?: OutputOf<'listCases'>['items'] | undefined;
  readonly followUps?: OutputOf<'listFollowUps'>['items'] | undefined;
  readonly notices?: OutputOf<'listNotices'>['items'] | undefined;
  readonly reports?: OutputOf<'listReports'>['items'] | undefined;
  readonly runs?: OutputOf<'listRuns'>['items'] | undefined;
  readonly plans?: OutputOf<'listPlans'>['items'] | undefined;
  readonly rounds?: OutputOf<'listRounds'>['items'] | undefined;
  readonly duties?: OutputOf<'dutyStatus'>['items'] | undefined;
  /** Names that are to be cleared and are not yet. */
  readonly clearings?: OutputOf<'listClearings'>['items'] | undefined;
}

/** Who looks, and when. */
export interface Viewer {
  readonly roles: readonly StaffRole[];
  readonly unit: string | undefined;
  readonly month: string;
  readonly today: string;
}

/** The kinds of work, in the order in which they stand where nothing is more urgent. */
export const workKinds = [
  'signCase',
  'handleCase',
  'acceptCase',
  'assignCase',
  'overdueCase',
  'callBack',
  'rectify',
  'issueNotice',
  'awaitNotice',
  'signNotice',
  'replyNotice',
  'closeNotice',
  'duty',
  'fileReport',
  'reviewRun',
  'publishRun',
  'approvePlan',
  'clearName',
  'awaitClearing',
  'freezeRound',
  'drawRound',
  'sendLinks',
  'closeRound',
  'computeRuns',
] as const;
export type WorkKind = (typeof workKinds)[number];

/** One line of 今天该我办的. */
export interface WorkItem {
  readonly key: string;
  readonly kind: WorkKind;
  readonly title: string | Bilingual;
  /** Who must do what by when; undefined where the page words it by kind. */
  readonly text?: Bilingual | undefined;
  readonly tone: 'none' | 'blue' | 'yellow' | 'red';
  /** ISO instant. */
  readonly dueAt?: string | undefined;
  /** Section and thing it opens. */
  readonly opens: Readonly<Record<string, string>> & { readonly page: string };
}

type CaseRow = NonNullable<Facts['cases']>[number];

function caseWork(row: CaseRow, { roles, unit }: Viewer): WorkKind | undefined {
  const mine = roles.includes('handler') && (row.leadUnit === unit || unit === undefined);
  if (mine && row.state === 'assigned') return 'signCase';
  if (mine && ['signedFor', 'inProgress', 'reopened'].includes(row.state)) return 'handleCase';
  if (roles.includes('office') && row.state === 'submitted') return 'acceptCase';
  if (roles.includes('office') && row.state === 'accepted') return 'assignCase';
  if (roles.includes('supervisor') && row.clock?.overdue) return 'overdueCase';
  return undefined;
}

type NoticeRow = NonNullable<Facts['notices']>[number];

function noticeWork(notice: NoticeRow, viewer: Viewer): WorkKind | undefined {
  const { state } = notice;
  const { roles } = viewer;
  if (state === 'draft') {
    if (roles.includes('supervisor')) return 'issueNotice';
    return roles.includes('office') ? 'awaitNotice' : undefined;
  }
  if (state === 'replied') return roles.includes('supervisor') ? 'closeNotice' : undefined;
  if (!answersNotice(notice, viewer)) return undefined;
  return state === 'issued' ? 'signNotice' : state === 'signed' ? 'replyNotice' : undefined;
}

const caseItems = (rows: NonNullable<Facts['cases']>, viewer: Viewer): WorkItem[] =>
  rows.flatMap((row) => {
    const kind = caseWork(row, viewer);
    if (!kind) return [];
    return {
      key: `case:${row.id}`,
      kind,
      title: row.title,
      text: row.statusLine,
      tone: row.clock?.colour ?? 'none',
      dueAt: row.clock?.dueAt,
      opens: { page: 'cases', id: row.id },
    };
  });

/** Named bad ratings: the office calls, then the unit puts it right. */
const followUpItems = (rows: NonNullable<Facts['followUps']>, { roles, unit }: Viewer): WorkItem[] =>
  rows.flatMap((row): WorkItem[] => {
    const mine =
      row.state === 'toCall'
        ? roles.includes('office')
        : row.state === 'toRectify' && roles.includes('handler') && row.unit === unit;
    if (!mine) return [];
    return [
      {
        key: `followUp:${row.caseId}`,
        kind: row.state === 'toCall' ? 'callBack' : 'rectify',
        title: row.title,
        text: row.statusLine,
        tone: row.overdue ? 'red' : 'none',
        dueAt: row.dueAt,
        opens: { page: 'cases', tab: 'followUps' },
      },
    ];
  });

const noticeItems = (rows: NonNullable<Facts['notices']>, viewer: Viewer): WorkItem[] =>
  rows.flatMap((row) => {
    const kind = noticeWork(row, viewer);
    if (!kind) return [];
    return {
      key: `notice:${row.id}`,
      kind,
      title: row.matter.title,
      text: row.basis,
      tone: row.colour,
      dueAt: endOfDay(row.deadline),
      opens: { page: 'notices', id: row.id },
    };
  });

const reportItems = (rows: NonNullable<Facts['reports']>, { month, roles }: Viewer): WorkItem[] =>
  roles.includes('handler')
    ? rows
        .filter(({ filed }) => !filed)
        .map(({ project }) => ({
          key: `report:${project.id}`,
          kind: 'fileReport',
          title: project.name,
          tone: 'none',
          dueAt: endOfDay(lastDayOf(month)),
          opens: { page: 'projects', id: project.id, month },
        }))
    : [];

const dutyItems = (rows: NonNullable<Facts['duties']>): WorkItem[] =>
  rows
    .filter(({ status }) => status === 'open' || status === 'missed')
    .map(({ duty, period, name, status, minimum, done, dueOn }) => ({
      key: `duty:${duty}:${period}`,
      kind: 'duty',
      title: name,
      text: {
        zh: `${periodWords(period).zh}应完成${minimum}次,已完成${done}次`,
        en: `${periodWords(period).en}: ${done} of ${minimum} done`,
      },
      tone: status === 'missed' ? 'red' : 'none',
      dueAt: endOfDay(dueOn),
      opens: { page: 'log' },
    }));

const subjects = {
  project: { zh: '项目', en: 'projects' },
  unit: { zh: '单位', en: 'units' },
  official: { zh: '包联领导', en: 'officials' },
  county: { zh: '县(市、区)', en: 'counties' },
  campaignGroup: { zh: '行动组', en: 'groups of the campaign' },
} as const;

function runTitle(month: string, kind: keyof typeof subjects): Bilingual {
  const { zh, en } = formatMonth(month);
  return { zh: `${zh}${subjects[kind].zh}考评`, en: `Scores of ${subjects[kind].en}, ${en}` };
}

function decisionItems({ runs = [], plans = [] }: Facts, { roles, today }: Viewer): WorkItem[] {
  const due = instantAt(today, '23:59:59');
  const runItems = runs.flatMap(({ id, month, kind, state }): WorkItem[] => {
    const work =
      state === 'computed' && roles.includes('supervisor')
        ? 'reviewRun'
        : state === 'reviewed' && roles.includes('office')
          ? 'publishRun'
          : undefined;
    return work
      ? [
          {
            key: `run:${id}`,
            kind: work,
            title: runTitle(month, kind),
            tone: 'none',
            dueAt: due,
            opens: { page: 'scoring', month, id },
          },
        ]
      : [];
  });
  const planItems = plans
    .filter(({ status }) => status === 'submitted' && roles.includes('supervisor'))
    .map(({ year, edition }): WorkItem => ({
      key: `plan:${year}:${edition}`,
      kind: 'approvePlan',
      title: { zh: `${year}年责任分解表第${edition}版`, en: `Pairing plan ${year}, edition ${edition}` },
      tone: 'none',
      dueAt: due,
      opens: { page: 'registry', list: 'plans', id: `${year}-${edition}` },
    }));
  return [...runItems, ...planItems];
}

/** A name to clear is the supervisor's to publish; once it is overdue, the office is told so too. */
const clearingItems = (rows: NonNullable<Facts['clearings']>, { roles }: Viewer): WorkItem[] =>
  rows.flatMap((row): WorkItem[] => {
    const mine = roles.includes('supervisor');
    if (!mine && !(row.overdue && roles.includes('office'))) return [];
    return [
      {
        key: `clearing:${row.month}:${row.id}`,
        kind: mine ? 'clearName' : 'awaitClearing',
        title: row.subjectName,
        text: row.statusLine,
        tone: row.overdue ? 'red' : 'none',
        dueAt: endOfDay(row.publishBy),
        opens: { page: 'scoring', tab: 'decisions', month: row.month },
      },
    ];
  });

const gravity = { red: 0, yellow: 1, blue: 2, none: 3 } as const;

/** 今天该我办的: everything that waits for the caller, the gravest first, then by due time, then by kind. */
export function worklist(facts: Facts, viewer: Viewer): WorkItem[] {
  return [
    ...caseItems(facts.cases ?? [], viewer),
    ...followUpItems(facts.followUps ?? [], viewer),
    ...noticeItems(facts.notices ?? [], viewer),
    ...dutyItems(viewer.roles.includes('official') ? (facts.duties ?? []) : []),
    ...reportItems(facts.reports ?? [], viewer),
    ...decisionItems(facts, viewer),
    ...clearingItems(facts.clearings ?? [], viewer),
    ...monthItems(facts, viewer),
  ].toSorted(
    (a, b) =>
      gravity[a.tone] - gravity[b.tone] ||
      (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') ||
      workKinds.indexOf(a.kind) - workKinds.indexOf(b.kind),
  );
}
