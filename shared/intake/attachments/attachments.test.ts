import { deflateSync, inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examine } from './examine.ts';
import { imageFault } from './image.ts';
import { withoutMetadata } from './jpeg.ts';
import { attachmentLimits } from './limits.ts';
import { pdfFault } from './pdf.ts';

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const bytes = (...parts: (number | readonly number[])[]): Uint8Array => new Uint8Array(parts.flat());
const inflate = (packed: Uint8Array): Uint8Array | undefined => {
  try {
    return inflateSync(packed, { maxOutputLength: 1 << 20 });
  } catch {
    return undefined;
  }
};

const segment = (marker: number, data: readonly number[]): number[] => {
  const length = data.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...data];
};
const jfif = segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const coded = [
  ...segment(0xdb, new Array(65).fill(1)),
  ...segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
  ...segment(0xda, [1, 1, 0, 0, 63, 0]),
  ...[0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56],
];
const start = [0xff, 0xd8];
const end = [0xff, 0xd9];
const jpeg = (extra: readonly number[] = [], after: readonly number[] = []): Uint8Array =>
  bytes(start, jfif, extra, coded, end, after);

const exif = segment(0xe1, [...ascii('Exif\0\0'), ...ascii('GPSLatitude 29.66')]);
const xmp = segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>'));
const iptc = segment(0xed, ascii('Photoshop 3.0\x008BIM'));
const comment = segment(0xfe, ascii('HUAWEI P40'));
const thumbnail = segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]);

describe('JPEG', () => {
  test('a picture alone is sound, with colour profile and restarts', () => {
    expect(imageFault(jpeg(), 'image/jpeg')).toBeUndefined();
    expect(imageFault(jpeg(segment(0xe2, ascii('ICC_PROFILE\0..'))), 'image/jpeg')).toBeUndefined();
  });

  test.each(Object.entries({ exif, xmp, iptc, comment, thumbnail }))('%s is metadata', (_, extra) => {
    expect(imageFault(jpeg(extra), 'image/jpeg')).toBe('metadata');
    expect(withoutMetadata(jpeg(extra))).toEqual(jpeg());
  });

  test('what follows the end is metadata: a film behind a picture', () => {
    expect(imageFault(jpeg([], ascii('ftypmp42')), 'image/jpeg')).toBe('metadata');
    expect(withoutMetadata(jpeg([], ascii('ftypmp42')))).toEqual(jpeg());
  });

  test('a picture cut short is damaged, wherever it is cut', () => {
    const whole = jpeg(exif);
    for (let length = 0; length < whole.length; length += 1)
      expect(imageFault(whole.subarray(0, length), 'image/jpeg')).toBe('damaged');
  });

  test('whatever segments a camera adds, none is left and the picture is', () => {
    const marker = fc.integer({ min: 0xe0, max: 0xfe });
    const added = fc.array(fc.tuple(marker, fc.uint8Array({ maxLength: 40 })), { maxLength: 8 });
    fc.assert(
      fc.property(added, fc.uint8Array({ maxLength: 20 }), (segments, after) => {
        const given = jpeg(
          segments.flatMap(([code, data]) => segment(code, [...data])),
          [...after],
        );
        const clean = withoutMetadata(given);
        expect(clean && imageFault(clean, 'image/jpeg')).toBeUndefined();
        expect(clean && withoutMetadata(clean)).toEqual(clean);
        expect([...clean!].join()).toContain(coded.join());
      }),
    );
  });

  test('no bytes make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        for (const type of ['image/jpeg', 'image/png', 'image/webp'] as const)
          expect(['damaged', 'metadata', undefined]).toContain(imageFault(bytes(start, [...noise]), type));
      }),
    );
  });
});

describe('PNG and WebP', () => {
  const chunk = (type: string, data: readonly number[]) => [
    ...[0, 0, 0, data.length],
    ...ascii(type),
    ...data,
    ...[0, 0, 0, 0],
  ];
  const png = (...chunks: number[][]) =>
    bytes(ascii('\x89PNG\r\n\x1a\n'), chunk('IHDR', new Array(13).fill(0)), ...chunks, chunk('IEND', []));
  const riff = (type: string, data: readonly number[]) => [
    ...ascii(type),
    ...[data.length, 0, 0, 0],
    ...data,
    ...(data.length % 2 ? [0] : []),
  ];
  const webp = (...chunks: number[][]) => {
    const body = [...ascii('WEBP'), ...chunks.flat()];
    return bytes(ascii('RIFF'), [body.length, 0, 0, 0], body);
  };

  test('a PNG with texts, times, Exif or anybody’s own chunk carries metadata', () => {
    expect(imageFault(png(chunk('IDAT', [1, 2])), 'image/png')).toBeUndefined();
    for (const type of ['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf', 'caBX', 'prVt'])
      expect(imageFault(png(chunk(type, [1])), 'image/png'), type).toBe('metadata');
    expect(imageFault(bytes([...png()], [1]), 'image/png')).toBe('metadata');
    expect(imageFault(png().subarray(0, 30), 'image/png')).toBe('damaged');
  });

  test('a WebP with Exif or XMP, announced or not, carries metadata', () => {
    const picture = riff('VP8 ', [1, 2, 3]);
    expect(imageFault(webp(picture), 'image/webp')).toBeUndefined();
    expect(imageFault(webp(picture, riff('EXIF', [1])), 'image/webp')).toBe('metadata');
    expect(imageFault(webp(picture, riff('XMP ', [1])), 'image/webp')).toBe('metadata');
    expect(imageFault(webp(riff('VP8X', [8, 0, 0, 0]), picture), 'image/webp')).toBe('metadata');
    expect(imageFault(bytes([...webp(picture)], [7]), 'image/webp')).toBe('metadata');
    expect(imageFault(webp(picture).subarray(0, 18), 'image/webp')).toBe('damaged');
  });
});

describe('PDF', () => {
  const pdf = (body: string) => bytes(ascii(`%PDF-1.7\n${body}\n%%EOF\n`));
  const packed = (body: string, dictionary = '/Type /ObjStm /Filter /FlateDecode') =>
    bytes(
      ascii(`%PDF-1.7\n1 0 obj << ${dictionary} >>\nstream\n`),
      [...deflateSync(Buffer.from(body, 'latin1'))],
      ascii('\nendstream endobj\n%%EOF\n'),
    );

  test('a page to read is sound; scripts, starts and carried files are not', () => {
    expect(pdfFault(pdf('1 0 obj << /Type /Catalog /OpenAction [3 0 R /Fit] >>'), inflate)).toBeUndefined();
    for (const name of ['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA'])
      expect(pdfFault(pdf(`<< /S /${name} >>`), inflate), name).toBe('active');
    expect(pdfFault(pdf('<< /S /J#61vaScript >>'), inflate)).toBe('active');
    expect(pdfFault(pdf('<< /LaunchDate (1) /JavaScripture 2 >>'), inflate)).toBeUndefined();
  });

  test('object streams are unpacked and looked through', () => {
    expect(pdfFault(packed('<< /Type /Page >>'), inflate)).toBeUndefined();
    expect(pdfFault(packed('<< /S /JavaScript >>'), inflate)).toBe('active');
    expect(pdfFault(packed('<< /S /JavaScript >>', '/Type /#4fbjStm /Filter /FlateDecode'), inflate)).toBe(
      'active',
    );
    expect(pdfFault(packed('x', '/Type /ObjStm /Filter /LZWDecode'), inflate)).toBe('opaque');
    expect(pdfFault(packed('x', '/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]'), inflate)).toBe(
      'opaque',
    );
    const broken = packed('<< >>').map((byte, at) => (at > 75 && at < 80 ? 0 : byte));
    expect(pdfFault(broken, inflate)).toBe('opaque');
  });

  test('what is encrypted cannot be looked through; what is no PDF is damaged', () => {
    expect(pdfFault(pdf('trailer << /Encrypt 5 0 R >>'), inflate)).toBe('opaque');
    expect(pdfFault(bytes(ascii('MZ %PDF-1.7 %%EOF')), inflate)).toBe('damaged');
    expect(pdfFault(bytes(ascii('%PDF-1.7 cut')), inflate)).toBe('damaged');
  });
});

describe('the examination', () => {
  test('goes by content, whatever was said', () => {
    const said = { declared: 'application/pdf', bytes: jpeg() } as const;
    expect(examine({ ...said, detected: 'image/jpeg' }, inflate)).toMatchObject({ verdict: 'refused' });
    expect(examine({ ...said, declared: 'image/jpeg', detected: 'image/jpeg' }, inflate)).toEqual({
      verdict: 'sound',
    });
    expect(examine({ ...said, declared: 'image/jpeg', detected: undefined }, inflate).verdict).toBe(
      'refused',
    );
  });

  test('refuses what is too large, locks away what is opaque, and says so in both languages', () => {
    const large = new Uint8Array(attachmentLimits.photoBytes + 1);
    const found = examine({ bytes: large, declared: 'image/jpeg', detected: 'image/jpeg' }, inflate);
    expect(found).toMatchObject({ verdict: 'refused', told: { zh: expect.stringContaining('过大') } });
    const locked = bytes(ascii('%PDF-1.7 /Encrypt 1 %%EOF'));
    expect(
      examine({ bytes: locked, declared: 'application/pdf', detected: 'application/pdf' }, inflate),
    ).toMatchObject({ verdict: 'held', told: { zh: expect.stringContaining('隔离') } });
  });
});
