import { drawSample } from '../../shared/survey/index.ts';
import { sideBySide } from './benchmark.ts';
import type { Benchmark } from './benchmark.ts';

const sizes = [1_000, 10_000, 100_000] as const;

function makeInput(count: number) {
  const lines = Array.from({ length: count }, (_, n) => ({
    id: `91422826MA${String(n).padStart(8, '0')}`,
    stratum: `${['industry', 'services', 'construction'][n % 3]}-${['small', 'medium', 'large'][(n % 7) % 3]}`,
  }));
  return {
    month: '2026-09',
    lines,
    eligible: lines.map(({ id }) => id),
    secretHex: '5a'.repeat(32),
    beacon: 'ab'.repeat(32),
  };
}

/** Freeze and draw, the Merkle root of the frame included. An ideal sort grows as n log n: 13.3-fold from 1,000 to 10,000. */
export const draw: Benchmark = {
  name: 'draw',
  async run() {
    const inputs = sizes.map(makeInput);
    const [small, middle, large] = inputs.map((input) => ({ work: () => drawSample(input) }));
    const near = await sideBySide([small!, middle!], 3);
    const times = [...near, ...(await sideBySide([large!], 1))];
    return sizes.slice(1).map((size, at) => {
      const before = sizes[at]!;
      const ideal = (size * Math.log(size)) / (before * Math.log(before));
      return {
        what: `${before.toLocaleString('en')} → ${size.toLocaleString('en')} enterprises: growth ÷ growth of n log n`,
        value: times[at + 1]! / times[at]! / ideal,
        unit: '×' as const,
        note: '1 is n log n',
      };
    });
  },
};
