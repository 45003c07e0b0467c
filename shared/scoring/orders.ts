import * as z from 'zod';
import { Id, Instant, JurisdictionCode, Month, Stamp } from '../contract/parameters.ts';
import { millisecondsOf } from '../time/civil.ts';
import { SchemeKind } from './model.ts';

/** One piece of an order: a jurisdiction's run of one kind. Computed by itself, whatever becomes of the others. */
export const RunPart = z.object({
  jurisdiction: JurisdictionCode,
  /** What the jurisdiction is called. */
  name: z.string(),
  kind: SchemeKind,
});
export type RunPart = z.infer<typeof RunPart>;

/** What an office ordered: a month's runs, of its own county or of all the counties of a city. Never changed once it stands. */
export const RunOrder = Stamp.extend({
  id: Id,
  month: Month,
  /** Who ordered it, and so computed every run of it: none of them may be reviewed by the same person. */
  orderedBy: z.string(),
  orderedAt: Instant,
  /** The published run that the only part corrects, and why. */
  corrects: Id.optional(),
  reason: z.string().optional(),
  parts: z.array(RunPart),
});
export type RunOrder = z.infer<typeof RunOrder>;

/** Where a part stands: `refused` by a rule, until what the rule wants is there and the rest is computed. */
export const runPartStates = ['waiting', 'working', 'computed', 'refused'] as const;
export type RunPartState = (typeof runPartStates)[number];

const words = z.object({ zh: z.string(), en: z.string() });

/** Why a part was refused: the problem that the API would have answered. */
export const RunPartProblem = z.object({
  type: z.string(),
  title: words,
  detail: words.optional(),
  fields: z.array(words.extend({ pointer: z.string() })).optional(),
});

/** What became of a part; without such a record it waits. */
export const RunPartRecord = Stamp.extend({
  order: Id,
  jurisdiction: JurisdictionCode,
  kind: SchemeKind,
  state: z.enum(runPartStates),
  /** The run it came to, once `computed`. */
  run: Id.optional(),
  problem: RunPartProblem.optional(),
});
export type RunPartRecord = z.infer<typeof RunPartRecord>;

/** A part with where it stands. */
export const RunPartView = RunPart.extend({
  state: z.enum(runPartStates),
  run: Id.optional(),
  problem: RunPartProblem.optional(),
});
export type RunPartView = z.infer<typeof RunPartView>;

/** An order with where its parts stand. */
export const RunOrderView = RunOrder.pick({
  id: true,
  month: true,
  orderedBy: true,
  orderedAt: true,
  corrects: true,
  reason: true,
}).extend({
  parts: z.array(RunPartView),
  /** Whether parts wait or are worked at. */
  running: z.boolean(),
  /** Whether something is left that nobody works at: refused, or without a sign of life for too long. */
  resumable: z.boolean(),
});
export type RunOrderView = z.infer<typeof RunOrderView>;

type Place = Pick<RunPart, 'jurisdiction' | 'kind'>;

/** Whether both are the same piece of an order. */
export const isSamePart = (one: Place, other: Place): boolean =>
  one.jurisdiction === other.jurisdiction && one.kind === other.kind;

/** Officials are scored by their projects, so that their part of an order comes after that of the projects. */
export const followsPart = (part: Place, first: Place): boolean =>
  part.kind === 'official' && first.kind === 'project' && part.jurisdiction === first.jurisdiction;

const isOpen = ({ state }: Pick<RunPartView, 'state'>): boolean => state === 'waiting' || state === 'working';

/** What is to be computed now: what has no run yet and does not wait for another part. */
export const duePartsOf = (parts: readonly RunPartView[]): RunPartView[] =>
  parts.filter(
    (part) => part.state !== 'computed' && !parts.some((first) => followsPart(part, first) && isOpen(first)),
  );

/**
 * An order as it stands at an instant.
 * @param stalledMinutes after so many without any change an unfinished order counts as left lying
 */
export function runOrderView(
  order: RunOrder,
  records: readonly RunPartRecord[],
  now: string,
  stalledMinutes: number,
): RunOrderView {
  const { id, month, orderedBy, orderedAt, corrects, reason } = order;
  const own = records.filter((record) => record.order === id);
  const parts = order.parts.map((part): RunPartView => {
    const record = own.find((one) => isSamePart(one, part));
    if (!record) return { ...part, state: 'waiting' };
    const { state, run, problem } = record;
    return { ...part, state, ...(run && { run }), ...(problem && { problem }) };
  });
  const running = parts.some(isOpen);
  const lastChange = own.reduce(
    (latest, { changedAt }) => (changedAt > latest ? changedAt : latest),
    orderedAt,
  );
  const quiet = millisecondsOf(now) - millisecondsOf(lastChange) >= stalledMinutes * 60_000;
  return {
    id,
    month,
    orderedBy,
    orderedAt,
    ...(corrects && { corrects }),
    ...(reason && { reason }),
    parts,
    running,
    resumable: parts.some(({ state }) => state !== 'computed') && (!running || quiet),
  };
}

/** How many of an order's parts have their run. */
export const computedParts = ({ parts }: Pick<RunOrderView, 'parts'>): number =>
  parts.filter(({ state }) => state === 'computed').length;

/**
 * Follows an order until nothing of it is under way any more, or nobody seems to work at it.
 * @param read reads it anew
 * @param pause waits between two readings; it is told how the order stands
 */
export async function followOrder(
  order: RunOrderView,
  read: () => Promise<RunOrderView>,
  pause: (order: RunOrderView) => Promise<unknown>,
): Promise<RunOrderView> {
  let standing = order;
  while (standing.running && !standing.resumable) {
    await pause(standing);
    standing = await read();
  }
  return standing;
}
