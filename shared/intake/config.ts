import type { Bilingual } from '../contract/bilingual.ts';
import type { Limit } from '../time/deadline.ts';
import type { PeriodKind } from '../time/period.ts';
import type { FilingProtection } from './work.ts';

/** An entry of a catalogue. */
export interface CatalogueEntry extends Bilingual {
  readonly code: string;
}

/** A category of cases. */
export interface Category extends CatalogueEntry {
  /** The unit to which cases of this category usually go; offered to the office when it assigns. */
  readonly unit?: string | undefined;
}

/** A means by which cases are solved. */
export interface Means extends CatalogueEntry {
  /** Whether an amount of money belongs to it. */
  readonly money: boolean;
}

/** What a claim must carry. */
export interface ClosingRules {
  /** No claim without evidence and the means. */
  readonly evidence: boolean;
  readonly means: readonly Means[];
}

/** What notices are drafted on beside cases, where the county wants it. */
export const noticeSubjects = ['task', 'milestone', 'duty'] as const;
export type NoticeSubject = (typeof noticeSubjects)[number];

export type NoticeColour = 'blue' | 'yellow' | 'red';

/** A county's rules for cases and notices. Every number is the county's to change; deadlines follow at once. */
export interface IntakeConfig {
  readonly limits: {
    readonly accept: Limit;
    readonly assign: Limit;
    readonly signFor: Limit;
    readonly reply: Limit;
    /** By class of case; `simple` and `joint` unless the county has classes of its own. */
    readonly finish: Readonly<Record<string, Limit>>;
    /** Urgent cases only; hours run day and night. */
    readonly contact: Limit;
    /** How long the filer may confirm, rate or reopen after a claim. */
    readonly confirm: Limit;
    /** Rectification after a named bad rating. */
    readonly rectify: Limit;
  };
  readonly extensionsPerCase: number;
  readonly escalation: { readonly reworks: number; readonly transfersUnsigned: number };
  readonly notices: {
    /** `state`: the colour says how things stand. `ladder`: each colour follows the one before that was not met. */
    readonly ruleset: 'state' | 'ladder';
    /** Under `state`: blue when the finish clock is due within so many working days. */
    readonly blueWithin: number;
    /** Under `ladder`: where an urgent matter enters. */
    readonly urgentEntry: NoticeColour;
    /** What is supervised by itself beside cases: tasks of the field log, milestones of projects, duties of officials. */
    readonly subjects: readonly NoticeSubject[];
    readonly autoIssue: readonly NoticeColour[];
    /** Working days to the deadline that a draft proposes; who issues it may set another. */
    readonly deadlineWithin: number;
    /** Over which period notices of a colour are counted for what follows them. */
    readonly countedBy: PeriodKind;
    /** What follows a notice, from the n-th of its colour in a period on. */
    readonly consequences: readonly {
      readonly colour: NoticeColour;
      readonly from: number;
      readonly measure: 'letter' | 'interview';
      readonly points: number;
    }[];
  };
  /** From which similarity of their texts (0–1) on open cases are offered as likely duplicates, and at most how many. */
  readonly duplicates: {
    readonly similarity: number;
    /** The same for cases that name the same enterprise. */
    readonly sameEnterprise: number;
    readonly shown: number;
  };
  /** What a unit must say when it claims that a case is solved. */
  readonly closing: ClosingRules;
  /** Months after closing for which names and contacts are kept. */
  readonly retentionMonths: number;
  /** Against floods of filings. */
  readonly protection: FilingProtection;
  readonly categories: readonly Category[];
  readonly declineReasons: readonly CatalogueEntry[];
}

const workingDays = (amount: number): Limit => ({ amount, unit: 'workingDays' });

/** The defaults against floods: a county files a handful a day; 18 bits are some seconds on a slow phone. */
export const defaultProtection: FilingProtection = {
  windowMinutes: 10,
  calm: 60,
  bits: 12,
  mostBits: 18,
  challengeMinutes: 120,
};

/** The default means: money lent, granted and given back are never one. */
export const defaultClosing: ClosingRules = {
  evidence: false,
  means: [
    { code: 'loan', zh: '贷款', en: 'Loan', money: true },
    { code: 'grant', zh: '奖补资金', en: 'Grant', money: true },
    { code: 'refund', zh: '减免退返', en: 'Reduction or refund', money: true },
    { code: 'greenChannel', zh: '绿色通道', en: 'Green channel', money: false },
    { code: 'supply', zh: '要素供应', en: 'Supply of land, power, ore or labour', money: false },
    { code: 'permit', zh: '办理手续', en: 'Permit or procedure', money: false },
    { code: 'explanation', zh: '解释说明', en: 'Explanation', money: false },
    { code: 'other', zh: '其他', en: 'Other', money: false },
  ],
};

/** The defaults (**P** where the sources differ). */
export const defaultIntakeConfig: IntakeConfig = {
  limits: {
    accept: workingDays(1),
    assign: workingDays(1),
    signFor: workingDays(1),
    reply: workingDays(3),
    finish: { simple: workingDays(5), joint: workingDays(15) },
    contact: { amount: 2, unit: 'hours' },
    confirm: { amount: 7, unit: 'calendarDays' },
    rectify: workingDays(15),
  },
  extensionsPerCase: 1,
  escalation: { reworks: 3, transfersUnsigned: 3 },
  notices: {
    ruleset: 'state',
    blueWithin: 3,
    urgentEntry: 'yellow',
    subjects: [],
    autoIssue: [],
    deadlineWithin: 3,
    countedBy: 'year',
    consequences: [
      { colour: 'yellow', from: 2, measure: 'letter', points: -1 },
      { colour: 'red', from: 1, measure: 'interview', points: -2 },
    ],
  },
  duplicates: { similarity: 0.5, sameEnterprise: 0.25, shown: 5 },
  closing: defaultClosing,
  retentionMonths: 24,
  protection: defaultProtection,
  categories: [
    { code: 'financing', zh: '融资', en: 'Financing' },
    { code: 'land', zh: '用地', en: 'Land' },
    { code: 'talent', zh: '人才', en: 'Talent' },
    { code: 'labour', zh: '用工', en: 'Labour' },
    { code: 'transport', zh: '运输物流', en: 'Transport and logistics' },
    { code: 'procedures', zh: '手续', en: 'Procedures' },
    { code: 'utilities', zh: '水电气', en: 'Water, power and gas' },
    { code: 'policy', zh: '政策兑现', en: 'Policy not kept' },
    { code: 'inspection', zh: '执法检查', en: 'Inspections' },
    { code: 'other', zh: '其他', en: 'Other' },
  ],
  declineReasons: [
    { code: 'notOurMatter', zh: '不属本级政府职责', en: 'Not this government’s matter' },
    { code: 'litigation', zh: '已进入诉讼或仲裁', en: 'In litigation' },
    { code: 'civilDispute', zh: '民事纠纷', en: 'A civil dispute' },
    { code: 'closedRepeat', zh: '已办结事项重复反映', en: 'A repeat of a closed case' },
    { code: 'noFacts', zh: '无具体事实', en: 'No facts' },
  ],
};
