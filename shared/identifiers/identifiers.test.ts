import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCodeFrom, parseCreditCode } from './creditCode.ts';
import { crockfordCheckSymbols } from './crockford.ts';
import { covers, isJurisdictionCode, jurisdictionLevel, parentJurisdiction } from './jurisdiction.ts';
import { formatReceipt, parseReceipt, receiptFrom } from './receipt.ts';
import { parseToken, sha256Hex, tokenFrom } from './token.ts';

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('receipt', () => {
  test('known bytes', () => {
    expect(receiptFrom(new Uint8Array(10))).toBe('00000000000000000');
    expect(formatReceipt(receiptFrom(new Uint8Array(10).fill(255)))).toMatch(/^(ZZZZ-){4}[0-9A-Z*~$=]$/);
    expect(receiptFrom(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 36))).toBe('0000000000000014U');
    expect(() => receiptFrom(new Uint8Array(9))).toThrow(RangeError);
  });

  test('is the number and its remainder modulo 37', () => {
    fc.assert(
      fc.property(tenBytes, (bytes) => {
        const number = BigInt(`0x${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);
        const receipt = receiptFrom(bytes);
        const value = [...receipt.slice(0, 16)].reduce(
          (sum, digit) => sum * 32n + BigInt(crockfordCheckSymbols.indexOf(digit)),
          0n,
        );
        expect(value).toBe(number);
        expect(receipt.at(-1)).toBe(crockfordCheckSymbols.charAt(Number(number % 37n)));
      }),
    );
  });

  test('any hand writes it: case, blanks, hyphens, full width, I and L for 1, O for 0', () => {
    fc.assert(
      fc.property(
        tenBytes,
        fc.constantFrom('I', 'l', '1', 'L'),
        fc.constantFrom('O', 'o', '0'),
        (bytes, one, zero) => {
          const receipt = receiptFrom(bytes);
          const sloppy = formatReceipt(receipt)
            .toLowerCase()
            .replaceAll('1', one)
            .replaceAll('0', zero)
            .replaceAll('-', ' — ');
          expect(parseReceipt(sloppy)).toEqual({ ok: true, value: receipt });
          const wide = receipt.replace(/[!-~]/g, (character) =>
            String.fromCharCode(character.charCodeAt(0) + 0xfee0),
          );
          expect(parseReceipt(`\u3000${wide}－`)).toEqual({ ok: true, value: receipt });
        },
      ),
    );
  });

  test('every single wrong character and every swap of neighbours is found', () => {
    fc.assert(
      fc.property(tenBytes, fc.nat(16), fc.constantFrom(...crockfordCheckSymbols), (bytes, at, wrong) => {
        const receipt = receiptFrom(bytes);
        const changed = receipt.slice(0, at) + wrong + receipt.slice(at + 1);
        expect(parseReceipt(changed).ok).toBe(changed === receipt);
        const swapped =
          receipt.slice(0, at) + receipt.charAt(at + 1) + receipt.charAt(at) + receipt.slice(at + 2);
        expect(parseReceipt(swapped).ok).toBe(swapped === receipt);
      }),
      { numRuns: 1000 },
    );
  });

  test('a refusal says what is wrong', () => {
    expect(parseReceipt('0000')).toMatchObject({
      code: 'length',
      reason: { zh: '回执编号应为17位,现为4位' },
    });
    expect(parseReceipt('0000-0000-0000-0000-中')).toMatchObject({ code: 'character' });
    expect(parseReceipt('0000-0000-0000-0000-1')).toMatchObject({ code: 'check' });
  });
});

describe('token', () => {
  test('is read back however it was copied', () => {
    fc.assert(
      fc.property(
        tenBytes,
        (bytes) => parseToken(` ${tokenFrom(bytes).toLowerCase()}\n`) === tokenFrom(bytes),
      ),
    );
    expect(parseToken('U000000000000000')).toBeUndefined();
    expect(parseToken('000000000000000')).toBeUndefined();
  });

  test('different bytes, different tokens', () => {
    fc.assert(
      fc.property(
        tenBytes,
        tenBytes,
        (a, b) => (tokenFrom(a) === tokenFrom(b)) === (String(a) === String(b)),
      ),
    );
  });

  test('SHA-256 of the published vectors', async () => {
    expect(await sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(await sha256Hex('E001\tA\nE002\tA\nE003\tB\nE004\tA\nE005\tB\n')).toBe(
      'c018c3d20ba5ad3391c0735fe1e2fe0419b805720251862f43ec75f8dab37509',
    );
  });
});

describe('credit code', () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const bodies = fc
    .array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
    .map((characters) => characters.join(''));

  test.each(['91350100M000100Y43', '914403001922038216', '9144030071526726XG'])('%s is in use', (code) => {
    expect(parseCreditCode(code)).toEqual({ ok: true, value: { code, normalised: false } });
    expect(creditCodeFrom(code.slice(0, 17))).toBe(code);
  });

  test('ledger forms are normalised and said to be', () => {
    expect(parseCreditCode("'９１３５ 0100m000100y43")).toEqual({
      ok: true,
      value: { code: '91350100M000100Y43', normalised: true },
    });
  });

  test('a refusal names the number', () => {
    expect(parseCreditCode('91350100M000100Y4')).toMatchObject({
      code: 'length',
      reason: { zh: '统一社会信用代码应为18位,现为17位' },
    });
    expect(parseCreditCode('9135010OM000100Y43')).toMatchObject({
      code: 'character',
      reason: { zh: '统一社会信用代码第8位不能是“O”' },
    });
    expect(parseCreditCode('91350100M000100Y44')).toMatchObject({ code: 'check' });
  });

  test('every single wrong character is found', () => {
    fc.assert(
      fc.property(bodies, fc.nat(17), fc.constantFrom(...alphabet), (body, at, wrong) => {
        const code = creditCodeFrom(body);
        const changed = code.slice(0, at) + wrong + code.slice(at + 1);
        expect(parseCreditCode(changed).ok).toBe(changed === code);
      }),
    );
  });

  test('a body has 17 characters of the alphabet', () => {
    expect(() => creditCodeFrom('123')).toThrow(RangeError);
    expect(() => creditCodeFrom('9135010OM000100Y4')).toThrow(RangeError);
  });
});

describe('jurisdiction', () => {
  test.each([
    ['610000', 'province', undefined],
    ['611000', 'city', '610000'],
    ['611022', 'county', '611000'],
    ['422826', 'county', '422800'],
    ['350100', 'city', '350000'],
    ['522702', 'county', '522700'],
  ])('%s is a %s below %s', (code, level, parent) => {
    expect(jurisdictionLevel(code)).toBe(level);
    expect(parentJurisdiction(code)).toBe(parent);
  });

  test('a city sees its counties and no others', () => {
    expect(covers('611000', '611022')).toBe(true);
    expect(covers('350000', '350121')).toBe(true);
    expect(covers('611022', '611022')).toBe(true);
    expect(covers('611022', '611000')).toBe(false);
    expect(covers('611022', '611023')).toBe(false);
    expect(covers('611000', '350121')).toBe(false);
  });

  test.each(['61102', '6110222', '011022', '610022', 'abcdef'])('%s is no code', (code) => {
    expect(isJurisdictionCode(code)).toBe(false);
    expect(() => jurisdictionLevel(code)).toThrow(RangeError);
  });

  test('covering is reflexive and follows the parent', () => {
    const codes = fc.integer({ min: 110101, max: 659999 }).map(String).filter(isJurisdictionCode);
    fc.assert(
      fc.property(codes, (code) => {
        expect(covers(code, code)).toBe(true);
        const parent = parentJurisdiction(code);
        expect(parent === undefined || covers(parent, code)).toBe(true);
      }),
    );
  });
});
