import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';

/** The project's root; entries are named from here. */
export const projectRoot = join(import.meta.dirname, '..', '..');

/**
 * How a handler becomes one ES module for Node 24, the AWS SDK included, because the runtime's own drifts. `module` stands first in
 * `mainFields`, else CommonJS builds are taken that crash on `require`; it is named as a condition too, because esbuild drops it as
 * soon as a stage names conditions of its own, and stages would then bundle different code. The banner serves the few packages that
 * still ask `require` for a module of Node's own (`debug`, by way of `file-type`).
 */
export const bundleOptions = (entry: string, conditions: readonly string[]) =>
  ({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    conditions: ['module', ...conditions],
    minify: true,
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  }) satisfies BuildOptions;

/**
 * A handler's code. It is bundled in this process when its stack is bundled; without bundling (tests) the entry need not exist.
 * The command is never run: it tells the CDK's asset cache one entry from another.
 */
export const handlerCode = (entry: string, conditions: readonly string[]): Code =>
  Code.fromAsset(join(projectRoot, 'infra', 'constructs'), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('none'),
      command: [entry, ...conditions],
      local: {
        tryBundle: (outputDirectory) => {
          buildSync({ ...bundleOptions(entry, conditions), outfile: join(outputDirectory, 'index.mjs') });
          return true;
        },
      },
    },
  });
