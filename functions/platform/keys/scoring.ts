import { pad } from './pad.ts';
import type { Key } from '../table.ts';

/** Scoring. */
export const schemePartition = (j: string): string => `${j}#scheme`;
export const schemeKey = (j: string, kind: string, version: number): Key => ({
  pk: schemePartition(j),
  sk: `${kind}#${pad(version)}`,
});
export const runPartition = (j: string): string => `${j}#run`;
export const runKey = (j: string, id: string): Key => ({ pk: runPartition(j), sk: id });
export const runResultPartition = (j: string, run: string): string => `${j}#run#${run}`;
export const runResultKey = (j: string, run: string, subject: string): Key => ({
  pk: runResultPartition(j, run),
  sk: `subject#${subject}`,
});
/** What an office ordered to be computed of a month, and what became of the parts of its orders. */
export const runOrderPartition = (j: string, month: string): string => `${j}#runorder#${month}`;
export const runOrderKey = (j: string, month: string, id: string): Key => ({
  pk: runOrderPartition(j, month),
  sk: id,
});
export const runPartPartition = (j: string, month: string): string => `${j}#runpart#${month}`;
/** Where the parts of one order stand together. */
export const runPartPrefix = (order: string): string => `${order}#`;
export const runPartKey = (
  j: string,
  month: string,
  { order, jurisdiction, kind }: { order: string; jurisdiction: string; kind: string },
): Key => ({ pk: runPartPartition(j, month), sk: `${runPartPrefix(order)}${jurisdiction}#${kind}` });
/** Decisions that change a month's scores (容错纠错 and the like). */
export const adjustmentPartition = (j: string, month: string): string => `${j}#adjustment#${month}`;
export const adjustmentKey = (j: string, month: string, id: string): Key => ({
  pk: adjustmentPartition(j, month),
  sk: id,
});
/** Who computes a run takes its number first, so that two at once never write to the same results. */
export const runClaimKey = (j: string, run: string): Key => ({ pk: runResultPartition(j, run), sk: 'claim' });
/** The draft of a scheme, one of each kind. */
export const schemeDraftPartition = (j: string): string => `${j}#schemedraft`;
export const schemeDraftKey = (j: string, kind: string): Key => ({ pk: schemeDraftPartition(j), sk: kind });
/** Flags, cards, awards and the like, past ones among them. */
export const measurePartition = (j: string): string => `${j}#measure`;
export const measureKey = (j: string, id: string): Key => ({ pk: measurePartition(j), sk: id });
/** Who holds the rotating flag of a group. */
export const flagKey = (j: string, scored: string, group: string): Key => ({
  pk: `${j}#flag`,
  sk: `${scored}#${group}`,
});
/** Figures shown beside a month's scores, and the month's brief. */
export const contextKey = (j: string, month: string): Key => ({ pk: `${j}#context`, sk: month });
export const briefKey = (j: string, month: string): Key => ({ pk: `${j}#brief`, sk: month });
/** Objections of the scored to a month's scores. */
export const appealPartition = (j: string, month: string): string => `${j}#appeal#${month}`;
export const appealKey = (j: string, month: string, id: string): Key => ({
  pk: appealPartition(j, month),
  sk: id,
});
/** Names to clear, by month: what is out and what is not yet. */
export const clearingPartition = (j: string): string => `${j}#clearing`;
export const clearingKey = (j: string, month: string, id: string): Key => ({
  pk: clearingPartition(j),
  sk: `${month}#${id}`,
});
/** The assessment groups of a year. */
export const assessmentGroupsKey = (j: string, year: number): Key => ({
  pk: `${j}#assessmentgroups`,
  sk: String(year),
});
export const publicationPartition = (j: string): string => `${j}#publication`;
export const publicationKey = (j: string, sequence: number): Key => ({
  pk: publicationPartition(j),
  sk: pad(sequence, 6),
});
