import { monthsBetween } from '../time/civil.ts';
import { sha256Hex } from '../identifiers/token.ts';
import { compareBytes } from './bytes.ts';
import type { SurveyConfig } from './config.ts';
import { defaultSurveyConfig } from './config.ts';

/** An enterprise as the register has it on the freeze date. */
export interface FrameCandidate {
  readonly id: string;
  readonly sectorGroup: string;
  readonly size: string;
  readonly aboveScale: boolean;
  readonly hasContact: boolean;
}

/** One line of the frame: an enterprise's id and its stratum before any merging. */
export interface FrameLine {
  readonly id: string;
  readonly stratum: string;
}

export type ExclusionReason = 'belowScale' | 'noContact';

/** An enterprise left out of the frame, with every reason that holds. */
export interface FrameExclusion {
  readonly id: string;
  readonly reasons: readonly ExclusionReason[];
}

/** Code of the stratum `sector group × size`. Neither part may be empty or contain `+`; the group no `-`. */
export function stratumCode(sectorGroup: string, size: string): string {
  if (!/^[^-+]+$/.test(sectorGroup) || !/^[^+]+$/.test(size)) {
    throw new RangeError(`Not a sector group and size: ${sectorGroup}, ${size}`);
  }
  return `${sectorGroup}-${size}`;
}

/** Sector group of an unmerged stratum code: what stands before the first `-`. */
export function sectorGroupOf(stratum: string): string {
  const end = stratum.indexOf('-');
  return end < 0 ? stratum : stratum.slice(0, end);
}

/**
 * The text of a frame line as it is hashed, `id\tstratum\n`. Throws RangeError if a part is empty, is not well-formed
 * Unicode, or holds a control character (it could pass for another line).
 */
export function frameLineText({ id, stratum }: FrameLine): string {
  for (const part of [id, stratum]) {
    if (part === '' || !part.isWellFormed() || /\p{Cc}/u.test(part)) {
      throw new RangeError(`Not fit for a frame line: ${JSON.stringify(part)}`);
    }
  }
  return `${id}\t${stratum}\n`;
}

/** The lines in the order they are hashed: by the UTF-8 bytes of their text. Throws RangeError if an id comes twice. */
export function sortFrame(lines: readonly FrameLine[]): FrameLine[] {
  if (new Set(lines.map(({ id }) => id)).size !== lines.length) {
    throw new RangeError('An enterprise stands in the frame twice');
  }
  return lines
    .map((line) => ({ line, text: frameLineText(line) }))
    .sort((a, b) => compareBytes(a.text, b.text))
    .map(({ line }) => ({ id: line.id, stratum: line.stratum }));
}

/** Why an enterprise is not in the frame; none: it is in it. */
export function exclusionReasons({
  aboveScale,
  hasContact,
}: Pick<FrameCandidate, 'aboveScale' | 'hasContact'>): ExclusionReason[] {
  const reasons: ExclusionReason[] = [];
  if (!aboveScale) reasons.push('belowScale');
  if (!hasContact) reasons.push('noContact');
  return reasons;
}

/**
 * The sampling frame (抽样框): every above-scale enterprise with a contact, in frame order; all others with the
 * reasons why not, by id.
 */
export function buildFrame(candidates: readonly FrameCandidate[]): {
  lines: FrameLine[];
  excluded: FrameExclusion[];
} {
  const lines: FrameLine[] = [];
  const excluded: FrameExclusion[] = [];
  for (const candidate of candidates) {
    const reasons = exclusionReasons(candidate);
    if (reasons.length > 0) excluded.push({ id: candidate.id, reasons });
    else lines.push({ id: candidate.id, stratum: stratumCode(candidate.sectorGroup, candidate.size) });
  }
  return { lines: sortFrame(lines), excluded: excluded.sort((a, b) => compareBytes(a.id, b.id)) };
}

/** SHA-256, in hexadecimal, of all frame lines in frame order. */
export function frameHash(lines: readonly FrameLine[]): Promise<string> {
  return sha256Hex(sortFrame(lines).map(frameLineText).join(''));
}

/**
 * Ids of the frame that may be asked in `month`, in frame order: those not asked in the `rotationMonths − 1` calendar
 * months before (asked in January, eligible again in April).
 *
 * @param lastAsked for each enterprise ever invited, the month of its latest invitation in an earlier round.
 */
export function eligibleIds(
  lines: readonly FrameLine[],
  lastAsked: ReadonlyMap<string, string>,
  month: string,
  { sampling }: SurveyConfig = defaultSurveyConfig,
): string[] {
  return sortFrame(lines)
    .map(({ id }) => id)
    .filter((id) => {
      const asked = lastAsked.get(id);
      return asked === undefined || monthsBetween(asked, month) >= sampling.rotationMonths;
    });
}

/** SHA-256, in hexadecimal, of `id\n` for every eligible id, sorted by bytes: fixes before the beacon who can be drawn. */
export function eligibleHash(ids: readonly string[]): Promise<string> {
  return sha256Hex(
    [...ids]
      .sort(compareBytes)
      .map((id) => `${id}\n`)
      .join(''),
  );
}
