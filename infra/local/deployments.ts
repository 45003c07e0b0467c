import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  DeleteObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { contentType } from './content-type.ts';
import type { Resolver } from './resolve.ts';
import { resourcesOf, UnsupportedError, type Stack } from './template.ts';
import { wildcard } from './wildcard.ts';

interface DeploymentProperties {
  readonly SourceObjectKeys: string[];
  readonly SourceMarkers?: Record<string, string>[];
  readonly SourceMarkersConfig?: { readonly jsonEscape?: boolean }[];
  readonly DestinationBucketName: string;
  readonly DestinationBucketKeyPrefix?: string;
  readonly Prune?: boolean | string;
  readonly Exclude?: string[];
  readonly Include?: string[];
  readonly SystemMetadata?: Readonly<Record<string, string>>;
}

/**
 * Does what the CDK's bucket deployments do: puts their sources into the bucket, with markers filled in, and removes what
 * is no longer there unless the deployment says not to.
 */
export async function deployBuckets(stack: Stack, { pick }: Resolver, client: S3Client): Promise<void> {
  for (const { id, properties } of resourcesOf<unknown>(stack, 'Custom::CDKBucketDeployment')) {
    const deployment = pick<DeploymentProperties>(properties, [
      'SourceObjectKeys',
      'SourceMarkers',
      'SourceMarkersConfig',
      'DestinationBucketName',
      'DestinationBucketKeyPrefix',
      'Prune',
      'Exclude',
      'Include',
      'SystemMetadata',
    ]);
    await deploy(client, stack, id, deployment);
  }
}

async function deploy(
  client: S3Client,
  stack: Stack,
  id: string,
  deployment: DeploymentProperties,
): Promise<void> {
  const {
    DestinationBucketName: Bucket,
    DestinationBucketKeyPrefix: prefix = '',
    SystemMetadata = {},
  } = deployment;
  const put = new Set<string>();
  for (const [index, objectKey] of deployment.SourceObjectKeys.entries()) {
    const directory = stack.assetPath(objectKey);
    if (!directory || !statSync(directory).isDirectory()) {
      throw new UnsupportedError(id, 'a source that is not a directory');
    }
    const markers = Object.entries(deployment.SourceMarkers?.[index] ?? {});
    const escape = deployment.SourceMarkersConfig?.[index]?.jsonEscape ?? false;
    for (const file of filesIn(directory)) {
      if (!selected(file, deployment)) continue;
      const Key = [prefix.replace(/^\/|\/$/g, ''), file].filter(Boolean).join('/');
      put.add(Key);
      await client.send(
        new PutObjectCommand({
          Bucket,
          Key,
          Body: fill(readFileSync(join(directory, file)), markers, escape),
          ContentType: SystemMetadata['content-type'] ?? contentType(file),
          CacheControl: SystemMetadata['cache-control'],
          ContentLanguage: SystemMetadata['content-language'],
        }),
      );
    }
  }
  if (String(deployment.Prune ?? true) === 'true') await prune(client, deployment, put);
}

/** Later rules win, as with `aws s3 sync --exclude … --include …`. */
const selected = (file: string, { Exclude = [], Include = [] }: DeploymentProperties): boolean =>
  !Exclude.some((pattern) => wildcard(pattern)(file)) || Include.some((pattern) => wildcard(pattern)(file));

function fill(content: Buffer, markers: [string, string][], escape: boolean): Buffer | string {
  if (markers.length === 0) return content;
  return markers.reduce(
    (text, [marker, value]) => text.replaceAll(marker, escape ? JSON.stringify(value).slice(1, -1) : value),
    content.toString('utf8'),
  );
}

const filesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(directory.length + 1)
        .replaceAll('\\', '/'),
    );

async function prune(
  client: S3Client,
  deployment: DeploymentProperties,
  kept: ReadonlySet<string>,
): Promise<void> {
  const { DestinationBucketName: Bucket, DestinationBucketKeyPrefix: Prefix } = deployment;
  const stale: string[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
    for (const { Key = '' } of page.Contents ?? []) {
      const file = Key.slice(Prefix?.length ?? 0).replace(/^\//, '');
      if (!kept.has(Key) && selected(file, deployment)) stale.push(Key);
    }
  }
  for (const Key of stale) await client.send(new DeleteObjectCommand({ Bucket, Key }));
}
