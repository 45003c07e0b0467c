import { addStage, createApp, type StageOverrides } from './assembly.ts';
import { deployableStages, type Stage, stages } from './stages.ts';

/**
 * Entry of the `cdk` command. Context: `stage` (default: every deployable stage), and for a deployment of one's own `issuer`,
 * `clientId`, `claimPrefix`, `domain`, `certificate`, `mailFrom`, `jurisdictions` (comma-separated).
 */
const app = createApp();

const context = (key: string): string | undefined => {
  const value: unknown = app.node.tryGetContext(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const chosen = context('stage');
if (chosen !== undefined && !(chosen in stages)) {
  throw new Error(`Unknown stage "${chosen}"; known: ${Object.keys(stages).join(', ')}`);
}

const overrides = (): StageOverrides => {
  const issuer = context('issuer');
  const domain = context('domain');
  const certificate = context('certificate');
  const mailFrom = context('mailFrom');
  const [first, ...others] = context('jurisdictions')?.split(',') ?? [];
  return {
    ...(issuer && {
      identity: {
        kind: 'issuer',
        issuer,
        clientId: context('clientId') ?? 'desk',
        claimPrefix: context('claimPrefix') ?? '',
      },
    }),
    ...(domain && certificate && { hosting: { kind: 'cdn', domain: { name: domain, certificate } } }),
    ...(mailFrom && { mailFrom }),
    ...(first && { jurisdictions: [first, ...others] }),
  };
};

for (const name of chosen === undefined ? deployableStages : [chosen as Stage['name']]) {
  addStage(app, name, overrides());
}
app.synth();
