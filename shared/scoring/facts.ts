import type { ProgressToDate } from '../progress/lights.ts';
import type { MilestoneDates } from '../progress/milestones.ts';

/** A fact as an explanation names it. */
export interface FactRef {
  readonly id: string;
  readonly label: string;
}

/** A numbered supervision notice. `issuedAt` is a day or an instant; a withdrawn one stays visible and costs nothing. */
export interface NoticeFact {
  readonly number: string;
  readonly colour: 'blue' | 'yellow' | 'red';
  readonly issuedAt: string;
  readonly withdrawn?: boolean;
}

/** So many of so many. An empty denominator gives no figure. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

interface CommonFacts {
  readonly id: string;
  readonly name: string;
  /** Scores are comparable inside this group only. */
  readonly group: string;
  /** The month that is scored, `YYYY-MM`. */
  readonly month: string;
  /** All notices since 1 January, because some rules count from the second of a period. */
  readonly notices: readonly NoticeFact[];
}

/** What is known of a project in the scored month. */
export interface ProjectFacts extends CommonFacts {
  readonly kind: 'project';
  readonly suspended: boolean;
  readonly milestones: readonly MilestoneDates[];
  /** Physical progress, done and planned to date, in percent. */
  readonly progress?: ProgressToDate;
  /** Investment since 1 January in yuan. */
  readonly investment?: { readonly planned: number; readonly actual: number };
  readonly procedures?: { readonly total: number; readonly done: number };
  /** Problems raised in the period, how many of these are solved, and the open ones past their limit. */
  readonly problems: {
    readonly raised: number;
    readonly solved: number;
    readonly overdue: readonly FactRef[];
  };
  readonly commitments?: { readonly promised: number; readonly kept: number };
  readonly reportFiledOnTime: boolean;
}

/** What is known of a unit in the scored month. */
export interface UnitFacts extends CommonFacts {
  readonly kind: 'unit';
  /** From the survey: 0–100 points, band 1 the best. Hidden scores never reach a score line. */
  readonly satisfaction?: {
    readonly score?: number;
    readonly n: number;
    readonly band?: number;
    readonly hidden: boolean;
  };
  readonly response: Rate;
  readonly resolution: Rate;
  readonly satisfied: Rate;
  readonly overdueOpen: readonly FactRef[];
  /** Observers' leads given to the unit, and how many of these it has handled. */
  readonly leads: { readonly total: number; readonly handled: number };
}

/** What is known of a paired official in the scored month. */
export interface OfficialFacts extends CommonFacts {
  readonly kind: 'official';
  /** Duties that fell due, and how many of these were met; exempt ones are in neither. */
  readonly duties: { readonly total: number; readonly met: number };
  /** The totals of the projects paired with the official; a project that is not scored has none. */
  readonly projects: readonly { readonly id: string; readonly name: string; readonly total?: number }[];
  /** On-site offices held this quarter. */
  readonly onSiteOffices: readonly FactRef[];
  /** Front-line deeds; they count from the day they are verified. */
  readonly deeds?: readonly (FactRef & { readonly verifiedOn?: string })[];
}

/** What is known of a campaign's work group at the end of the scored month; `id` is `programme:group`. */
export interface CampaignGroupFacts extends CommonFacts {
  readonly kind: 'campaignGroup';
  readonly tasks: {
    readonly planned: number;
    /** Of those planned: due by the month's end, and done by then. */
    readonly due: number;
    readonly dueDone: number;
    /** Done by the month's end, due or not, and those of them done before they were due. */
    readonly done: number;
    readonly doneEarly: number;
  };
  readonly overdue: readonly FactRef[];
}

/** What a county has published of the scored month; nothing else of it is read. */
export interface CountyFacts extends CommonFacts {
  readonly kind: 'county';
  /** The publication that this comes from; absent while the county has published nothing of the month. */
  readonly publication?: FactRef;
  /** Scored projects, and the sum of their totals in hundredths of a point. */
  readonly projects?: { readonly scored: number; readonly hundredths: number };
  readonly lights?: { readonly total: number; readonly green: number };
  /** Yuan since 1 January. */
  readonly investment?: { readonly planned: number; readonly actual: number };
  readonly response?: Rate;
  readonly resolution?: Rate;
  readonly satisfied?: Rate;
}

/** What a scheme says about reading the facts: so many days between a claimed and a verified milestone still agree. */
export interface Reading {
  readonly toleranceDays: number;
}

export type Facts = ProjectFacts | UnitFacts | OfficialFacts | CampaignGroupFacts | CountyFacts;
export type SubjectKind = Facts['kind'];
