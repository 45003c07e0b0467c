import type { OutputOf } from '../../../shared/contract/index.ts';

export type Link = OutputOf<'issueInvitations'>['links'][number];

/** How far issuing has come. */
export interface Issued {
  readonly links: readonly Link[];
  readonly remaining: number;
}

/**
 * Issues invitations batch after batch until none remains; told after each batch, so that no link is lost when a later batch fails.
 * @throws whatever `batch` throws
 */
export async function issueAll(
  batch: () => Promise<OutputOf<'issueInvitations'>>,
  before: readonly Link[],
  told: (so: Issued) => void,
): Promise<void> {
  let links = before;
  for (;;) {
    const { links: more, remaining } = await batch();
    links = [...links, ...more];
    told({ links, remaining });
    if (remaining === 0 || more.length === 0) return;
  }
}
