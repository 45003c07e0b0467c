import { beforeAll, describe, expect, test } from 'vitest';
import { attachmentLimits } from '../../../shared/intake/attachments/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { photo } from './files.ts';
import { Request, runDaily } from './play.ts';

const jurisdiction = '422826';
let house: House;
let serial = 0;
beforeAll(async () => {
  house = await openHouse();
  await foundCounty(house);
});

/** A request with a photograph, withdrawn on 1 September 2026. */
async function closed(): Promise<Request> {
  house.clock.set('2026-09-01T09:00:00+08:00');
  const request = await Request.file(house, (serial += 1));
  const filer = { filer: request.receipt };
  const offer = { id: 'f-1', type: 'image/jpeg' as const, size: photo.length };
  const form = await house.ok('prepareAttachment', offer, filer);
  house.attachments.upload(form.fields, photo);
  await house.ok('finishAttachment', { id: offer.id }, filer);
  await request.filer('withdrawCase');
  return request;
}
const bytesOf = ({ id }: Request): string[] =>
  [...house.attachments.objects.keys()].filter((key) => key.includes(id));
const listed = async ({ receipt }: Request) =>
  (await house.ok('listOwnAttachments', {}, { filer: receipt })).items.length;

describe('files go with the names, by the daily check and with its own rights', () => {
  test('24 months after the case was closed, not a day before', async () => {
    const request = await closed();
    house.clock.set('2028-08-31T23:59:59+08:00');
    await runDaily(house);
    expect([bytesOf(request).length, await listed(request)]).toEqual([1, 1]);
    house.clock.set('2028-09-01T00:05:00+08:00');
    await runDaily(house);
    expect([bytesOf(request).length, await listed(request)]).toEqual([0, 0]);
    const { items } = await house.ok(
      'listCaseAttachments',
      { jurisdiction, caseId: request.id },
      staff.office,
    );
    expect(items).toEqual([]);
  });

  test('a legal hold keeps them; ending it after their time removes them at once', async () => {
    const request = await closed();
    const target = async (reason: string) => ({
      jurisdiction,
      caseId: request.id,
      version: (await request.read()).case.version,
      reason,
    });
    await house.ok('holdCase', await target('诉讼'), staff.supervisor);
    house.clock.set('2028-10-01T00:05:00+08:00');
    await runDaily(house);
    expect(bytesOf(request)).toHaveLength(1);
    await house.ok('releaseCase', await target('结案'), staff.supervisor);
    expect([bytesOf(request).length, await listed(request)]).toEqual([0, 0]);
  });
});

test('a PDF of exactly 10 MB gets a form for so many bytes, one more byte none', async () => {
  house.clock.set('2026-09-01T09:00:00+08:00');
  const { receipt } = await Request.file(house, (serial += 1));
  const offer = { id: 'a', type: 'application/pdf' as const, size: attachmentLimits.documentBytes };
  expect(offer.size).toBe(10 * 1024 * 1024);
  const { fields } = await house.ok('prepareAttachment', offer, { filer: receipt });
  expect(fields['max']).toBe('10485760');
  expect(() => house.attachments.upload(fields, new Uint8Array(10_485_761))).toThrow('EntityTooLarge');
  expect(
    await house.refusal('prepareAttachment', { ...offer, id: 'b', size: 10_485_761 }, { filer: receipt }),
  ).toMatchObject({
    type: 'invalid-input',
    fields: [{ pointer: '/size', zh: '文件最大10MB' }],
  });
});
