/**
 * What a JPEG consists of, and the same without anything that tells where, when and with what it was taken.
 * Sources: ITU-T T.81, annex B (markers); ITU-T T.871 (JFIF); ICC.1, annex B.4 (profiles).
 */

/** One piece of a JPEG: its marker and its bytes, entropy-coded data included after a start of scan. */
export interface JpegSegment {
  readonly marker: number;
  readonly bytes: Uint8Array;
}

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const JFIF = 0xe0;
const ICC = 0xe2;
const ADOBE = 0xee;
const COMMENT = 0xfe;

const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= END);
const isApplication = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef;

/** Where entropy-coded data ends: at the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** The segments from start to end of image, and how many bytes follow them; undefined where it is no whole JPEG. */
export function jpegSegments(
  bytes: Uint8Array,
): { readonly segments: JpegSegment[]; readonly trailing: number } | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== START) return undefined;
  const segments: JpegSegment[] = [{ marker: START, bytes: bytes.subarray(0, 2) }];
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0 || marker === START) return undefined;
    if (standsAlone(marker)) {
      segments.push({ marker, bytes: bytes.subarray(at, at + 2) });
      at += 2;
      if (marker === END) return { segments, trailing: bytes.length - at };
      continue;
    }
    if (at + 3 >= bytes.length) return undefined;
    const length = bytes[at + 2]! * 256 + bytes[at + 3]!;
    const header = at + 2 + length;
    if (length < 2 || header > bytes.length) return undefined;
    const end = marker === SCAN ? endOfScan(bytes, header) : header;
    segments.push({ marker, bytes: bytes.subarray(at, end) });
    at = end;
  }
  return undefined;
}

const begins = ({ bytes }: JpegSegment, text: string): boolean =>
  [...text].every((character, at) => bytes[4 + at] === character.charCodeAt(0));

/**
 * Whether a segment is needed to see the picture: its coding, its colours, and nothing else. Of the application's own segments these are
 * JFIF without a thumbnail, the colour profile, and Adobe's colour transform; Exif, XMP, IPTC and comments are not.
 */
export function isPicture(segment: JpegSegment): boolean {
  const { marker, bytes } = segment;
  if (marker === JFIF) return begins(segment, 'JFIF\0') && bytes.length === 18;
  if (marker === ICC) return begins(segment, 'ICC_PROFILE\0');
  if (marker === ADOBE) return begins(segment, 'Adobe');
  return !isApplication(marker) && marker !== COMMENT;
}

/**
 * The same picture without metadata and without whatever follows its end. Some browsers write Exif and IPTC of their own into what a
 * canvas gives, so this is done after drawing.
 * @returns undefined where it is no whole JPEG
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const kept = jpegSegments(bytes)?.segments.filter(isPicture);
  if (!kept) return undefined;
  const whole = new Uint8Array(kept.reduce((sum, { bytes: { length } }) => sum + length, 0));
  let at = 0;
  for (const segment of kept) {
    whole.set(segment.bytes, at);
    at += segment.bytes.length;
  }
  return whole;
}
