import type * as z from 'zod';
import type { Bilingual } from '../contract/bilingual.ts';
import type { Stamp } from '../contract/parameters.ts';
import type { ScoreLine } from '../contract/scoring.ts';
import type { MonthResults } from '../contract/survey.ts';
import type { Notice, UnitRates } from '../intake/model.ts';
import type { Light } from '../progress/model.ts';
import type { Round } from '../survey/model.ts';
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

/** A month's board, as published. Everything the public page, the hall view and the poster show. */
export interface Board {
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
  readonly projects: { readonly run: BoardRun; readonly groups: readonly BoardGroup[] };
  readonly units: { readonly run: BoardRun; readonly groups: readonly BoardGroup[] };
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
  readonly circular: { readonly praised: readonly Bilingual[]; readonly criticised: readonly Bilingual[] };
}

export type BoardPublication = Publication<Board>;
