import type { DrawFigures, FreezeFigures } from './draw.ts';
import { drawCommit, drawSeed } from './draw.ts';
import type { SurveyConfig } from './config.ts';
import { defaultSurveyConfig } from './config.ts';
import type { OwnLine } from './conduct.ts';
import { hmacSha256Hex, fromHex } from './bytes.ts';
import { verifyLine } from './proof.ts';
import { allocate, sampleSize } from './strata.ts';

/** What is published about a draw, as a file behind the CDN: first at the freeze, then with the draw. */
export interface DrawFile {
  readonly kind: 'commit' | 'draw';
  readonly jurisdiction: string;
  readonly month: string;
  readonly beaconName: string;
  readonly frozenAt: string;
  readonly figures: FreezeFigures | DrawFigures;
  readonly exclusions: readonly { readonly reason: 'belowScale' | 'noContact'; readonly count: number }[];
  /** The secret sealed for the auditor; absent where the county has allowed that. */
  readonly escrow?: { readonly auditorKey: string; readonly sealed: string } | undefined;
}

/** The list of a county's draws, newest first: the one of these files that changes. */
export interface DrawIndex {
  readonly jurisdiction: string;
  readonly draws: readonly {
    readonly month: string;
    readonly commitPath: string;
    /** From the draw on. */
    readonly drawPath?: string | undefined;
  }[];
}

export const drawIndexPath = (jurisdiction: string): string => `data/${jurisdiction}/draws/index.json`;
/** Where a file of a month's draw lies; it never changes. */
export const drawFilePath = (jurisdiction: string, month: string, kind: DrawFile['kind']): string =>
  `data/${jurisdiction}/draws/${month}-${kind}.json`;

export const publicChecks = ['counts', 'sampleSize', 'seats', 'commit', 'seed', 'announced'] as const;
export type PublicCheck = (typeof publicChecks)[number];

/** One thing recomputed: what is published, and what comes out. */
export interface CheckedFigure {
  readonly check: PublicCheck;
  readonly right: boolean;
  readonly published: string;
  readonly recomputed: string;
}

export const isRevealed = (figures: FreezeFigures | DrawFigures): figures is DrawFigures => 'seed' in figures;

const seatsText = (strata: FreezeFigures['strata'], seats: readonly number[]): string =>
  strata.map(({ code }, at) => `${code} ${seats[at]}`).join(', ');

/**
 * Recomputes from a draw's public figures everything that follows from them alone: that the strata add up, the size of the sample, the
 * seats of each stratum, and after the reveal the commit and the seed. Who was drawn follows from the frame, which the auditor has.
 *
 * @param announced the file of the freeze, to see that nothing was changed since; `undefined` leaves that check out.
 */
export async function checkPublicFigures(
  { month, figures, beaconName }: Pick<DrawFile, 'month' | 'figures' | 'beaconName'>,
  announced?: Pick<DrawFile, 'figures' | 'beaconName'>,
  config: SurveyConfig = defaultSurveyConfig,
): Promise<CheckedFigure[]> {
  const { strata, frameSize, eligibleSize, frameHash, commit } = figures;
  const compare = (check: PublicCheck, published: string, recomputed: string): CheckedFigure => ({
    check,
    right: published === recomputed,
    published,
    recomputed,
  });
  const sum = (of: 'frame' | 'eligible' | 'drawn') => strata.reduce((all, stratum) => all + stratum[of], 0);
  const size = sampleSize(frameSize, eligibleSize, config);
  const checks = [
    compare(
      'counts',
      `${frameSize} / ${eligibleSize} / ${figures.sampleSize}`,
      `${sum('frame')} / ${sum('eligible')} / ${sum('drawn')}`,
    ),
    compare('sampleSize', String(figures.sampleSize), String(size)),
    compare(
      'seats',
      seatsText(
        strata,
        strata.map(({ drawn }) => drawn),
      ),
      seatsText(strata, allocate(strata, Math.min(size, sum('eligible')), config.sampling.baseSeats)),
    ),
  ];
  if (isRevealed(figures)) {
    const { secretHex, beacon, seed } = figures;
    checks.push(
      compare('commit', commit, await drawCommit(month, frameHash, secretHex)),
      compare('seed', seed, await drawSeed(month, frameHash, secretHex, beacon)),
    );
  }
  if (announced) {
    const keyOf = ({ figures: one, beaconName: name }: Pick<DrawFile, 'figures' | 'beaconName'>) =>
      [one.frameHash, one.frameRoot, one.eligibleHash, one.commit, name].join(' ');
    checks.push(compare('announced', keyOf({ figures, beaconName }), keyOf(announced)));
  }
  return checks;
}

export const lineChecks = ['frame', 'stratum', 'key', 'drawn'] as const;

/** Whether an enterprise's own line holds against the public figures, check by check; those that need the reveal only after it. */
export async function checkOwnLine(
  { month, proof, eligible, place }: OwnLine,
  figures: FreezeFigures | DrawFigures,
): Promise<{ readonly check: (typeof lineChecks)[number]; readonly right: boolean }[]> {
  const stratum = figures.strata.find(({ members }) => members.includes(proof.line.stratum));
  const checks: { check: (typeof lineChecks)[number]; right: boolean }[] = [
    { check: 'frame', right: month === figures.month && (await verifyLine(proof, figures)) },
    { check: 'stratum', right: stratum !== undefined && (!place || place.stratum === stratum.code) },
  ];
  if (isRevealed(figures) && eligible) {
    const [key] = await hmacSha256Hex(fromHex(figures.seed), [proof.line.id]);
    checks.push(
      { check: 'key', right: place?.key === key },
      {
        check: 'drawn',
        right:
          place !== undefined &&
          stratum !== undefined &&
          place.number >= 1 &&
          place.number <= stratum.eligible &&
          place.drawn === place.number <= stratum.drawn,
      },
    );
  }
  return checks;
}
