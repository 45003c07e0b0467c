const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

const segment = (marker: number, data: readonly number[]): number[] => [
  ...[0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255],
  ...data,
];

/** The least JPEG: one grey pixel. Tables as in ITU-T T.81, annex K, cut to what one coefficient needs. */
const jpeg = (...extra: number[][]): Uint8Array =>
  new Uint8Array([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...extra.flat(),
    ...segment(0xdb, [0, ...new Array<number>(64).fill(1)]),
    ...segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, 1, ...new Array<number>(15).fill(0), 0]),
    ...segment(0xc4, [0x10, 1, ...new Array<number>(15).fill(0), 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[0x3f],
    ...[0xff, 0xd9],
  ]);

/** A photograph as the page makes it. */
export const photo = jpeg();
/** The same as a phone makes it: with the place in its Exif. */
export const photoWithPlace = jpeg(
  segment(0xe1, [...ascii('Exif\0\0'), ...ascii('MM\0*GPS 29.66N 109.14E')]),
);

const pdf = (body: string): Uint8Array =>
  new Uint8Array(ascii(`%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R ${body} >> endobj\n%%EOF\n`));

export const plainPdf = pdf('');
export const scriptedPdf = pdf('/OpenAction << /S /J#61vaScript /JS (app.alert) >>');
/** Encrypted: nobody can look through it. */
export const sealedPdf = pdf('>> endobj trailer << /Encrypt 5 0 R');
