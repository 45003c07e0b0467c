import type { Bilingual } from '../contract/bilingual.ts';
import type { CivilDate, Instant } from '../time/civil.ts';
import { endOfDay } from '../time/civil.ts';
import { isPast } from '../time/deadline.ts';
import { compareColours } from './colour.ts';
import type { IntakeConfig, NoticeColour } from './config.ts';
import type { Ground } from './grounds.ts';
import { isPending } from './noticeMoves.ts';
import type { NoticeState } from './noticeMoves.ts';

/** A notice of a matter, as far as the rules need to know it. */
export interface NoticeRecord {
  readonly id: string;
  readonly colour: NoticeColour;
  readonly state: NoticeState;
  /** The last day to meet it. */
  readonly deadline: CivilDate;
  /** The ground it was drafted on; each ground is drafted once, even if its draft was discarded. */
  readonly cause?: string | undefined;
  /** What the review found; a closed notice without it was met. `excused`: not met for a valid reason. */
  readonly outcome?: 'met' | 'notMet' | 'excused' | undefined;
}

/** What to draft: a person then issues or discards it. */
export interface NoticeDraft {
  readonly colour: NoticeColour;
  readonly cause: string;
  readonly basis: Bilingual;
}

const wasDrafted = (cause: string, notices: readonly NoticeRecord[]): boolean =>
  notices.some((notice) => notice.cause === cause);

/** `state`: the gravest ground not yet drafted, unless a notice as grave is a draft or open. */
function draftByState(grounds: readonly Ground[], notices: readonly NoticeRecord[]): NoticeDraft | undefined {
  const draft = grounds
    .toSorted((a, b) => compareColours(b.colour, a.colour))
    .find(({ cause }) => !wasDrafted(cause, notices));
  const covered = notices.some(
    (notice) => draft && isPending(notice) && compareColours(notice.colour, draft.colour) >= 0,
  );
  return draft === undefined || covered
    ? undefined
    : { colour: draft.colour, cause: draft.cause, basis: draft.basis };
}

/** Under `ladder`, whether a matter's last notice may yet be followed by the next colour. */
export const mayClimb = (last: NoticeRecord): boolean =>
  last.colour !== 'red' && (isPending(last) || last.outcome === 'notMet');

/** Not met without a valid reason: the review says so, or the deadline passed without a reply. */
const isUnmet = ({ state, outcome, deadline }: NoticeRecord, now: Instant): boolean =>
  outcome === 'notMet' ||
  (outcome === undefined && (state === 'issued' || state === 'signed') && isPast(now, endOfDay(deadline)));

const colourNames: Record<NoticeColour, Bilingual> = {
  blue: { zh: '蓝', en: 'blue' },
  yellow: { zh: '黄', en: 'yellow' },
  red: { zh: '红', en: 'red' },
};

/** `ladder`: blue first (urgent matters may enter higher), then the next colour each time the one before was not met. */
function draftByLadder(
  failures: readonly Ground[],
  notices: readonly NoticeRecord[],
  urgent: boolean,
  config: IntakeConfig,
  now: Instant,
): NoticeDraft | undefined {
  const [failure] = failures;
  if (failure === undefined) return undefined;
  const climbed = notices.filter(({ state }) => state !== 'discarded' && state !== 'withdrawn');
  const unmet = climbed.slice(-1).find((notice) => isUnmet(notice, now));
  if (unmet !== undefined) {
    const cause = `unmet:${unmet.id}`;
    if (unmet.colour === 'red' || wasDrafted(cause, notices)) return undefined;
    const name = colourNames[unmet.colour];
    return {
      colour: unmet.colour === 'blue' ? 'yellow' : 'red',
      cause,
      basis: {
        zh: `${name.zh}色督办单到期未落实且无正当理由;${failure.basis.zh}`,
        en: `The ${name.en} notice was not met and no valid reason given; ${failure.basis.en}`,
      },
    };
  }
  const fresh = failures.find(({ cause }) => !wasDrafted(cause, notices));
  if (fresh === undefined || climbed.some(isPending)) return undefined;
  return { colour: urgent ? config.notices.urgentEntry : 'blue', cause: fresh.cause, basis: fresh.basis };
}

/**
 * The notice to draft for a matter now, if any, by the county's ruleset. `notices` are the matter's own, oldest first. Pure and idempotent:
 * with the draft among them the same check drafts nothing more, so at most one notice of a colour is open for a matter.
 */
export const nextNotice = (
  { grounds, urgent = false }: { grounds: readonly Ground[]; urgent?: boolean },
  notices: readonly NoticeRecord[],
  config: IntakeConfig,
  now: Instant,
): NoticeDraft | undefined =>
  config.notices.ruleset === 'state'
    ? draftByState(grounds, notices)
    : draftByLadder(
        grounds.filter(({ failing }) => failing),
        notices,
        urgent,
        config,
        now,
      );

/** The parts of a notice's number. */
export interface NoticeNumber {
  readonly year: number;
  /** The jurisdiction's short name, `丹凤`. */
  readonly area: string;
  readonly colour: NoticeColour;
  /** From 1, without gaps per jurisdiction, year and colour. */
  readonly serial: number;
}

/** A notice's number as it is printed: `督〔2026〕丹凤蓝012号`. @throws RangeError unless the serial is a positive integer. */
export function formatNoticeNumber({ year, area, colour, serial }: NoticeNumber): string {
  if (!Number.isInteger(serial) || serial < 1) throw new RangeError(`Not a serial number: ${serial}`);
  return `督〔${year}〕${area}${colourNames[colour].zh}${String(serial).padStart(3, '0')}号`;
}

/** The short name of a jurisdiction for its numbers: 丹凤县 is 丹凤. Names of two characters stay whole. */
export const shortAreaName = (name: string): string =>
  name.length > 2 ? name.replace(/(自治县|县|市|区)$/, '') : name;

/** The parts of a printed number; undefined if it is none. */
export function parseNoticeNumber(text: string): NoticeNumber | undefined {
  const [, year, area, hue, serial] = /^督〔(\d{4})〕(.+)([蓝黄红])(\d{3,})号$/.exec(text) ?? [];
  const colour = (['blue', 'yellow', 'red'] as const).find((candidate) => colourNames[candidate].zh === hue);
  if (year === undefined || area === undefined || colour === undefined) return undefined;
  return { year: Number(year), area, colour, serial: Number(serial) };
}

/** A measure that follows a notice, and the points it proposes; a person decides. */
export interface NoticeConsequence {
  readonly notice: string;
  readonly measure: 'letter' | 'interview';
  readonly points: number;
}

/** What the notices issued to a unit in a period lead to, in their order: by default a letter from the second yellow, an interview from any red. */
export function noticeConsequences(
  issued: readonly Pick<NoticeRecord, 'id' | 'colour' | 'state'>[],
  { notices }: IntakeConfig,
): NoticeConsequence[] {
  const counts: Record<NoticeColour, number> = { blue: 0, yellow: 0, red: 0 };
  return issued
    .filter(({ state }) => !['draft', 'discarded', 'withdrawn'].includes(state))
    .flatMap(({ id, colour }) => {
      counts[colour] += 1;
      return notices.consequences
        .filter((rule) => rule.colour === colour && counts[colour] >= rule.from)
        .map(({ measure, points }) => ({ notice: id, measure, points }));
    });
}
