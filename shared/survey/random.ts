const rotateLeft = (x: number, bits: number): number => (x << bits) | (x >>> (32 - bits));

/**
 * A reproducible stream of numbers in the open interval (0, 1), the same in every engine. The seed text's UTF-8 bytes are hashed
 * by 32-bit FNV-1a; splitmix32 spreads the hash over four words of state; xoshiro128** (Blackman and Vigna 2018) yields 32 bits a
 * step; a number is (32-bit output + ½) / 2³². For simulation only: not for secrets, and not for the draw.
 */
export function seededUniform(seed: string): () => number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) hash = Math.imul(hash ^ byte, 0x01000193);
  const splitmix = (): number => {
    hash = (hash + 0x9e3779b9) | 0;
    let z = hash ^ (hash >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let d = splitmix();
  return () => {
    const output = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotateLeft(d, 11);
    return (output + 0.5) / 0x1_0000_0000;
  };
}
