import type * as z from 'zod';
import type { Bilingual } from '../contract/bilingual.ts';
import type { Stamp } from '../contract/parameters.ts';
import type { ScoreLine } from '../contract/scoring.ts';
import type { MonthResults } from '../contract/survey.ts';
import type { Notice, UnitRates } from '../intake/model.ts';
import type { CampaignDay, TaskCount } from '../progress/campaign.ts';
import type { CommitmentKind, CommitmentNature } from '../progress/commitmentKinds.ts';
import type { Light } from '../progress/model.ts';
import type { Round } from '../survey/model.ts';
import type { Clearing, MeasureKind } from './conduct.ts';
import type { Publication } from './publication.ts';

/** Where a county's publications lie behind the CDN. */
export const publicationIndexPath = (jurisdiction: string): string => `data/${jurisdiction}/index.json`;
/** Where one publication lies; it never changes. */
export const publicationPath = (jurisdiction: string, sequence: number): string =>
  `data/${jurisdiction}/${String(sequence).padStart(6, '0')}.json`;

/** The one mutable file of a county: what was published, newest first. */
export interface PublicationIndex {
  readonly jurisdiction: { readonly code: string; readonly name: string };
  readonly entries: readonly {
    readonly sequence: number;
    readonly month: string;
    readonly kind: string;
    readonly path: string;
    readonly hash: string;
    readonly publishedAt: string;
  }[];
}

/** A starred project or a scored unit on the board. */
export interface BoardScore {
  readonly subject: string;
  readonly name: string;
  readonly total?: number;
  readonly stars?: number;
  readonly blockedBy?: Bilingual;
  readonly light?: z.infer<typeof Light>['colour'];
  readonly ownerUnit?: string;
  readonly lines: readonly z.infer<typeof ScoreLine>[];
}

/** Scores that may be compared with each other, and with no others. */
export interface BoardGroup {
  readonly id: string;
  readonly label: Bilingual;
  readonly scores: readonly BoardScore[];
}

/** What a run on the board rests on, for whoever recomputes it. */
export interface BoardRun {
  readonly id: string;
  readonly schemeVersion: number;
  readonly schemeHash: string;
  readonly factsHash: string;
  readonly resultHash: string;
}

/** A run with the scores it gave. */
export interface BoardScores {
  readonly run: BoardRun;
  readonly groups: readonly BoardGroup[];
}

/** A work group or a type of tasks in a campaign. The name is absent for what belongs to none. */
export interface BoardTaskCount extends TaskCount {
  readonly id: string;
  readonly name?: string;
}

/** A campaign (攻坚行动) as it stood on the month's last day: day N, each work group and task type, and the curve beside its plan. */
export interface BoardCampaign {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly today: CampaignDay;
  readonly total: TaskCount;
  /** Claimed and not yet verified: not among those done. */
  readonly waiting: number;
  readonly groups: readonly BoardTaskCount[];
  readonly types: readonly BoardTaskCount[];
  /** Tasks due and done up to each day; `done` is absent after the month's end. */
  readonly curve: readonly { readonly day: number; readonly planned: number; readonly done?: number }[];
}

/**
 * A measure that a person took, citing a run (S10): red flags whoever holds or held them, cards and awards of the year. Never about an
 * official: {@link PUBLIC_MEASURES} of projects, units, campaign groups and counties alone.
 */
export interface BoardMeasure {
  readonly kind: MeasureKind;
  readonly name: string;
  /** The group in which it was earned, as the boards name it: a flag moves within its group. */
  readonly group: Bilingual;
  readonly month: string;
  /** The run it rests on. */
  readonly run: string;
  readonly reason: string;
  readonly on: string;
  /** For a flag that moved on, or a measure that was taken back: the last day. */
  readonly endedOn?: string;
  readonly ended?: 'moved' | 'withdrawn';
}

/** Commitments of one kind (承诺事项) up to the month's end, promised against kept; those taken back are in none. Amounts are yuan. */
export interface BoardCommitment {
  readonly kind: CommitmentKind;
  /** What is lent is never added to what is given. */
  readonly nature: CommitmentNature;
  readonly promised: number;
  readonly kept: number;
  /** Neither kept nor in time any more. */
  readonly overdue: number;
  readonly promisedAmount: number;
  readonly keptAmount: number;
}

/** A figure shown beside the scores and never scored (S18, Z16). `value` is percent, yuan or a count, as `unit` says. */
export interface BoardContextFigure extends Bilingual {
  readonly id: string;
  readonly value: number;
  readonly unit: '%' | 'yuan' | 'count';
  readonly source: string;
}

/** A name cleared (澄清正名) with the consent of whom it concerns, in the words agreed. */
export interface BoardClearing {
  readonly name: string;
  readonly text: Bilingual;
  readonly publishedOn: string;
}

/** A line of the circular. Of a criticism: the unit's reply, or that it gave none in time, and the day on which a person signed it. */
export interface BoardCircularLine extends Bilingual {
  readonly reply?: Bilingual;
  readonly noReply?: true;
  readonly signedOn?: string;
}

/** What a month's board may hold beside its oldest sections. Absent where there was nothing of it, or in a publication older than it. */
export interface BoardSections {
  /** Campaigns that ran in the month. */
  readonly campaigns?: readonly BoardCampaign[];
  readonly campaignGroups?: BoardScores;
  /** A city's run over its counties. */
  readonly counties?: BoardScores;
  readonly measures?: readonly BoardMeasure[];
  readonly commitments?: readonly BoardCommitment[];
  readonly context?: readonly BoardContextFigure[];
  readonly clearings?: readonly BoardClearing[];
  /** Exceptions to the quiet period by the reason given: they add up to {@link Board.quietExceptions}. */
  readonly quietReasons?: readonly (Bilingual & { readonly count: number })[];
}

/** A month's board, as published. Everything the public page, the hall view and the poster show. */
export interface Board extends BoardSections {
  readonly jurisdiction: { readonly code: string; readonly name: string };
  readonly month: string;
  readonly publishedAt: string;
  readonly pairing: {
    readonly leaders: number;
    readonly projects: number;
    readonly enterprises: number;
    readonly unpaired: number;
  };
  readonly stages: Readonly<Record<'resumed' | 'started' | 'advancing', number>>;
  readonly lights: Readonly<Record<'green' | 'yellow' | 'red', number>>;
  /** Yuan since 1 January: planned to date and done, month by month, for the curve beside its target. */
  readonly investment: readonly { readonly month: string; readonly planned: number; readonly done: number }[];
  readonly projects: BoardScores;
  readonly units: BoardScores;
  /** The hashes of the officials' run, where one was reviewed by then: fixed by the chain, while its lines stay inside. */
  readonly officials?: { readonly run: BoardRun };
  /** Absent where no survey was closed this month. */
  readonly satisfaction?: z.infer<typeof MonthResults>;
  /** The draw's public figures: hashes, counts, beacon and revealed secret; not who ran it. */
  readonly draw?: Omit<z.infer<typeof Round>, keyof Stamp> & Partial<Stamp>;
  readonly rates: {
    readonly total: Omit<UnitRates, 'unit'>;
    readonly units: readonly (UnitRates & { readonly name: string })[];
  };
  /** Notices issued this month, or still open. Matters of cases are named by their kind only. */
  readonly notices: readonly (Pick<Notice, 'number' | 'colour' | 'state' | 'deadline'> & {
    readonly unitName: string;
    readonly matter: Bilingual;
  })[];
  readonly quietExceptions: number;
  /** 正反通报: both sections, each possibly empty, which the page shows as "none". */
  readonly circular: {
    readonly praised: readonly BoardCircularLine[];
    readonly criticised: readonly BoardCircularLine[];
  };
}

export type BoardPublication = Publication<Board>;

/** The clearing of a name as published, with consent; a link of the chain of its own, of kind `nameClearing`. */
export interface ClearingNotice extends Clearing {
  readonly jurisdiction: { readonly code: string; readonly name: string };
  readonly decidedOn: string;
  readonly publishedAt: string;
}
