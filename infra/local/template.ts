import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** One resource of a synthesized template, with its intrinsics still in place. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** A synthesized stack: its resources, where it would be deployed, and where its assets lie on disk. */
export interface Stack {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly resources: ReadonlyMap<string, Resource>;
  /** Absolute path of a published asset by its object key; undefined when the manifest does not know it. */
  readonly assetPath: (objectKey: string) => string | undefined;
}

/** The template asks for something the local runner does not do. The message names the logical id. */
export class UnsupportedError extends Error {
  override name = 'UnsupportedError';
  constructor(logicalId: string, what: string) {
    super(`${logicalId}: ${what}; the local runner does not support this`);
  }
}

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      properties: z
        .object({
          templateFile: z.string(),
          stackName: z.string(),
          directoryName: z.string(),
          file: z.string(),
        })
        .partial()
        .optional(),
    }),
  ),
});

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Reads a cloud assembly that holds exactly one stack (in the root or in a nested stage).
 * @throws Error when the directory is no assembly or holds another number of stacks
 */
export function readAssembly(directory: string): Stack {
  const stacks = stacksIn(directory);
  const [stack] = stacks;
  if (!stack || stacks.length > 1) {
    throw new Error(
      `the local runner runs one stack; ${directory} holds ${stacks.map(({ name }) => name).join(', ') || 'none'}`,
    );
  }
  return stack;
}

function stacksIn(directory: string): Stack[] {
  const artifacts = Object.values(manifestSchema.parse(readJson(join(directory, 'manifest.json'))).artifacts);
  const assets = new Map<string, string>();
  for (const { type, properties } of artifacts) {
    if (type !== 'cdk:asset-manifest' || !properties?.file) continue;
    for (const file of Object.values(assetsSchema.parse(readJson(join(directory, properties.file))).files)) {
      if (!file.source.path) continue;
      for (const { objectKey } of Object.values(file.destinations)) {
        assets.set(objectKey, join(directory, file.source.path));
      }
    }
  }
  return artifacts.flatMap(({ type, environment, properties }) => {
    if (type === 'cdk:cloud-assembly' && properties?.directoryName) {
      return stacksIn(join(directory, properties.directoryName));
    }
    if (type !== 'aws:cloudformation:stack' || !properties?.templateFile) return [];
    const [account = '', region = ''] = environment?.replace('aws://', '').split('/') ?? [];
    const template = templateSchema.parse(readJson(join(directory, properties.templateFile)));
    return [
      {
        name: properties.stackName ?? properties.templateFile.replace(/\.template\.json$/, ''),
        account: /^\d{12}$/.test(account) ? account : '000000000000',
        region: region && !region.startsWith('unknown') ? region : 'us-east-1',
        resources: new Map(Object.entries(template.Resources)),
        assetPath: (objectKey: string) => assets.get(objectKey),
      },
    ];
  });
}

/** The logical ids and properties of every resource of the given types, in template order. */
export function resourcesOf<Properties>(
  stack: Stack,
  ...types: readonly string[]
): { readonly id: string; readonly type: string; readonly properties: Properties }[] {
  return [...stack.resources]
    .filter(([, { Type }]) => types.includes(Type))
    .map(([id, { Type, Properties }]) => ({ id, type: Type, properties: (Properties ?? {}) as Properties }));
}
