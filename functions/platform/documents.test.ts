import { NoSuchKey, PutObjectCommand } from '@aws-sdk/client-s3';
import type { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { bucketDocuments } from './documents.ts';

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
