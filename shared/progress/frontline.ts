import { DEFAULT_PROGRESS_CONFIG, type FrontlineConfig } from './config.ts';

/** So many of so many, people or working days. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/**
 * Whether the part at the front line is large enough, in integers: by default 3 × part ≥ 2 × whole, so 2 of 3 passes and 5 of 8
 * fails. @throws RangeError unless 0 ≤ part ≤ whole, both whole numbers, whole > 0.
 */
export function frontlineSharePasses(
  { part, whole }: Share,
  config: FrontlineConfig = DEFAULT_PROGRESS_CONFIG.frontline,
): boolean {
  const valid =
    Number.isSafeInteger(part) && Number.isSafeInteger(whole) && part >= 0 && part <= whole && whole > 0;
  if (!valid) throw new RangeError(`not a share: ${part} of ${whole}`);
  return BigInt(config.denominator) * BigInt(part) >= BigInt(config.numerator) * BigInt(whole);
}

/** Staff and working days at the front line must both reach the share (Z9). */
export function frontlinePasses(
  shares: { readonly staff: Share; readonly days: Share },
  config: FrontlineConfig = DEFAULT_PROGRESS_CONFIG.frontline,
): { staff: boolean; days: boolean; passes: boolean } {
  const staff = frontlineSharePasses(shares.staff, config);
  const days = frontlineSharePasses(shares.days, config);
  return { staff, days, passes: staff && days };
}
