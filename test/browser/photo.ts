import type { Page } from 'playwright-core';

/** What a page chooses as a file. */
export interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A photograph as a phone takes it: 3,000 by 2,000 pixels, with the place in its Exif, under a name that tells on somebody. */
export async function photograph(page: Page): Promise<Chosen> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 3000;
    canvas.height = 2000;
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = '#357';
    pen.fillRect(0, 0, 3000, 2000);
    pen.fillStyle = '#fc3';
    for (let at = 0; at < 40; at += 1) pen.fillRect(at * 70, (at * 631) % 1900, 50, 90);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]!;
  });
  const plain = Buffer.from(base64, 'base64');
  const place = Buffer.from('Exif\0\0MM\0*GPSLatitude 29.6650 GPSLongitude 109.1400 canary-place');
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, place.length + 2]), place]);
  const buffer = Buffer.concat([plain.subarray(0, 2), exif, plain.subarray(2)]);
  return { name: '王某某手机照片.jpg', mimeType: 'image/jpeg', buffer };
}

/** What a phone keeps of a visit, but for the choice of language: stored values, files, caches, and the step in the history. */
export const traces = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...databases.map(({ name }) => `database ${name}`),
      ...(await caches.keys()),
      ...(JSON.stringify(history.state ?? {}).includes('receipt') ? ['receipt in the history'] : []),
      ...document.cookie.split(';').filter((cookie) => cookie.trim() !== ''),
    ].filter((key) => key !== 'yxt.language');
  });

/** What went wrong on a page, but for its talk with the storage of this machine, which has an address of its own. */
export const serious = (complaints: readonly string[]): string[] =>
  complaints.filter((complaint) => !complaint.startsWith('third party: http://127.0.0.1:'));
