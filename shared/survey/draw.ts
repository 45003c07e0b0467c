import { isMonth } from '../time/civil.ts';
import { sha256Hex } from '../identifiers/token.ts';
import { compareBytes, fromHex, hmacSha256Hex } from './bytes.ts';
import type { SurveyConfig } from './config.ts';
import { defaultSurveyConfig } from './config.ts';
import type { FrameLine } from './frame.ts';
import { eligibleHash, frameHash, sortFrame } from './frame.ts';
import { frameRoot } from './proof.ts';
import type { DrawStratum } from './strata.ts';
import { mergeAndAllocate, sampleSize } from './strata.ts';

/** What the auditor holds besides the public figures: the whole frame, and who of it could be drawn. */
export interface AuditedFrame {
  readonly lines: readonly FrameLine[];
  readonly eligible: readonly string[];
}

/** Published at the freeze, before the beacon is known. Names nobody. */
export interface FreezeFigures {
  readonly month: string;
  readonly frameHash: string;
  /** Merkle root over the frame lines: lets an enterprise check its own line (see `proof.ts`). */
  readonly frameRoot: string;
  readonly frameSize: number;
  readonly eligibleHash: string;
  readonly eligibleSize: number;
  readonly sampleSize: number;
  readonly strata: readonly DrawStratum[];
  readonly commit: string;
}

/** Published after the beacon. With the frame, anyone recomputes the draw from it. Names nobody. */
export interface DrawFigures extends FreezeFigures {
  readonly secretHex: string;
  readonly beacon: string;
  readonly seed: string;
  /** SHA-256, in hexadecimal, of `stratum\tid\n` for everyone drawn, in the order drawn. */
  readonly drawnHash: string;
}

/** An enterprise in the order of the draw, with its stratum after merging. */
export interface DrawnEnterprise {
  readonly id: string;
  readonly stratum: string;
}

/** A draw: what is published, who is invited, and who replaces whom in which order. */
export interface Draw {
  readonly figures: DrawFigures;
  readonly drawn: readonly DrawnEnterprise[];
  /** In each stratum, the enterprises not drawn, in the order in which they step in. */
  readonly replacements: readonly DrawnEnterprise[];
}

/** First place where published figures and recomputation differ. */
export interface DrawDifference {
  readonly at: string;
  readonly published: unknown;
  readonly recomputed: unknown;
}

/** Throws RangeError unless the secret is 32 bytes in lower-case hexadecimal. */
function checkSecret(secretHex: string): void {
  if (fromHex(secretHex).length !== 32) throw new RangeError('The secret must have 32 bytes');
}

/** SHA-256, in hexadecimal, that binds the office to its secret before the beacon is known. */
export async function drawCommit(month: string, frame: string, secretHex: string): Promise<string> {
  checkSecret(secretHex);
  return sha256Hex(`draw-v1\n${month}\n${frame}\n${secretHex}\n`);
}

/** The seed: HMAC-SHA-256 under the secret's bytes, in hexadecimal. The beacon is taken as published, without line ends. */
export async function drawSeed(
  month: string,
  frame: string,
  secretHex: string,
  beacon: string,
): Promise<string> {
  checkSecret(secretHex);
  if (!/^\P{Cc}+$/u.test(beacon)) throw new RangeError('Not a beacon value');
  const [seed] = await hmacSha256Hex(fromHex(secretHex), [`draw-v1\n${month}\n${frame}\n${beacon}\n`]);
  return seed!;
}

/** Ids by HMAC-SHA-256(seed bytes, id), ascending: nobody can know the order before the beacon. */
export async function drawOrder(seed: string, ids: readonly string[]): Promise<string[]> {
  const keys = await hmacSha256Hex(fromHex(seed), ids);
  return ids
    .map((id, index) => ({ id, key: keys[index]! }))
    .sort((a, b) => compareBytes(a.key, b.key) || compareBytes(a.id, b.id))
    .map(({ id }) => id);
}

function countStrata(lines: readonly FrameLine[], eligible: ReadonlySet<string>) {
  const counts = new Map<string, { code: string; frame: number; eligible: number }>();
  for (const { id, stratum } of lines) {
    const count = counts.get(stratum) ?? { code: stratum, frame: 0, eligible: 0 };
    count.frame += 1;
    if (eligible.has(id)) count.eligible += 1;
    counts.set(stratum, count);
  }
  return [...counts.values()].sort((a, b) => compareBytes(a.code, b.code));
}

/**
 * The figures to publish at the freeze, with the commit to the secret. Throws RangeError if an eligible id is not in the
 * frame or comes twice.
 */
export async function freezeDraw(
  input: AuditedFrame & { readonly month: string; readonly secretHex: string },
  config: SurveyConfig = defaultSurveyConfig,
): Promise<FreezeFigures> {
  if (!isMonth(input.month)) throw new RangeError(`Not a month (YYYY-MM): ${input.month}`);
  const lines = sortFrame(input.lines);
  const eligible = new Set(input.eligible);
  const inFrame = lines.filter(({ id }) => eligible.has(id)).length;
  if (inFrame !== input.eligible.length) {
    throw new RangeError('An eligible enterprise is not in the frame, or is listed twice');
  }
  const hash = await frameHash(lines);
  const size = sampleSize(lines.length, inFrame, config);
  return {
    month: input.month,
    frameHash: hash,
    frameRoot: await frameRoot(lines),
    frameSize: lines.length,
    eligibleHash: await eligibleHash(input.eligible),
    eligibleSize: inFrame,
    sampleSize: size,
    strata: lines.length === 0 ? [] : mergeAndAllocate(countStrata(lines, eligible), size, config),
    commit: await drawCommit(input.month, hash, input.secretHex),
  };
}

/** The draw itself, once the beacon is public. A pure function: same input, same bytes, in whatever order it is given. */
export async function drawSample(
  input: AuditedFrame & { readonly month: string; readonly secretHex: string; readonly beacon: string },
  config: SurveyConfig = defaultSurveyConfig,
): Promise<Draw> {
  const freeze = await freezeDraw(input, config);
  const seed = await drawSeed(input.month, freeze.frameHash, input.secretHex, input.beacon);
  const eligible = new Set(input.eligible);
  const drawn: DrawnEnterprise[] = [];
  const replacements: DrawnEnterprise[] = [];
  for (const stratum of freeze.strata) {
    const members = new Set(stratum.members);
    const ids = input.lines.filter((line) => members.has(line.stratum) && eligible.has(line.id));
    const order = await drawOrder(
      seed,
      ids.map(({ id }) => id),
    );
    order.forEach((id, index) =>
      (index < stratum.drawn ? drawn : replacements).push({ id, stratum: stratum.code }),
    );
  }
  const drawnHash = await sha256Hex(drawn.map(({ id, stratum }) => `${stratum}\t${id}\n`).join(''));
  return {
    figures: { ...freeze, secretHex: input.secretHex, beacon: input.beacon, seed, drawnHash },
    drawn,
    replacements,
  };
}

/** The order in which figures are compared: causes before their consequences. */
const comparedFigures = [
  'frameSize',
  'frameHash',
  'frameRoot',
  'eligibleSize',
  'eligibleHash',
  'commit',
  'seed',
  'sampleSize',
] as const satisfies readonly (keyof DrawFigures)[];

/**
 * Recomputes a draw from its public figures and the frame; `null` if all is as published, else the first difference.
 * Throws RangeError if the figures or the frame are malformed.
 */
export async function verifyDraw(
  published: DrawFigures,
  frame: AuditedFrame,
  config: SurveyConfig = defaultSurveyConfig,
): Promise<DrawDifference | null> {
  const { month, secretHex, beacon } = published;
  const { figures } = await drawSample({ ...frame, month, secretHex, beacon }, config);
  const differs = (at: string, theirs: unknown, ours: unknown): DrawDifference | null =>
    JSON.stringify(theirs) === JSON.stringify(ours) ? null : { at, published: theirs, recomputed: ours };
  for (const key of comparedFigures) {
    const difference = differs(key, published[key], figures[key]);
    if (difference) return difference;
  }
  const rows = Math.max(published.strata.length, figures.strata.length);
  for (let row = 0; row < rows; row++) {
    for (const key of ['code', 'members', 'frame', 'eligible', 'drawn'] as const) {
      const difference = differs(
        `strata/${row}/${key}`,
        published.strata[row]?.[key] ?? null,
        figures.strata[row]?.[key] ?? null,
      );
      if (difference) return difference;
    }
  }
  return differs('drawnHash', published.drawnHash, figures.drawnHash);
}
