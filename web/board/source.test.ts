import { beforeAll, describe, expect, test } from 'vitest';
import { makeChain } from './board.fixture.ts';
import type { BoardPublication, PublicationIndex } from '../../shared/scoring/board.ts';
import { publicationIndexPath, publicationPath } from '../../shared/scoring/board.ts';
import {
  checkChain,
  correctedBy,
  type Fetch,
  monthEntries,
  ownJurisdiction,
  readClearings,
  readEarlier,
  readIndex,
  readPublication,
} from './source.ts';

let index: PublicationIndex;
let publications: BoardPublication[];
beforeAll(async () => {
  ({ index, publications } = await makeChain(['2026-07', '2026-08', '2026-09']));
});

/** A site that holds these files; a status instead of a document answers with that status. */
const siteOf =
  (files: Record<string, unknown>): Fetch =>
  async (path) => {
    const file = files[path];
    if (file === undefined) return new Response('no', { status: 404 });
    if (typeof file === 'number') return new Response('no', { status: file });
    return new Response(typeof file === 'string' ? file : JSON.stringify(file));
  };
const chainSite = (changed: Record<string, unknown> = {}): Fetch =>
  siteOf({
    ...Object.fromEntries(publications.map((one) => [`/${publicationPath('422826', one.sequence)}`, one])),
    ...changed,
  });
const offline: Fetch = () => Promise.reject(new TypeError('network'));
const nobody = (): void => undefined;

describe('reading', () => {
  test('a county without an index has published nothing, whether the bucket says 403 or 404', async () => {
    expect(await readIndex(siteOf({}), '422826')).toBeUndefined();
    expect(
      await readIndex(siteOf({ [`/${publicationIndexPath('422826')}`]: 403 }), '422826'),
    ).toBeUndefined();
  });
  test('no answer, a failing server and a file that is no JSON are told apart', async () => {
    const path = `/${publicationIndexPath('422826')}`;
    await expect(readIndex(offline, '422826')).rejects.toMatchObject({ code: 'offline' });
    await expect(readIndex(siteOf({ [path]: 500 }), '422826')).rejects.toMatchObject({ code: 'unreadable' });
    await expect(readIndex(siteOf({ [path]: '<p>' }), '422826')).rejects.toMatchObject({
      code: 'unreadable',
    });
  });
  test('the publication is read as it lies', async () => {
    expect(await readPublication(chainSite(), '422826', 2)).toEqual(publications[1]);
  });
  test('without a county in the address, the site’s own counts', async () => {
    expect(await ownJurisdiction(siteOf({ '/config.json': { jurisdiction: '422826' } }))).toBe('422826');
  });
});

describe('months', () => {
  const entry = (sequence: number, month: string, kind = 'board') => ({
    sequence,
    month,
    kind,
    path: publicationPath('422826', sequence),
    hash: String(sequence),
    publishedAt: '2026-10-09T01:00:00.000Z',
  });
  const withCorrection: PublicationIndex = {
    jurisdiction: { code: '422826', name: '咸丰县' },
    entries: [entry(4, '2026-09'), entry(3, '2026-10'), entry(2, '2026-09'), entry(1, '2026-11', 'year')],
  };
  test('are the last board of each month, newest first; other kinds are no boards', () => {
    expect(monthEntries(withCorrection).map(({ sequence }) => sequence)).toEqual([3, 4]);
  });
  test('a correction names what it corrects', () => {
    const [october, september] = monthEntries(withCorrection);
    expect(correctedBy(september!, withCorrection).map(({ sequence }) => sequence)).toEqual([2]);
    expect(correctedBy(october!, withCorrection)).toEqual([]);
  });
});

describe('checking the chain', () => {
  test('an intact chain is verified up to the publication shown, and progress is told', async () => {
    const arrived: number[] = [];
    const verdict = await checkChain(chainSite(), publications[2]!, index, (done) => arrived.push(done));
    expect(verdict).toMatchObject({ intact: true, length: 3, head: { hash: publications[2]!.hash } });
    expect(arrived).toEqual([1, 2, 3]);
  });
  test('one changed figure in an old publication is found', async () => {
    const [, second] = publications;
    const forged = { ...second!, payload: { ...second!.payload, quietExceptions: 0 } };
    const site = chainSite({ [`/${publicationPath('422826', 2)}`]: forged });
    const verdict = await checkChain(site, publications[2]!, index, nobody);
    expect(verdict).toMatchObject({ intact: false, code: 'hashWrong', sequence: 2 });
  });
  test('a changed figure in the publication shown is found', async () => {
    const third = publications[2]!;
    const forged = { ...third, payload: { ...third.payload, quietExceptions: 0 } };
    const verdict = await checkChain(chainSite(), forged, index, nobody);
    expect(verdict).toMatchObject({ intact: false, code: 'hashWrong', sequence: 3 });
  });
  test('a missing file is named, and a lost connection is no accusation', async () => {
    const site = chainSite({ [`/${publicationPath('422826', 2)}`]: 404 });
    expect(await checkChain(site, publications[2]!, index, nobody)).toEqual({
      intact: false,
      code: 'fileMissing',
      sequence: 2,
    });
    expect(await checkChain(offline, publications[2]!, index, nobody)).toMatchObject({ code: 'offline' });
  });
  test('an index that names another hash is found', async () => {
    const entries = index.entries.map((one) => (one.sequence === 1 ? { ...one, hash: 'f'.repeat(64) } : one));
    const verdict = await checkChain(chainSite(), publications[2]!, { ...index, entries }, nobody);
    expect(verdict).toEqual({ intact: false, code: 'indexDiffers', sequence: 1 });
  });
});

describe('the months before', () => {
  test('arrive without the one on the page, and only those', async () => {
    const { publications: read, missing } = await readEarlier(chainSite(), publications[2]!, index);
    expect(read.map(({ month }) => month)).toEqual(['2026-08', '2026-07']);
    expect(missing).toEqual([]);
    expect((await readEarlier(chainSite(), publications[0]!, index)).publications).toEqual([]);
  });
  test('one that is missing, or is not the one the index names, is told and fails no other', async () => {
    const site = chainSite({
      [`/${publicationPath('422826', 1)}`]: 500,
      [`/${publicationPath('422826', 2)}`]: { ...publications[1], hash: '0'.repeat(64) },
    });
    const { publications: read, missing } = await readEarlier(site, publications[2]!, index);
    expect(read).toEqual([]);
    expect(missing).toEqual(['2026-08', '2026-07']);
  });
  test('none older than twelve months', async () => {
    const chain = await makeChain(['2025-09', '2025-10', '2026-09']);
    const site = siteOf(
      Object.fromEntries(
        chain.publications.map((one) => [`/${publicationPath('422826', one.sequence)}`, one]),
      ),
    );
    const { publications: read } = await readEarlier(site, chain.publications[2]!, chain.index);
    expect(read.map(({ month }) => month)).toEqual(['2025-10']);
  });
});

describe('[X14] names cleared', () => {
  const text = { zh: '经查不属实。', en: 'Found untrue.' };
  const clearing = (publishedAt: string) => ({
    sequence: 4,
    month: '2026-09',
    kind: 'nameClearing',
    path: publicationPath('422826', 4),
    hash: 'd'.repeat(64),
    publishedAt,
  });
  const site = () =>
    chainSite({
      [`/${publicationPath('422826', 4)}`]: {
        payload: { name: '某专班', text, publishedAt: '2026-10-12T02:00:00.000Z' },
      },
    });
  const shownWith = (publishedAt: string) =>
    readClearings(site(), publications[2]!, { ...index, entries: [clearing(publishedAt), ...index.entries] });

  test('after the board was published stand beside those on the board', async () => {
    const onBoard = publications[2]!.payload.clearings!;
    expect(await shownWith('2026-10-12T02:00:00.000Z')).toEqual([
      ...onBoard,
      { name: '某专班', text, publishedOn: '2026-10-12' },
    ]);
  });
  test('before it are on the board already, and are not shown twice', async () => {
    expect(await shownWith('2026-09-20T02:00:00.000Z')).toEqual(publications[2]!.payload.clearings);
  });
});
