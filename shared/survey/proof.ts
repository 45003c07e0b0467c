import { fromHex, sha256, toHex, utf8 } from './bytes.ts';
import type { FrameLine } from './frame.ts';
import { frameLineText, sortFrame } from './frame.ts';

/**
 * Proof that one line stands in the frame, without showing the others. The tree is the Merkle tree of RFC 9162
 * section 2.1 with SHA-256 over the frame lines in frame order: leaf = H(0x00 ‖ line), node = H(0x01 ‖ left ‖ right). A
 * sibling's hash lets only someone who already guesses a whole line confirm that it is in the frame; it says nothing about
 * who was drawn.
 */
export interface LineProof {
  readonly line: FrameLine;
  /** Position of the line in frame order, from 0. */
  readonly index: number;
  readonly frameSize: number;
  /** Hashes from the leaf's sibling up to the root's child, in hexadecimal. */
  readonly path: readonly string[];
}

type Hash = Uint8Array<ArrayBuffer>;

function concat(prefix: number, ...parts: Uint8Array[]): Hash {
  const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  bytes[0] = prefix;
  let offset = 1;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

async function leafHash(line: FrameLine): Promise<Hash> {
  return sha256(concat(0, utf8(frameLineText(line))));
}
const nodeHash = (left: Hash, right: Hash): Promise<Hash> => sha256(concat(1, left, right));

/**
 * The tree's levels, leaves first, root last. Pairing neighbours and carrying an odd last one up unchanged gives the
 * same tree as the recursive definition of the RFC.
 */
async function levels(lines: readonly FrameLine[]): Promise<Hash[][]> {
  let level = await Promise.all(sortFrame(lines).map(leafHash));
  const all = [level];
  while (level.length > 1) {
    const below = level;
    level = await Promise.all(
      Array.from({ length: Math.ceil(below.length / 2) }, async (_, i) => {
        const right = below[2 * i + 1];
        return right ? nodeHash(below[2 * i]!, right) : below[2 * i]!;
      }),
    );
    all.push(level);
  }
  return all;
}

/** Merkle root over the frame, in hexadecimal; SHA-256 of nothing for an empty frame. */
export async function frameRoot(lines: readonly FrameLine[]): Promise<string> {
  const root = (await levels(lines)).at(-1)?.[0];
  return toHex(root ?? (await sha256(new Uint8Array())));
}

/** The proof of the line with this id. Throws RangeError if the frame has none. */
export async function proveLine(lines: readonly FrameLine[], id: string): Promise<LineProof> {
  const sorted = sortFrame(lines);
  const index = sorted.findIndex((line) => line.id === id);
  if (index < 0) throw new RangeError(`Not in the frame: ${id}`);
  const path: string[] = [];
  let position = index;
  for (const level of (await levels(sorted)).slice(0, -1)) {
    const sibling = level[position ^ 1];
    if (sibling) path.push(toHex(sibling));
    position >>= 1;
  }
  return { line: sorted[index]!, index, frameSize: sorted.length, path };
}

/** Whether the proof leads from its line to the published root and size. False for any malformed proof. */
export async function verifyLine(
  proof: LineProof,
  published: { readonly frameRoot: string; readonly frameSize: number },
): Promise<boolean> {
  const { index, frameSize, path } = proof;
  if (frameSize !== published.frameSize || !Number.isInteger(index) || index < 0 || index >= frameSize)
    return false;
  if (!path.every((hash) => /^[0-9a-f]{64}$/.test(hash))) return false;
  let hash = await leafHash(proof.line).catch(() => undefined);
  if (hash === undefined) return false;
  let used = 0;
  let position = index;
  for (let last = frameSize - 1; last > 0; last >>= 1, position >>= 1) {
    if (position === last && position % 2 === 0) continue;
    const sibling = path[used++];
    if (sibling === undefined) return false;
    hash =
      position % 2 === 1 ? await nodeHash(fromHex(sibling), hash) : await nodeHash(hash, fromHex(sibling));
  }
  return used === path.length && toHex(hash) === published.frameRoot;
}
