/**
 * A second, plain account of DOMAIN.md section 4, for comparison: states and deadlines as one would work them out on paper. It shares no
 * line with `shared/intake`.
 */

/** What can be done to a case in the histories; `by` is who does it. */
export const acts = [
  'accept',
  'assign',
  'acceptAssign',
  'sign',
  'signReply',
  'transfer',
  'contact',
  'reply',
  'claim',
  'closeUnfixed',
  'decline',
  'merge',
  'extend',
  'pause',
  'resume',
  'confirm',
  'reopen',
  'rate',
  'withdraw',
] as const;
export type ActName = (typeof acts)[number];

interface Happening {
  readonly kind: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly amount?: number;
}

/** A case as the model has it. */
export interface ModelCase {
  state: string;
  version: number;
  urgent: boolean;
  joint: boolean;
  unit: string | undefined;
  readonly events: Happening[];
}

/** A clock as the model has it; without `due` it stands still. */
export interface ModelClock {
  readonly clock: string;
  readonly due?: number;
  readonly met?: number;
  readonly overdue: boolean;
}

const day = 86_400_000;
const offDays = ['09-25', '09-26', '09-27', '10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'];
const onDays = ['09-20', '10-10'];

/** 23:59:59 in Shanghai of the day in which a moment lies, so many days later. */
const endOfDayAt = (at: number, later: number): number =>
  Math.floor((at + 8 * 3_600_000) / day) * day + (later + 1) * day - 8 * 3_600_000 - 1000;

function works(end: number): boolean {
  const date = new Date(end + 8 * 3_600_000);
  const name = date.toISOString().slice(5, 10);
  return onDays.includes(name) || (!offDays.includes(name) && date.getUTCDay() % 6 !== 0);
}

type Span = readonly [from: number, to: number];

function due(start: number, days: number, counts: (end: number) => boolean, pauses: readonly Span[]) {
  let end = endOfDayAt(start, 0);
  for (let left = days, later = 1; left > 0; later++) {
    end = endOfDayAt(start, later);
    if (pauses.some(([from, to]) => to === Infinity && from <= end)) return undefined;
    if (counts(end) && !pauses.some(([from, to]) => from <= end && end < to)) left -= 1;
  }
  return end;
}

const closings = ['confirmed', 'declined', 'merged', 'withdrawn', 'closedUnfixed', 'closedUnrated'];
const paused = ({ events }: ModelCase): Span[] => {
  const spans: [number, number][] = [];
  for (const { kind, at } of events) {
    const open = spans.find(([, to]) => to === Infinity);
    if (kind === 'paused') spans.push([at, Infinity]);
    else if (open && ['resumed', 'claimed', 'reopened', ...closings].includes(kind)) open[1] = at;
  }
  return spans;
};

/** The clocks of a case at a moment, by the default limits. */
export function clocksOfModel(one: ModelCase, now: number): ModelClock[] {
  const { events, urgent, joint } = one;
  const last = (...kinds: string[]) => events.findLastIndex(({ kind }) => kinds.includes(kind));
  const first = (kind: string) => events.findIndex((event) => event.kind === kind);
  const pauses = paused(one);
  const finishFrom = last('reopened') >= 0 ? last('reopened') : first('assigned');
  const claimedAfter = events.findIndex(
    ({ kind }, at) => at > finishFrom && (kind === 'claimed' || kind === 'closedUnfixed'),
  );
  const base = joint ? 15 : 5;
  const extension = first('extended');
  const extended = extension > finishFrom && (claimedAfter < 0 || extension < claimedAfter);
  const finishDays = base + (extended ? Math.min(base, events[extension]?.amount ?? 0) : 0);
  const rows: [string, number, number, string[]][] = [
    ['accept', 0, 1, ['accepted', 'declined']],
    ['assign', last('accepted'), 1, ['assigned']],
    ['signFor', last('assigned', 'transferred'), 1, ['signedFor']],
    ['reply', first('assigned'), 3, ['replied']],
    ['finish', finishFrom, finishDays, ['claimed', 'closedUnfixed']],
    ['contact', urgent ? 0 : -1, 0, ['contacted', 'replied']],
    ['confirm', last('claimed'), 7, ['confirmed', 'reopened']],
  ];
  return rows
    .filter(([, start]) => start >= 0)
    .map(([clock, start, days, metBy]) => {
      const startedAt = events[start]?.at ?? 0;
      const after = (kinds: readonly string[]) =>
        events.find(({ kind }, at) => at > start && kinds.includes(kind))?.at;
      const met = after(metBy);
      const stopped = met ?? after(closings);
      const still = pauses
        .filter(([from]) => stopped === undefined || from < stopped)
        .map(([from, to]): Span => [from, Math.min(to, stopped ?? Infinity)]);
      const dueAt =
        clock === 'contact'
          ? startedAt + 2 * 3_600_000
          : clock === 'confirm'
            ? endOfDayAt(startedAt, days)
            : due(startedAt, days, works, still);
      return {
        clock,
        ...(dueAt !== undefined && { due: dueAt }),
        ...(met !== undefined && { met }),
        overdue: dueAt !== undefined && (stopped ?? now) > dueAt,
      };
    });
}

const early = ['submitted', 'accepted', 'assigned', 'signedFor', 'inProgress', 'reopened'];
const atUnit = ['assigned', 'signedFor', 'inProgress', 'reopened'];

/** From where each act leads, and to where; `=` leaves the case where it is. */
const moves: Readonly<Record<ActName, readonly [from: readonly string[], to: string, ...events: string[]]>> =
  {
    accept: [['submitted'], 'accepted', 'accepted'],
    assign: [['accepted'], 'assigned', 'assigned'],
    acceptAssign: [['submitted'], 'assigned', 'accepted', 'assigned'],
    sign: [['assigned'], 'signedFor', 'signedFor'],
    signReply: [['assigned'], 'inProgress', 'signedFor', 'replied'],
    transfer: [atUnit, 'assigned', 'transferred'],
    contact: [early, '=', 'contacted'],
    reply: [['signedFor', 'inProgress', 'reopened'], 'inProgress', 'replied'],
    claim: [['inProgress'], 'claimed', 'claimed'],
    closeUnfixed: [['inProgress', 'reopened'], 'closedUnfixed', 'closedUnfixed'],
    decline: [['submitted', 'accepted', 'assigned'], 'declined', 'declined'],
    merge: [early, 'duplicate', 'merged'],
    extend: [atUnit, '=', 'extended'],
    pause: [early, '=', 'paused'],
    resume: [early, '=', 'resumed'],
    confirm: [['claimed'], 'confirmed', 'confirmed'],
    reopen: [['claimed'], 'reopened', 'reopened'],
    rate: [['claimed', 'confirmed', 'closedUnfixed'], '=', 'rated'],
    withdraw: [early, 'withdrawn', 'withdrawn'],
  };

const isOver = ({ events }: ModelCase): boolean => events.some(({ kind }) => closings.includes(kind));

/** Whether the clocks allow an extension, a pause or its end. */
function clocksAllow(act: ActName, one: ModelCase, now: number): boolean {
  const clocks = clocksOfModel(one, now);
  const running = clocks.filter(
    ({ clock, met }) => met === undefined && !isOver(one) && clock !== 'contact' && clock !== 'confirm',
  );
  if (act === 'extend')
    return (
      !one.events.some(({ kind }) => kind === 'extended') &&
      running.some(({ clock, overdue }) => clock === 'finish' && !overdue)
    );
  if (act === 'pause')
    return running.some(({ overdue }) => !overdue) && running.every(({ due: dueAt }) => dueAt !== undefined);
  return act !== 'resume' || clocks.some(({ due: dueAt }) => dueAt === undefined);
}

/** What the rules allow now, of whoever may do it. */
export const legalActs = (one: ModelCase, now: number): ActName[] =>
  acts.filter((act) => moves[act][0].includes(one.state) && clocksAllow(act, one, now));

/** What a repeat of the filer's own last act is: the same as once. */
const repeated: Partial<Record<ActName, string>> = {
  confirm: 'confirmed',
  reopen: 'reopened',
  rate: 'rated',
  withdraw: 'withdrawn',
};

/** Does an act to the model's case; whether the rules allow it. `unit` is whom an assignment names. */
export function actOnModel(one: ModelCase, act: ActName, now: number, unit: string, amount: number): boolean {
  const lastOwn = one.events.findLast(({ kind }) => kind !== 'escalated');
  if (repeated[act] !== undefined && lastOwn?.kind === repeated[act]) return true;
  const [from, to, ...kinds] = moves[act];
  if (!from.includes(one.state) || !clocksAllow(act, one, now)) return false;
  for (const kind of kinds) one.events.push({ kind, at: now, ...(kind === 'extended' && { amount }) });
  const count = (kind: string, since = 0) =>
    one.events.slice(since).filter((event) => event.kind === kind).length;
  const unsigned = one.events.findLastIndex(({ kind }) => kind === 'signedFor') + 1;
  if (
    (act === 'reopen' && count('reopened') === 3) ||
    (act === 'transfer' && count('transferred', unsigned) === 3)
  )
    one.events.push({ kind: 'escalated', at: now });
  if (to !== '=') one.state = to;
  if (act === 'assign' || act === 'acceptAssign' || act === 'transfer') one.unit = unit;
  one.version += 1;
  return true;
}
