import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MockInstance } from 'vitest';
import { errorFields, log } from './log.ts';

let info: MockInstance<typeof console.info>;
beforeEach(() => {
  info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
});
afterEach(() => info.mockRestore());

test('a line is one object: level, code and fields', () => {
  log('info', 'request', { route: 'GET /api/health', status: 200, missing: undefined });
  expect(info.mock.calls).toEqual([
    ['{"level":"info","code":"request","route":"GET /api/health","status":200}'],
  ]);
});

test('an error is logged at its level', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  log('error', 'unexpected-error');
  expect(error).toHaveBeenCalledOnce();
  expect(info).not.toHaveBeenCalled();
  error.mockRestore();
});

test('of an error its kind and its place are kept, never its message', () => {
  const fields = errorFields(new TypeError('身份证 42282619900101'));
  expect(fields.error).toBe('TypeError');
  expect(fields.at).toContain('log.test.ts');
  expect(JSON.stringify(fields)).not.toContain('42282619900101');
});

test('a message that looks like a place does not get through', () => {
  const fields = errorFields(new Error('refused:\n    at 高乐山镇 13800000000\n    at home'));
  expect(JSON.stringify(fields)).not.toContain('13800000000');
  expect(fields.at).toContain('log.test.ts');
});

test('what is thrown without being an error is named by its type alone', () => {
  expect(errorFields('secret')).toEqual({ error: 'string' });
  expect(errorFields(undefined)).toEqual({ error: 'undefined' });
});

test('an error without a stack has no place', () => {
  const error = new Error('secret');
  delete error.stack;
  expect(errorFields(error)).toEqual({ error: 'Error' });
});
