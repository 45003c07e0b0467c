import { encode } from 'uqr';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';

/** Pixels of a module, and modules of white around the code: what scanners ask for. */
const drawing = { module: 8, border: 4 };

/** A QR code as PNG, for sending as a picture. */
async function pictureOf(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const { size, data } = encode(text, { ecc: 'Q', border: drawing.border });
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * drawing.module;
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  data.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) context.fillRect(x * drawing.module, y * drawing.module, drawing.module, drawing.module);
    }),
  );
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('this browser makes no pictures');
  return new Uint8Array(await blob.arrayBuffer());
}

/** The name of a file, without what file systems refuse; numbered, so that two of a name stay two. */
export const fileName = (name: string, at: number): string =>
  `${String(at + 1).padStart(3, '0')}-${name.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()}.png`;

/** All codes as pictures, in one archive. */
export async function pictures(
  links: readonly { readonly name: string; readonly url: string }[],
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [at, { name, url }] of links.entries())
    await zip.add(fileName(name, at), new Uint8ArrayReader(await pictureOf(url)));
  return (await zip.close()) as Uint8Array<ArrayBuffer>;
}
