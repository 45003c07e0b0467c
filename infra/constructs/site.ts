import { join } from 'node:path';
import { Duration, Stack, Stage as Assembly } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { capabilities, type Stage } from '../stages.ts';
import { metaContentSecurityPolicy } from './headers.ts';
import { logKeeping } from './keeping.ts';
import { prepareSite } from './site-files.ts';

/** What the pages must know of their deployment; served as `/config.json`. */
interface SiteConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly claimPrefix: string;
  readonly jurisdiction: string;
}

export interface SiteProps {
  readonly stage: Stage;
  readonly bucket: IBucket;
  /** The web build; may be missing. */
  readonly build: string;
  readonly config: SiteConfig;
  readonly connect: readonly string[];
}

/**
 * Puts the web build and its configuration into the site's bucket. Files under `assets/` carry a hash in their name and are kept for
 * ever, also after the next deployment, so that a page left open goes on working; all else is asked for anew each time.
 */
export class Site extends Construct {
  constructor(scope: Construct, id: string, { stage, bucket, build, config, connect }: SiteProps) {
    super(scope, id);
    const files = prepareSite(
      build,
      join(Assembly.of(this)!.outdir, `${Stack.of(this).stackName}-site`),
      capabilities[stage.partition].cdnPolicies ? undefined : metaContentSecurityPolicy(connect),
    );
    const common = {
      destinationBucket: bucket,
      prune: false,
      outputObjectKeys: false,
      memoryLimit: 512,
      logGroup: new LogGroup(this, 'Log', logKeeping(stage)),
    };
    const assets = new BucketDeployment(this, 'Assets', {
      ...common,
      sources: [Source.asset(files)],
      exclude: ['*'],
      include: ['assets/*'],
      cacheControl: [
        CacheControl.setPublic(),
        CacheControl.maxAge(Duration.days(365)),
        CacheControl.immutable(),
      ],
    });
    const pages = new BucketDeployment(this, 'Pages', {
      ...common,
      sources: [Source.asset(files), Source.jsonData('config.json', config)],
      exclude: ['assets/*'],
      cacheControl: [CacheControl.noCache()],
    });
    pages.node.addDependency(assets);
  }
}
