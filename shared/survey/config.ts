import type { SatisfactionLevel } from './answers.ts';

/** Every number of the survey that a county may want otherwise. Percentages are whole numbers from 0 to 100. */
export interface SurveyConfig {
  readonly sampling: {
    /** An enterprise is asked at most once in this many calendar months. */
    readonly rotationMonths: number;
    /** Below this many in the frame, each month asks one part in `smallFrameParts`, rounded up. */
    readonly smallFrameBelow: number;
    readonly smallFrameParts: number;
    /** From `smallFrameBelow` on: the larger of this number and `largeFramePercent` of the frame, rounded up. */
    readonly largeFrameMinimum: number;
    readonly largeFramePercent: number;
    /** A stratum that would get fewer invitations is merged before the draw. */
    readonly minInvitations: number;
    /** Seats each stratum gets before the rest are shared out in proportion. */
    readonly baseSeats: number;
    /**
     * More enterprises than this in the frame are refused before anything is written. Freezing 100,000 takes 5 s of a processor, but the
     * auditor's export of 50,000 fills 5 of the 6 MB that a function may answer (Lambda quotas, synchronous payload).
     */
    readonly mostInFrame: number;
  };
  /** Points of a level, 0 to 100. */
  readonly points: Readonly<Record<SatisfactionLevel, number>>;
  readonly weights: {
    /** Strata with fewer responses are joined before weighting. */
    readonly minResponses: number;
    /** A weight is capped at this multiple of the median weight over the responses. */
    readonly capMultiple: number;
  };
  readonly window: {
    /** Lengths tried in turn, in months, ascending. */
    readonly months: readonly number[];
    /** The shortest window with at least this effective number of answers is used. */
    readonly targetNEff: number;
    /** Months with a lower response rate are left out, and carry no bands. */
    readonly minResponsePercent: number;
  };
  readonly publication: {
    /** With fewer answers, or fewer effective answers, score and distribution are hidden. */
    readonly minAnswers: number;
    readonly minNEff: number;
    /** From here on a band is shown beside score and interval. */
    readonly bandNEff: number;
  };
  readonly intervals: {
    /** Two-sided confidence of every interval shown. */
    readonly confidencePercent: number;
    readonly rankDraws: number;
    /** The range of ranks shown runs between these percentiles of the draws. */
    readonly rankPercentiles: readonly [number, number];
  };
  readonly criticism: {
    readonly minNEff: number;
    /** Share of county-years that may contain a false accusation, before division by months and units. */
    readonly yearlyError: number;
    readonly monthsPerYear: number;
    /** No unit at or above this many points is criticised. */
    readonly floorPoints: number;
    /** Variance grows by this share for each further `inflationMonths` of window. */
    readonly inflationStep: number;
    readonly inflationMonths: number;
    /** The finding must have stood in at least one of this many months before. */
    readonly monthsBefore: number;
    /** z of the private reminder's limit. */
    readonly reminderZ: number;
    /** A unit has at least this many calendar days for its reply. */
    readonly replyDays: number;
  };
  /** What counts as a sign of manipulation; signs are looked at by people and drop nothing by themselves. */
  readonly signs: {
    /** A day with at least this share of a month's answers, and at least `minAnswers` of them. */
    readonly burstPercent: number;
    /** So many responses with the same text of at least `textLength` characters. */
    readonly sameTexts: number;
    readonly textLength: number;
    /** So many responses alike in every level, about at least `sameUnits` units. */
    readonly sameAnswers: number;
    readonly sameUnits: number;
  };
}

/** The defaults of the house; each is a proposal (**P**) a county may change by data. */
export const defaultSurveyConfig: SurveyConfig = {
  sampling: {
    rotationMonths: 3,
    smallFrameBelow: 1000,
    smallFrameParts: 3,
    largeFrameMinimum: 334,
    largeFramePercent: 10,
    minInvitations: 5,
    baseSeats: 2,
    mostInFrame: 50_000,
  },
  points: { verySatisfied: 100, satisfied: 80, neutral: 60, dissatisfied: 30, veryDissatisfied: 0 },
  weights: { minResponses: 5, capMultiple: 3 },
  window: { months: [1, 3, 6, 12], targetNEff: 30, minResponsePercent: 30 },
  publication: { minAnswers: 10, minNEff: 10, bandNEff: 30 },
  intervals: { confidencePercent: 95, rankDraws: 10_000, rankPercentiles: [5, 95] },
  criticism: {
    minNEff: 30,
    yearlyError: 0.05,
    monthsPerYear: 12,
    floorPoints: 80,
    inflationStep: 0.3,
    inflationMonths: 3,
    monthsBefore: 2,
    reminderZ: 1.96,
    replyDays: 3,
  },
  signs: { burstPercent: 50, sameTexts: 3, textLength: 6, sameAnswers: 5, sameUnits: 3 },
};
