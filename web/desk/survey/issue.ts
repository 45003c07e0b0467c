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

/** How far a push has come, as the page is told. */
export type Pushed = Pick<OutputOf<'pushLinks'>, 'remaining' | 'delivered' | 'last'>;

/**
 * Pushes batch after batch until nobody is left or the receiver does not take one; told after each.
 * @throws whatever `batch` throws
 */
export async function pushAll<S extends Pushed>(
  batch: () => Promise<S>,
  told: (so: S) => void,
): Promise<void> {
  for (let before: number | undefined; ;) {
    const so = await batch();
    told(so);
    if (so.remaining === 0 || so.last?.ok === false || so.remaining === before) return;
    before = so.remaining;
  }
}
