import { join } from 'node:path';
import { stackNameOf, synthesize } from './assembly.ts';
import { projectRoot } from './constructs/bundle.ts';
import { type Stage, stages } from './stages.ts';

/** `npm run synth`: every stage, bundled, both partitions; one line each. */
for (const stage of Object.keys(stages) as Stage['name'][]) {
  const started = performance.now();
  const outdir = join(projectRoot, 'cdk.out', stage);
  const assembly = synthesize({ stage, outdir, bundling: true });
  const { Resources } = assembly.getStackByName(stackNameOf(stage)).template as {
    Resources: Record<string, unknown>;
  };
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { partition, region } = stages[stage];
  process.stdout.write(
    `${stage.padEnd(10)} ${partition.padEnd(7)} ${region.padEnd(15)} ${Object.keys(Resources).length} resources  ${seconds} s  cdk.out/${stage}\n`,
  );
}
