/**
 * SHA-256 (FIPS 180-4) of the ASCII bytes of a text, at once and without waiting: a phone does a hundred thousand a second, where
 * WebCrypto's promises cost more than its hashing. For proof of work only; everything else takes `sha256Hex`.
 * @returns eight 32-bit words, most significant first
 * @throws RangeError for a character beyond ASCII
 */
export function sha256Words(text: string): Uint32Array {
  const blocks = ((text.length + 8) >> 6) + 1;
  const words = new Uint32Array(blocks * 16);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) throw new RangeError(`Not ASCII at ${at}`);
    words[at >> 2]! |= code << (24 - (at & 3) * 8);
  }
  words[text.length >> 2]! |= 0x80 << (24 - (text.length & 3) * 8);
  words[blocks * 16 - 1] = text.length * 8;
  const state = Uint32Array.from(initial);
  const schedule = new Uint32Array(64);
  for (let block = 0; block < blocks; block++) {
    schedule.set(words.subarray(block * 16, block * 16 + 16));
    compress(state, schedule);
  }
  return state;
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compress(state: Uint32Array, w: Uint32Array): void {
  for (let t = 16; t < 64; t++) {
    const [x, y] = [w[t - 15]!, w[t - 2]!];
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[t] = w[t - 16]! + s0 + w[t - 7]! + s1;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let t = 0; t < 64; t++) {
    const one =
      h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + constants[t]! + w[t]!;
    const two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at]! += word;
}

/** The first 32 bits of the fractional part of a root of the n-th prime. */
const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32);

const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
const constants = Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const initial = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
