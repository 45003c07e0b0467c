import { drawSample, verifyDraw } from '../../shared/survey/index.ts';
import type { Benchmark } from './benchmark.ts';

const sizes = process.argv.includes('--full') ? [10_000, 100_000, 1_000_000] : [10_000, 100_000];

/** A frame over nine strata. */
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

/** Seconds of processor time that some work takes, all threads together: the time of day says more about what else the machine does. */
async function seconds(work: () => Promise<unknown>): Promise<number> {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
}

/** Draw and verification up to a million enterprises (with `--full`): processor seconds, and growth against that of n log n. */
export const drawMillion: Benchmark = {
  name: 'draw-million',
  async run() {
    await drawSample(makeInput(1000));
    const times: { size: number; draw: number; verification: number }[] = [];
    for (const size of sizes) {
      const input = makeInput(size);
      const draw = await seconds(() => drawSample(input));
      const { figures } = await drawSample(input);
      const verification = await seconds(async () => {
        if (await verifyDraw(figures, input)) throw new Error('the draw does not verify');
      });
      times.push({ size, draw, verification });
    }
    return times.flatMap(({ size, draw, verification }, at) => {
      const before = times[at - 1];
      const ideal = before && (size * Math.log(size)) / (before.size * Math.log(before.size));
      const named = size.toLocaleString('en');
      return [
        { what: `${named} enterprises: draw`, value: draw, unit: 's' as const },
        { what: `${named} enterprises: verification`, value: verification, unit: 's' as const },
        ...(before && ideal
          ? [
              {
                what: `${named} enterprises: growth ÷ growth of n log n`,
                value: draw / before.draw / ideal,
                unit: '×' as const,
                note: '1 is n log n',
              },
            ]
          : []),
      ];
    });
  },
};
