/**
 * Proof of work against floods of filings: no address is stored and nobody identified; whoever files very much while very many file has to
 * compute. In quiet times there is nothing to do, and the work grows with the flood, up to what a slow phone does in seconds.
 */
import { sha256Words } from '../identifiers/sha256.ts';

/** When filing takes work, and how much (**P** all of them). */
export interface FilingProtection {
  /** The time over which filings are counted, and over which the very same text is taken once. */
  readonly windowMinutes: number;
  /** So many filings in a window are nothing unusual for one instance of the function. */
  readonly calm: number;
  /** Leading zero bits wanted as soon as there are more; each doubling of the flood adds one … */
  readonly bits: number;
  /** … up to this. */
  readonly mostBits: number;
  /** For how long a challenge is good. */
  readonly challengeMinutes: number;
}

/** The work a filing takes when so many came in the last window: leading zero bits, 0 in quiet times. */
export const workBits = (filed: number, { calm, bits, mostBits }: FilingProtection): number =>
  filed < calm ? 0 : Math.min(mostBits, bits + Math.floor(Math.log2(filed / Math.max(1, calm))));

/** An answer may be so many bits easier than what is asked now: whoever answered a while ago need not begin again. */
const lenience = 2;

/** Whether a challenge of so many bits lets in while so many are asked; one from quiet times, of none, never does. */
export const isHardEnough = (bits: number, asked: number): boolean =>
  bits >= Math.max(Math.min(asked, 1), asked - lenience);

const meets = (challenge: string, receipt: string, nonce: number, bits: number): boolean => {
  const [first = 0] = sha256Words(`${challenge}\n${receipt}\n${nonce}`);
  return Math.clz32(first) >= bits;
};

/** Whether a number answers a challenge for the filing under this receipt. @throws RangeError for more than 32 bits. */
export function isWorkDone(challenge: string, receipt: string, nonce: number, bits: number): boolean {
  if (bits > 32) throw new RangeError(`At most 32 bits, not ${bits}`);
  return meets(challenge, receipt, nonce, bits);
}

/**
 * The smallest number that answers a challenge, searched in portions so that typing stays smooth.
 * @param rest waits a moment between two portions
 */
export async function solveWork(
  challenge: string,
  receipt: string,
  bits: number,
  rest: () => Promise<unknown>,
  portion = 1000,
): Promise<number> {
  for (let nonce = 0; ; nonce++) {
    if (isWorkDone(challenge, receipt, nonce, bits)) return nonce;
    if (nonce % portion === portion - 1) await rest();
  }
}
