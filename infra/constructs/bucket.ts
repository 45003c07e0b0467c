import { Duration } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { BucketDefinition } from '../buckets.ts';
import { capabilities, type Stage } from '../stages.ts';
import { removalPolicyOf } from './keeping.ts';

/** Days until what was uploaded and never claimed goes, and what could not be examined. */
const abandonedDays = 1;
const heldDays = 30;

/**
 * A private, encrypted, versioned bucket that refuses plain HTTP. What is public in it goes out through the CDN alone. One for uploads
 * keeps no versions, since what retention removes must be gone; any page may talk to it, because only a signed form or link opens it.
 */
export class HouseBucket extends Bucket {
  constructor(
    scope: Construct,
    id: string,
    { stage, definition }: { stage: Stage; definition?: BucketDefinition },
  ) {
    const uploads = definition?.uploads === true;
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: !uploads,
      ...(uploads && {
        cors: [
          {
            allowedMethods: [HttpMethods.POST, HttpMethods.GET],
            allowedOrigins: ['*'],
            allowedHeaders: ['*'],
            maxAge: 3600,
          },
        ],
        lifecycleRules: [
          { prefix: 'incoming/', expiration: Duration.days(abandonedDays) },
          { prefix: 'held/', expiration: Duration.days(heldDays) },
        ],
      }),
      removalPolicy: removalPolicyOf(stage),
    });
  }
}

/**
 * The origins of buckets that pages talk to, for the content security policy. Where the policy is written into the pages, the buckets'
 * own names are not known yet; there the storage of the region stands for them.
 */
export const uploadOrigins = ({ partition, region }: Stage, buckets: readonly Bucket[]): string[] =>
  capabilities[partition].cdnPolicies
    ? buckets.map((bucket) => `https://${bucket.bucketRegionalDomainName}`)
    : [`https://*.s3.${region}.amazonaws.com.cn`];
