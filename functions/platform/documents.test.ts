import { NoSuchKey, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { GetObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { bucketDocuments, bucketFiles } from './documents.ts';

/** A client that answers each command by a function, and what it was sent. */
function makeClient(answer: (command: unknown) => unknown) {
  const sent: unknown[] = [];
  const client = {
    send: async (command: unknown) => {
      sent.push(command);
      return answer(command);
    },
  };
  return { sent, documents: bucketDocuments(client as unknown as S3Client, 'board') };
}

test('reads a file as text', async () => {
  const { sent, documents } = makeClient(() => ({
    Body: { transformToString: async () => '{"月":"2026-09"}' },
  }));
  expect(await documents.read('422826/index.json')).toBe('{"月":"2026-09"}');
  expect((sent[0] as GetObjectCommand).input).toEqual({ Bucket: 'board', Key: '422826/index.json' });
});

test('a file that is not there is undefined; any other failure is one', async () => {
  const missing = makeClient(() => {
    throw new NoSuchKey({ message: 'no such key', $metadata: {} });
  });
  expect(await missing.documents.read('nowhere')).toBeUndefined();
  const broken = makeClient(() => {
    throw new Error('the bucket is gone');
  });
  await expect(broken.documents.read('nowhere')).rejects.toThrow('the bucket is gone');
});

test.each([
  ['immutable', 'public, max-age=31536000, immutable'],
  ['revalidate', 'public, max-age=30'],
] as const)('writes JSON to be cached as %s', async (caching, header) => {
  const { sent, documents } = makeClient(() => ({}));
  await documents.write('422826/000001.json', '{}', caching);
  expect(sent[0]).toBeInstanceOf(PutObjectCommand);
  expect((sent[0] as PutObjectCommand).input).toEqual({
    Bucket: 'board',
    Key: '422826/000001.json',
    Body: '{}',
    ContentType: 'application/json; charset=utf-8',
    CacheControl: header,
  });
});

test('storage that may not be listed tells a missing file by refusing; that is undefined too', async () => {
  const { documents } = makeClient(() => {
    throw new S3ServiceException({ name: 'AccessDenied', $fault: 'client', $metadata: {} });
  });
  expect(await documents.read('nowhere')).toBeUndefined();
});

test('a form names one key, one type and a length; a link saves the file for a while', async () => {
  const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'example' };
  const files = bucketFiles(new S3Client({ region: 'cn-northwest-1', credentials }), 'files');
  const rule = { type: 'image/jpeg', maxBytes: 5000, seconds: 900 };
  const { url, fields } = await files.uploadForm('incoming/a/1', rule);
  expect(url).toBe('https://files.s3.cn-northwest-1.amazonaws.com.cn/');
  expect(fields).toMatchObject({ key: 'incoming/a/1', 'Content-Type': 'image/jpeg' });
  const policy = JSON.parse(Buffer.from(fields['Policy']!, 'base64').toString()) as { conditions: unknown[] };
  expect(policy.conditions).toEqual(
    expect.arrayContaining([
      ['content-length-range', 1, 5000],
      ['eq', '$Content-Type', 'image/jpeg'],
      { key: 'incoming/a/1' },
    ]),
  );
  const now = new Date('2026-09-01T01:00:00.000Z');
  const link = new URL(
    await files.link('kept/a/1', { name: '1.jpg', type: 'image/jpeg', seconds: 300, now }),
  );
  expect(link.pathname).toBe('/kept/a/1');
  expect(Object.fromEntries(link.searchParams)).toMatchObject({
    'response-content-disposition': 'attachment; filename="1.jpg"',
    'response-content-type': 'image/jpeg',
    'X-Amz-Date': '20260901T010000Z',
    'X-Amz-Expires': '300',
  });
});
