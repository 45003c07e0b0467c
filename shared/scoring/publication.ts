import type { Bilingual } from '../contract/bilingual.ts';
import { canonicalHash } from './canonical.ts';

/** What one jurisdiction publishes, linked to the publication before it. Immutable: a correction is a new one. */
export interface Publication<P = unknown> {
  readonly format: 'publication-v1';
  /** 1, 2, 3 … without gaps in one jurisdiction. */
  readonly sequence: number;
  readonly kind: string;
  readonly jurisdiction: string;
  readonly month: string;
  /** The hash of the publication before; 64 zeros for the first. */
  readonly previousHash: string;
  readonly payload: P;
  /** SHA-256 of the canonical JSON of everything else in this document. */
  readonly hash: string;
}

/** A publication by its place in the chain, enough to link to. */
export type ChainLink = Pick<Publication, 'sequence' | 'hash'>;

/** What stands before the first publication. */
export const CHAIN_BEGIN: ChainLink = { sequence: 0, hash: '0'.repeat(64) };

function hashOf(publication: Publication): Promise<string> {
  return canonicalHash(Object.fromEntries(Object.entries(publication).filter(([key]) => key !== 'hash')));
}

/** Seals a payload as the next publication after `previous`. @throws TypeError when the payload has no canonical JSON. */
export async function sealPublication<P>(
  content: Pick<Publication<P>, 'kind' | 'jurisdiction' | 'month' | 'payload'>,
  previous: ChainLink = CHAIN_BEGIN,
): Promise<Publication<P>> {
  const { kind, jurisdiction, month, payload } = content;
  const open: Publication<P> = {
    format: 'publication-v1',
    sequence: previous.sequence + 1,
    kind,
    jurisdiction,
    month,
    previousHash: previous.hash,
    payload,
    hash: '',
  };
  return { ...open, hash: await hashOf(open) };
}

/** The first broken link: its index in the list and its sequence number. */
export interface BrokenLink extends Bilingual {
  readonly intact: false;
  readonly code: 'hashWrong' | 'previousWrong' | 'sequenceWrong' | 'jurisdictionDiffers';
  readonly index: number;
  readonly sequence: number;
}

export type ChainVerdict =
  { readonly intact: true; readonly length: number; readonly head: ChainLink } | BrokenLink;

/**
 * Verifies publications in their order, from the beginning of the chain or from a link that is already trusted. Runs in the
 * browser as in Node. A missing document shows as a wrong sequence of the one after it.
 */
export async function verifyChain(
  publications: readonly Publication[],
  trusted: ChainLink = CHAIN_BEGIN,
): Promise<ChainVerdict> {
  let head = trusted;
  for (const [index, publication] of publications.entries()) {
    const { sequence, previousHash, hash, jurisdiction } = publication;
    const broken = (code: BrokenLink['code'], zh: string, en: string): BrokenLink => ({
      intact: false,
      code,
      index,
      sequence,
      zh: `第${sequence}号公示:${zh}`,
      en: `publication ${sequence}: ${en}`,
    });
    if (jurisdiction !== publications[0]?.jurisdiction) {
      return broken('jurisdictionDiffers', '属于另一地区', 'belongs to another jurisdiction');
    }
    if (sequence !== head.sequence + 1) {
      return broken(
        'sequenceWrong',
        `序号应为${head.sequence + 1}`,
        `the sequence should be ${head.sequence + 1}`,
      );
    }
    if (previousHash !== head.hash) {
      return broken('previousWrong', '与上一号不衔接', 'does not continue the one before');
    }
    if ((await hashOf(publication)) !== hash) {
      return broken('hashWrong', '内容与校验值不符', 'the content does not match its hash');
    }
    head = { sequence, hash };
  }
  return { intact: true, length: publications.length, head };
}
