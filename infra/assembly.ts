import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { routes } from '../shared/contract/index.ts';
import { projectRoot } from './constructs/bundle.ts';
import { ServiceStack } from './service-stack.ts';
import { type Stage, stages } from './stages.ts';

/** What a deployment may say otherwise than the stage's data. */
export type StageOverrides = Partial<Pick<Stage, 'jurisdictions' | 'identity' | 'hosting' | 'mailFrom'>>;

export interface SynthesisOptions {
  readonly stage: Stage['name'];
  /** Directory of the cloud assembly; made if missing. */
  readonly outdir: string;
  /** Whether handlers are bundled; without it the functions' assets are placeholders. */
  readonly bundling: boolean;
  readonly overrides?: StageOverrides;
  /** The web build, by default `dist/web`; may be missing. */
  readonly webBuild?: string;
}

/** Name of a stage's stack. */
export const stackNameOf = (stage: Stage['name']): string =>
  `yixiantong-${stage.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Adds a stage's stack to an app. */
export const addStage = (
  app: App,
  name: Stage['name'],
  overrides: StageOverrides = {},
  webBuild: string = join(projectRoot, 'dist', 'web'),
): ServiceStack => {
  const stage: Stage = { ...stages[name], ...overrides };
  return new ServiceStack(app, stackNameOf(name), {
    stage,
    routes,
    webBuild,
    env: { region: stage.region },
    description: `一线通 Yixiantong, stage ${name}`,
  });
};

/** An app with the CDK's recommended behaviour; under the `cdk` command line its context comes on top. */
export const createApp = (options: { outdir?: string; bundling?: boolean } = {}): App =>
  new App({
    analyticsReporting: false,
    context: { ...flags, ...(options.bundling === false && { 'aws:cdk:bundling-stacks': [] }) },
    ...(options.outdir && { outdir: options.outdir }),
  });

/** Synthesizes one stage. The template is `assembly.getStackByName(stackNameOf(stage)).template`. */
export const synthesize = ({
  stage,
  outdir,
  bundling,
  overrides,
  webBuild,
}: SynthesisOptions): CloudAssembly => {
  const app = createApp({ outdir, bundling });
  addStage(app, stage, overrides, webBuild);
  return app.synth();
};
