import { configure, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { Entry, FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { SpreadsheetLimits } from './grid.ts';
import { Unreadable } from './refusal.ts';

configure({ useWebWorkers: false });

const isFile = (entry: Entry): entry is FileEntry => !entry.directory;

/**
 * Opens an archive and gives a function that unpacks one of its parts as text, undefined where there is none. Sizes are checked as they
 * are declared and again as they are unpacked, because a bomb lies.
 * @throws Unreadable `bomb` beyond the limits, `oldFormat` for an encrypted archive, `damaged` for what is none.
 */
export async function openArchive(
  bytes: Uint8Array,
  limits: SpreadsheetLimits,
): Promise<(name: string) => Promise<string | undefined>> {
  const entries = await new ZipReader(new Uint8ArrayReader(bytes))
    .getEntries()
    .catch((cause: unknown) => refuse('damaged', cause));
  const files = entries.filter(isFile);
  const allowed = Math.min(limits.unpackedBytes, limits.ratio * bytes.length);
  const declared = files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (entries.length > limits.parts || declared > allowed) throw new Unreadable('bomb');
  if (files.some(({ encrypted }) => encrypted)) throw new Unreadable('oldFormat');

  const byName = new Map(files.map((entry) => [entry.filename.toLowerCase(), entry]));
  let unpacked = 0;
  return async (name) => {
    const entry = byName.get(name.toLowerCase());
    if (!entry) return undefined;
    const decoder = new TextDecoder();
    const texts: string[] = [];
    const sink = new WritableStream<Uint8Array>({
      write(chunk) {
        unpacked += chunk.length;
        if (unpacked > allowed) throw new Unreadable('bomb');
        texts.push(decoder.decode(chunk, { stream: true }));
      },
    });
    await entry.getData(sink).catch((cause: unknown) => refuse('damaged', cause));
    return texts.join('') + decoder.decode();
  };
}

function refuse(code: 'damaged', cause: unknown): never {
  throw cause instanceof Unreadable ? cause : new Unreadable(code, { cause });
}
