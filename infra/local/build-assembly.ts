import { rmSync } from 'node:fs';
import { synthesize } from '../assembly.ts';
import { stages } from '../stages.ts';

/** What is to be synthesized: the local stage at this address. */
export interface AssemblyTask {
  readonly outdir: string;
  readonly baseUrl: string;
  readonly issuer: string;
}

if (process.argv[2]) {
  const { outdir, baseUrl, issuer } = JSON.parse(process.argv[2]) as AssemblyTask;
  const { identity } = stages.local;
  if (identity.kind !== 'issuer') throw new Error('the local stage needs an issuer');
  rmSync(outdir, { recursive: true, force: true });
  synthesize({
    stage: 'local',
    outdir,
    bundling: true,
    overrides: { identity: { ...identity, issuer }, hosting: { kind: 'local', baseUrl } },
  });
}
