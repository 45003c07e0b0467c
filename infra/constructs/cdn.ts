import { Duration, Fn, Stack } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  CachePolicy,
  CfnCloudFrontOriginAccessIdentity,
  CfnDistribution,
  CfnOriginAccessControl,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import {
  CanonicalUserPrincipal,
  type IPrincipal,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { buckets } from '../buckets.ts';
import { capabilities, type PartitionCapabilities, type Stage } from '../stages.ts';
import { contentSecurityPolicy, permissionsPolicy } from './headers.ts';

export interface CdnProps {
  readonly stage: Stage;
  readonly api: IHttpApi;
  readonly site: Bucket;
  readonly publications: Bucket;
  /** Origins beside our own that pages may call. */
  readonly connect: readonly string[];
}

/** What distinguishes the ways a path is served: from a bucket, kept as long as its `Cache-Control` says, or by the API, never kept. */
type Serving = 'files' | 'api';

const allMethods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'];

/** Request headers the API reads, for a CDN that has to be told each. */
const apiHeaders = [
  'Authorization',
  'Accept',
  'Accept-Language',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
];

/**
 * One address for everything: pages by default, `/api/*` to the API, `/data/*` to the publications. Written in the form both
 * partitions take; where the partition's CDN has no policies, the classic forwarding settings stand in.
 */
export class Cdn extends Construct {
  /** Address of the pages, without a final slash. */
  readonly baseUrl: string;
  readonly #offered: PartitionCapabilities;

  constructor(scope: Construct, id: string, props: CdnProps) {
    super(scope, id);
    const { stage, api, site, publications } = props;
    const { hosting } = stage;
    const domain = hosting.kind === 'cdn' ? hosting.domain : undefined;
    this.#offered = capabilities[stage.partition];
    const access = this.#bucketAccess();
    const headers = this.#offered.cdnPolicies
      ? this.#securityHeaders(props.connect).responseHeadersPolicyId
      : undefined;
    const stack = Stack.of(this);

    const distribution = new CfnDistribution(this, 'Distribution', {
      distributionConfig: {
        enabled: true,
        defaultRootObject: 'index.html',
        httpVersion: this.#offered.modernEdge ? 'http2and3' : 'http2',
        ipv6Enabled: this.#offered.modernEdge,
        origins: [
          { id: 'site', domainName: site.bucketRegionalDomainName, ...access.origin },
          { id: 'publications', domainName: publications.bucketRegionalDomainName, ...access.origin },
          {
            id: 'api',
            domainName: `${api.apiId}.execute-api.${stack.region}.${stack.urlSuffix}`,
            customOriginConfig: { originProtocolPolicy: 'https-only', originSslProtocols: ['TLSv1.2'] },
          },
        ],
        defaultCacheBehavior: this.#behavior('site', 'files', headers),
        cacheBehaviors: [
          { pathPattern: '/api/*', ...this.#behavior('api', 'api', headers) },
          {
            pathPattern: `/${buckets.publications.prefix}*`,
            ...this.#behavior('publications', 'files', headers),
          },
        ],
        ...(domain && {
          aliases: [domain.name],
          viewerCertificate: {
            ...(this.#offered.certificates === 'acm'
              ? { acmCertificateArn: domain.certificate }
              : { iamCertificateId: domain.certificate }),
            sslSupportMethod: 'sni-only',
            minimumProtocolVersion: 'TLSv1.2_2021',
          },
        }),
      },
    });
    const arn = stack.formatArn({
      service: 'cloudfront',
      region: '',
      resource: 'distribution',
      resourceName: distribution.ref,
    });
    access.allow(site, '*', arn);
    access.allow(publications, `${buckets.publications.prefix}*`, arn);
    this.baseUrl =
      hosting.kind === 'local' ? hosting.baseUrl : `https://${domain?.name ?? distribution.attrDomainName}`;
  }

  /** How the CDN proves itself to a private bucket, and how the bucket lets it read. */
  #bucketAccess() {
    const allow = (principal: IPrincipal, sourceArn?: string) => (bucket: Bucket, keys: string) =>
      bucket.addToResourcePolicy(
        new PolicyStatement({
          principals: [principal],
          actions: ['s3:GetObject'],
          resources: [bucket.arnForObjects(keys)],
          ...(sourceArn && { conditions: { StringEquals: { 'AWS:SourceArn': sourceArn } } }),
        }),
      );
    if (this.#offered.originAccessControl) {
      const control = new CfnOriginAccessControl(this, 'AccessControl', {
        originAccessControlConfig: {
          name: `${Stack.of(this).stackName}-buckets`,
          originAccessControlOriginType: 's3',
          signingBehavior: 'always',
          signingProtocol: 'sigv4',
        },
      });
      return {
        origin: { originAccessControlId: control.attrId, s3OriginConfig: { originAccessIdentity: '' } },
        allow: (bucket: Bucket, keys: string, distributionArn: string) =>
          allow(new ServicePrincipal('cloudfront.amazonaws.com'), distributionArn)(bucket, keys),
      };
    }
    const identity = new CfnCloudFrontOriginAccessIdentity(this, 'AccessIdentity', {
      cloudFrontOriginAccessIdentityConfig: { comment: Stack.of(this).stackName },
    });
    return {
      origin: {
        s3OriginConfig: {
          originAccessIdentity: Fn.join('', ['origin-access-identity/cloudfront/', identity.ref]),
        },
      },
      allow: (bucket: Bucket, keys: string) =>
        allow(new CanonicalUserPrincipal(identity.attrS3CanonicalUserId))(bucket, keys),
    };
  }

  #behavior(targetOriginId: string, serving: Serving, responseHeadersPolicyId: string | undefined) {
    const forApi = serving === 'api';
    const common = {
      targetOriginId,
      viewerProtocolPolicy: 'redirect-to-https',
      compress: true,
      allowedMethods: forApi ? allMethods : ['GET', 'HEAD'],
    };
    if (this.#offered.cdnPolicies) {
      return {
        ...common,
        cachePolicyId: (forApi ? CachePolicy.CACHING_DISABLED : CachePolicy.CACHING_OPTIMIZED).cachePolicyId,
        ...(forApi && {
          originRequestPolicyId: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER.originRequestPolicyId,
        }),
        responseHeadersPolicyId,
      };
    }
    const day = Duration.days(1).toSeconds();
    return {
      ...common,
      forwardedValues: {
        queryString: forApi,
        cookies: { forward: 'none' },
        ...(forApi && { headers: apiHeaders }),
      },
      minTtl: 0,
      defaultTtl: forApi ? 0 : day,
      maxTtl: forApi ? 0 : 365 * day,
    };
  }

  #securityHeaders(connect: readonly string[]): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'SecurityHeaders', {
      responseHeadersPolicyName: `${Stack.of(this).stackName}-security`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(connect), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [{ header: 'Permissions-Policy', value: permissionsPolicy, override: true }],
      },
    });
  }
}
