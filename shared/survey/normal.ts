type Coefficients = readonly number[];

const centralNumerator: Coefficients = [
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
  45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const centralDenominator: Coefficients = [
  1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
  39307.89580009271061, 28729.085735721942674, 5226.495278852854561,
];
const nearNumerator: Coefficients = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
  1.27045825245236838258, 2.4178072517745061177e-1, 2.27238449892691845833e-2, 7.7454501427834140764e-4,
];
const nearDenominator: Coefficients = [
  1, 2.05319162663775882187, 1.6763848301838038494, 6.8976733498510000455e-1, 1.4810397642748007459e-1,
  1.51986665636164571966e-2, 5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const farNumerator: Coefficients = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 2.9656057182850489123e-1,
  2.6532189526576123093e-2, 1.2426609473880784386e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const farDenominator: Coefficients = [
  1, 5.9983220655588793769e-1, 1.3692988092273580531e-1, 1.48753612908506148525e-2, 7.868691311456132591e-4,
  1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
];

const ratio = (numerator: Coefficients, denominator: Coefficients, x: number): number =>
  numerator.reduceRight((sum, c) => sum * x + c, 0) / denominator.reduceRight((sum, c) => sum * x + c, 0);

/**
 * Φ⁻¹: the standard normal quantile of `p`, for 0 < p < 1 (else RangeError). Algorithm AS 241 (PPND16) of M. J. Wichura,
 * "The percentage points of the normal distribution", Applied Statistics 37 (1988) 477–484; relative error about 1e-16.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`Not a probability between 0 and 1: ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(centralNumerator, centralDenominator, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const x =
    r <= 5 ? ratio(nearNumerator, nearDenominator, r - 1.6) : ratio(farNumerator, farDenominator, r - 5);
  return q < 0 ? -x : x;
}
