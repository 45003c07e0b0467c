import type { OutputOf } from '../../shared/contract/index.ts';
import { canonicalText, publicationIndexPath } from '../../shared/scoring/index.ts';
import type { PublicationIndex, PublicationRecord } from '../../shared/scoring/index.ts';
import { Problem, problem } from '../platform/problem.ts';
import type { PublishPorts } from './ports.ts';

const attempts = 5;

/** Where a sealed document waits until it is out; found by its hash, so that an attempt that failed harms nothing. */
export const sealedPath = (jurisdiction: string, hash: string): string =>
  `publications/${jurisdiction}/${hash}.json`;

/**
 * Links a document into a county's chain and releases it. `link` finds the link that stands already or adds one; it is tried again where
 * another publication came between.
 */
export async function publishLinked(
  ports: PublishPorts,
  j: string,
  link: () => Promise<PublicationRecord>,
): Promise<OutputOf<'publishMonth'>> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return await release(ports, j, await link());
    } catch (error) {
      if (!(error instanceof Problem && ['duplicate', 'stale-version', 'busy'].includes(error.code)))
        throw error;
    }
  }
  throw problem('busy');
}

/** Writes what the public reads; the same bytes however often. */
async function release(
  { store, archive, publications }: PublishPorts,
  j: string,
  link: PublicationRecord,
): Promise<OutputOf<'publishMonth'>> {
  const sealed = await archive.read(sealedPath(j, link.hash));
  if (sealed === undefined) throw new Error(`The sealed publication ${link.sequence} is not in the archive`);
  await publications.write(link.path, sealed, 'immutable');
  await writeIndex({ store, publications }, j, link);
  return entryOf(link);
}

/**
 * Writes the list of what was published, and again if the chain grew meanwhile: whoever writes last has seen every link before.
 * The link just made is in it even if a listing does not show it yet.
 */
async function writeIndex(
  { store, publications }: Pick<PublishPorts, 'store' | 'publications'>,
  j: string,
  link: PublicationRecord,
): Promise<void> {
  const name = (await store.jurisdiction(j))?.name ?? j;
  let known = 0;
  for (
    let links = await chainWith(store, j, link);
    links.length > known;
    links = await chainWith(store, j, link)
  ) {
    known = links.length;
    const entries = links.map(entryOf).reverse();
    const index: PublicationIndex = { jurisdiction: { code: j, name }, entries };
    await publications.write(publicationIndexPath(j), canonicalText(index), 'revalidate');
  }
}

async function chainWith(
  store: PublishPorts['store'],
  j: string,
  link: PublicationRecord,
): Promise<PublicationRecord[]> {
  const links = await store.publications(j);
  return links.some(({ sequence }) => sequence === link.sequence) ? links : [...links, link];
}

const entryOf = ({ sequence, month, kind, path, hash, publishedAt }: PublicationRecord) => ({
  sequence,
  month,
  kind,
  path,
  hash,
  publishedAt,
});
