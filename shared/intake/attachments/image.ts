/**
 * Whether a photograph still carries metadata. Sources: PNG (W3C Recommendation, third edition, 11); WebP container (RFC 9649).
 */
import { isPicture, jpegSegments } from './jpeg.ts';

/** `damaged`: not a whole file of its kind. `metadata`: carries something beside the picture. */
export type ImageFault = 'damaged' | 'metadata';

const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** Four bytes as a number, most significant first or last. */
const number32 = (bytes: Uint8Array, at: number, order: 'big' | 'little'): number =>
  new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, order === 'little');

function jpegFault(bytes: Uint8Array): ImageFault | undefined {
  const parts = jpegSegments(bytes);
  if (!parts) return 'damaged';
  return parts.trailing > 0 || !parts.segments.every(isPicture) ? 'metadata' : undefined;
}

/** Chunks that say how the picture looks; texts, times, Exif and chunks of anybody's own are not among them. */
const pngChunks: readonly string[] = [
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs'],
  ...['hIST', 'cICP', 'mDCV', 'cLLI', 'acTL', 'fcTL', 'fdAT'],
];
const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n';

function pngFault(bytes: Uint8Array): ImageFault | undefined {
  if (text(bytes, 0, 8) !== PNG_SIGNATURE) return 'damaged';
  let foreign = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const type = text(bytes, at + 4, at + 8);
    at += 12 + number32(bytes, at, 'big');
    foreign ||= !pngChunks.includes(type);
    if (type === 'IEND')
      return foreign || at < bytes.length ? 'metadata' : at === bytes.length ? undefined : 'damaged';
  }
  return 'damaged';
}

const webpChunks: readonly string[] = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'];
/** Bits of a `VP8X` chunk that announce Exif and XMP. */
const WEBP_METADATA = 0x0c;

function webpFault(bytes: Uint8Array): ImageFault | undefined {
  if (bytes.length < 12 || text(bytes, 0, 4) !== 'RIFF' || text(bytes, 8, 12) !== 'WEBP') return 'damaged';
  const end = 8 + number32(bytes, 4, 'little');
  if (end > bytes.length) return 'damaged';
  let foreign = end < bytes.length;
  let at = 12;
  while (at + 8 <= end) {
    const type = text(bytes, at, at + 4);
    const length = number32(bytes, at + 4, 'little');
    foreign ||= !webpChunks.includes(type) || (type === 'VP8X' && (bytes[at + 8]! & WEBP_METADATA) !== 0);
    at += 8 + length + (length % 2);
  }
  if (at !== end) return 'damaged';
  return foreign ? 'metadata' : undefined;
}

/** What is wrong with a photograph of a type; undefined: a whole picture and nothing beside it. */
export function imageFault(
  bytes: Uint8Array,
  type: 'image/jpeg' | 'image/png' | 'image/webp',
): ImageFault | undefined {
  if (type === 'image/jpeg') return jpegFault(bytes);
  return type === 'image/png' ? pngFault(bytes) : webpFault(bytes);
}
