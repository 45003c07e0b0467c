import { attachmentLimits } from '../../../shared/intake/attachments/limits.ts';
import { withoutMetadata } from '../../../shared/intake/attachments/jpeg.ts';

/** What a chosen file became, or why it cannot be attached. */
export type Prepared =
  | { readonly blob: Blob; readonly type: 'image/jpeg' | 'application/pdf' }
  | { readonly refused: 'type' | 'size' | 'unreadable' };

/** Qualities tried one after the other until the picture is small enough. */
const qualities = [0.85, 0.7, 0.5];

const isPdf = (head: Uint8Array): boolean => String.fromCharCode(...head) === '%PDF-';

/** Width and height of at most `side` pixels, in the same proportion; small pictures stay as they are. */
export function fitted(width: number, height: number, side: number): [number, number] {
  const scale = Math.min(1, side / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** Lets the browser read the picture and turn it upright. @throws where it is none it knows */
function decoded(file: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  const url = URL.createObjectURL(file);
  return new Promise<HTMLImageElement>((resolve, reject) => {
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('no picture'));
    image.src = url;
  }).finally(() => URL.revokeObjectURL(url));
}

const drawn = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));

/**
 * Draws a photograph anew: at most 2000 pixels on its long side, upright, and with nothing in it that tells where, when or with what it was
 * taken. What the browser writes into it of its own is taken out as well. A PDF stays as it is.
 */
export async function prepareFile(file: Blob): Promise<Prepared> {
  const head = new Uint8Array(await file.slice(0, 5).arrayBuffer());
  if (isPdf(head))
    return file.size > attachmentLimits.documentBytes
      ? { refused: 'size' }
      : { blob: file.slice(0, file.size, 'application/pdf'), type: 'application/pdf' };
  if (file.type !== '' && !file.type.startsWith('image/')) return { refused: 'type' };
  let image: HTMLImageElement;
  try {
    image = await decoded(file);
  } catch {
    return { refused: 'unreadable' };
  }
  const canvas = document.createElement('canvas');
  const [width, height] = fitted(image.naturalWidth, image.naturalHeight, attachmentLimits.photoSide);
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) return { refused: 'unreadable' };
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(image, 0, 0, width, height);
  for (const quality of qualities) {
    const blob = await drawn(canvas, quality);
    const clean = blob && withoutMetadata(new Uint8Array(await blob.arrayBuffer()));
    if (!clean) return { refused: 'unreadable' };
    if (clean.length <= attachmentLimits.photoBytes)
      return { blob: new Blob([clean], { type: 'image/jpeg' }), type: 'image/jpeg' };
  }
  return { refused: 'size' };
}
