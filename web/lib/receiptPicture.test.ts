import { expect, test } from 'vitest';
import { wrap } from './receiptPicture.ts';

const within = (limit: number) => (line: string) => line.length <= limit;

test('Chinese breaks between characters, nothing is lost', () => {
  expect(wrap('凭编号查进度', within(4))).toEqual(['凭编号查', '进度']);
});

test('English breaks between words', () => {
  expect(wrap('follow the case', within(10))).toEqual(['follow the', 'case']);
});

test('a word longer than the line stands alone', () => {
  expect(wrap('a https://example.org b', within(6))).toEqual(['a', 'https://example.org', 'b']);
});

test('nothing to write is no line', () => {
  expect(wrap(' ', within(4))).toEqual([]);
});
