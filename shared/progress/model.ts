import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { CivilDate, Id, Instant, Month, Stamp, Text } from '../contract/parameters.ts';
import { logKinds, milestoneKinds, Yuan } from '../registry/model.ts';

/** Ways of verifying that a milestone was really reached. */
export const verificationMethods = [
  'dynamicTracking',
  'nodeReconciliation',
  'sitIn',
  'openOrCovertCheck',
  'onSiteOffice',
] as const;

/** One milestone of a project: planned, claimed by its owner, verified by somebody else. */
export const Milestone = z.object({
  kind: z.enum(milestoneKinds),
  planned: CivilDate,
  claimed: CivilDate.optional(),
  claimEvidence: z.string().optional(),
  verified: CivilDate.optional(),
  method: z.enum(verificationMethods).optional(),
  verifier: Id.optional(),
});
export type Milestone = z.infer<typeof Milestone>;

/** What is known of a project's progress beyond its registry entry; version 0 while nothing was claimed. */
export const ProjectProgress = Stamp.extend({
  version: z.number().int().min(0),
  project: Id,
  milestones: z.array(Milestone),
});
export type ProjectProgress = z.infer<typeof ProjectProgress>;

/** What a unit says of a project each month. Amounts are cumulative from 1 January, in yuan. */
export const ReportFields = z.object({
  investedToDate: Yuan,
  proceduresTotal: z.number().int().min(0).max(200),
  proceduresDone: z.number().int().min(0).max(200),
  commitmentsPromised: z.number().int().min(0).max(200),
  commitmentsKept: z.number().int().min(0).max(200),
  problem: z.string().trim().max(500).optional(),
  text: Text(1000),
});

/** A project's monthly report as stored. */
export const MonthlyReport = ReportFields.extend(Stamp.shape).extend({
  project: Id,
  month: Month,
  filedAt: Instant,
});
export type MonthlyReport = z.infer<typeof MonthlyReport>;

/** What was done within a time that is shown: a green channel, a licence, a call to the project's advisor. */
export const timedServices = ['greenChannel', 'licence', 'advisorCall'] as const;

/** From the call or the application to the reply or the licence. */
export const Timing = z
  .object({ service: z.enum(timedServices), from: Instant, to: Instant })
  .refine(({ from, to }) => Date.parse(from) <= Date.parse(to), {
    path: ['to'],
    message: say('结束时间早于开始时间', 'It ends before it begins'),
  });
export type Timing = z.infer<typeof Timing>;

/** Minutes, begun ones included, that a timed service took. */
export const minutesOf = ({ from, to }: Timing): number =>
  Math.ceil((Date.parse(to) - Date.parse(from)) / 60_000);

/** How a visit was made; one made in several ways on one day counts once. */
export const visitModes = ['onSite', 'oneToOne', 'online', 'phone'] as const;

/** One line of the field log. What was found becomes a case in the same step; `case` names it. */
export const LogEntry = z.object({
  id: Id,
  kind: z.enum(logKinds),
  date: CivilDate,
  person: Id,
  subject: z.object({ kind: z.enum(['project', 'enterprise', 'chain', 'village']), id: Id }),
  text: Text(500),
  reason: z.string().trim().max(200).optional(),
  case: Id.optional(),
  /** The tasks that it gave out. */
  tasks: z.array(Id).optional(),
  mode: z.enum(visitModes).optional(),
  timing: Timing.optional(),
  /** The monthly journals of the quarter that a quarterly review rests on. */
  journals: z.array(z.object({ id: Id, date: CivilDate })).optional(),
  at: Instant,
});
export type LogEntry = z.infer<typeof LogEntry>;

/** What a meeting or visit decides: somebody does something by a day. */
export const TaskFields = z.object({ text: Text(200), owner: Id, due: CivilDate });

/** A task born of an entry of the field log; open until its owner or the office says what came of it. */
export const Task = TaskFields.extend(Stamp.shape).extend({
  id: Id,
  subject: LogEntry.shape.subject,
  log: Id,
  logDate: CivilDate,
  /** What kind of entry gave it out. */
  logKind: z.enum(logKinds).optional(),
  doneOn: CivilDate.optional(),
  result: Text(500).optional(),
  /** What shows that it was done; a task is closed with it alone. */
  evidence: Text(500).optional(),
});
export type Task = z.infer<typeof Task>;

/** The light of a project, with the words for why. */
export const Light = z.object({
  colour: z.enum(['green', 'yellow', 'red']),
  pointsBehind: z.number().optional(),
  why: z.object({ zh: z.string(), en: z.string() }),
});
export type Light = z.infer<typeof Light>;
