import { expect, test } from 'vitest';
import { signedGet } from './presign.ts';

const keys = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const example = {
  url: 'https://examplebucket.s3.amazonaws.com/test.txt',
  region: 'us-east-1',
  now: new Date('2013-05-24T00:00:00.000Z'),
  expires: 86_400,
};

test('the example of the S3 API Reference has its published signature', () => {
  expect(new URL(signedGet(example, keys)).searchParams.get('X-Amz-Signature')).toBe(
    'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  );
});

test('what the storage shall answer and a role’s token are signed too', () => {
  const plain = new URL(signedGet(example, keys)).searchParams;
  const answer = { 'response-content-disposition': 'attachment; filename="1.pdf"' };
  const whole = new URL(signedGet({ ...example, answer }, { ...keys, sessionToken: 'a/b+c' })).searchParams;
  expect(whole.get('response-content-disposition')).toBe('attachment; filename="1.pdf"');
  expect(whole.get('X-Amz-Security-Token')).toBe('a/b+c');
  expect(whole.get('X-Amz-Signature')).not.toBe(plain.get('X-Amz-Signature'));
});
