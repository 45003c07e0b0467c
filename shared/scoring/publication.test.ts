import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHAIN_BEGIN,
  type ChainLink,
  type Publication,
  sealPublication,
  verifyChain,
} from './publication.ts';

async function chainOf(length: number): Promise<Publication[]> {
  const chain: Publication[] = [];
  let previous: ChainLink = CHAIN_BEGIN;
  for (let index = 0; index < length; index += 1) {
    const month = `2026-${String(index + 1).padStart(2, '0')}`;
    const content = {
      kind: 'board',
      jurisdiction: '522702',
      month,
      payload: { stars: { P1: 5 }, total: 90.25 + index },
    };
    const publication = await sealPublication(content, previous);
    chain.push(publication);
    previous = publication;
  }
  return chain;
}

describe('a chain of publications', () => {
  it('is intact as sealed, also from a link that is trusted', async () => {
    const chain = await chainOf(4);
    const head = { sequence: 4, hash: chain[3]!.hash };
    expect(await verifyChain(chain)).toEqual({ intact: true, length: 4, head });
    expect(await verifyChain(chain.slice(2), chain[1])).toEqual({ intact: true, length: 2, head });
    expect(await verifyChain([])).toEqual({ intact: true, length: 0, head: CHAIN_BEGIN });
  });

  it('begins with 64 zeros and does not depend on the order of keys', async () => {
    const [first] = await chainOf(1);
    expect(first).toMatchObject({ sequence: 1, previousHash: '0'.repeat(64) });
    const reversed = Object.fromEntries(Object.entries(first!).reverse()) as unknown as Publication;
    expect(await verifyChain([reversed])).toMatchObject({ intact: true });
  });

  it.each<[string, (chain: Publication[]) => Publication[], string, number]>([
    ['a changed payload', (c) => c.with(1, { ...c[1]!, payload: {} }), 'hashWrong', 1],
    ['a changed month', (c) => c.with(2, { ...c[2]!, month: '2025-12' }), 'hashWrong', 2],
    ['a missing document', (c) => c.toSpliced(1, 1), 'sequenceWrong', 1],
    ['two documents exchanged', (c) => [c[1]!, c[0]!], 'sequenceWrong', 0],
    ['a foreign document', (c) => c.with(1, { ...c[1]!, jurisdiction: '611022' }), 'jurisdictionDiffers', 1],
  ])('is broken by %s', async (_, change, code, index) => {
    expect(await verifyChain(change(await chainOf(3)))).toMatchObject({ intact: false, code, index });
  });

  it('is broken after a document that was sealed anew', async () => {
    const chain = await chainOf(3);
    const { kind, jurisdiction, month } = chain[1]!;
    const forged = await sealPublication({ kind, jurisdiction, month, payload: { total: 100 } }, chain[0]);
    expect(await verifyChain(chain.with(1, forged))).toMatchObject({ code: 'previousWrong', sequence: 3 });
  });

  it('notices any change of any byte of a hash', async () => {
    const chain = await chainOf(2);
    await fc.assert(
      fc.asyncProperty(fc.nat(63), fc.constantFrom('hash', 'previousHash'), async (at, field) => {
        const value = chain[1]![field as 'hash'];
        const changed = value.slice(0, at) + (value[at] === '0' ? '1' : '0') + value.slice(at + 1);
        expect(await verifyChain([chain[0]!, { ...chain[1]!, [field]: changed }])).toMatchObject({
          intact: false,
          index: 1,
        });
      }),
      { numRuns: 40 },
    );
  });

  it('is verified by files that a browser can load: with all that they import, neither packages nor Node', async () => {
    const seen = new Set<string>();
    const load = async (file: URL): Promise<void> => {
      if (seen.has(file.href)) return;
      seen.add(file.href);
      const source = await readFile(file, 'utf8');
      const imports = [...source.matchAll(/^(?:import|export) (?!type)[^;]*? from '(.+)';/gm)].map(
        ([, from]) => from!,
      );
      expect(imports.filter((from) => !from.startsWith('.'))).toEqual([]);
      for (const from of imports) await load(new URL(from, file));
    };
    await load(new URL('publication.ts', import.meta.url));
    expect([...seen].map((href) => href.slice(href.indexOf('/shared/') + 8)).toSorted()).toEqual([
      'identifiers/crockford.ts',
      'identifiers/token.ts',
      'scoring/canonical.ts',
      'scoring/publication.ts',
    ]);
  });
});
