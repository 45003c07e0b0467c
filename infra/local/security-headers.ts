import type { Outgoing } from './exchange.ts';
import type { Resolver } from './resolve.ts';
import { resourcesOf, UnsupportedError, type Stack } from './template.ts';

/** Adds the headers of a response headers policy to an answer. */
export type HeadersPolicy = (answer: Outgoing) => Outgoing;

interface Header {
  readonly name: string;
  readonly value: string;
  readonly override: boolean;
}

type Flag = boolean | string | undefined;

interface PolicyConfig {
  readonly SecurityHeadersConfig?: {
    readonly ContentSecurityPolicy?: { readonly ContentSecurityPolicy: string; readonly Override: Flag };
    readonly ContentTypeOptions?: { readonly Override: Flag };
    readonly FrameOptions?: { readonly FrameOption: string; readonly Override: Flag };
    readonly ReferrerPolicy?: { readonly ReferrerPolicy: string; readonly Override: Flag };
    readonly StrictTransportSecurity?: {
      readonly AccessControlMaxAgeSec: number;
      readonly IncludeSubdomains?: Flag;
      readonly Preload?: Flag;
      readonly Override: Flag;
    };
  };
  readonly CustomHeadersConfig?: {
    readonly Items: { readonly Header: string; readonly Value: string; readonly Override: Flag }[];
  };
}

/** CloudFront's managed policy `SecurityHeadersPolicy`. */
const MANAGED: Readonly<Record<string, readonly Header[]>> = {
  '67f7725c-6f97-4210-82d7-5512b31e9d03': [
    { name: 'referrer-policy', value: 'strict-origin-when-cross-origin', override: false },
    { name: 'strict-transport-security', value: 'max-age=31536000', override: false },
    { name: 'x-content-type-options', value: 'nosniff', override: true },
    { name: 'x-frame-options', value: 'SAMEORIGIN', override: false },
    { name: 'x-xss-protection', value: '1; mode=block', override: false },
  ],
};

/**
 * Reads the policy with this id; without one, answers stay as they are.
 * @param local puts this machine's addresses in place of a deployment's
 * @throws UnsupportedError for a managed policy this runner does not know
 */
export function readHeadersPolicy(
  stack: Stack,
  { resolve }: Resolver,
  policyId?: string,
  local: (text: string) => string = (text) => text,
): HeadersPolicy {
  if (policyId === undefined) return (answer) => answer;
  const policy = resourcesOf<{ ResponseHeadersPolicyConfig: unknown }>(
    stack,
    'AWS::CloudFront::ResponseHeadersPolicy',
  ).find(({ id }) => id === policyId);
  const headers = policy
    ? headersOf(resolve<PolicyConfig>(policy.properties.ResponseHeadersPolicyConfig))
    : MANAGED[policyId];
  if (!headers) throw new UnsupportedError(policyId, 'this managed response headers policy');
  return (answer) => {
    const added = headers.filter(({ name, override }) => override || !(name in answer.headers));
    return {
      ...answer,
      headers: {
        ...answer.headers,
        ...Object.fromEntries(added.map(({ name, value }) => [name, local(value)])),
      },
    };
  };
}

const isSet = (flag: Flag): boolean => String(flag) === 'true';

function headersOf({ SecurityHeadersConfig: security = {}, CustomHeadersConfig }: PolicyConfig): Header[] {
  const headers: Header[] = [];
  const add = (name: string, value: string, override: Flag): void => {
    headers.push({ name, value, override: isSet(override) });
  };
  const { ContentSecurityPolicy: csp, FrameOptions: frame, ReferrerPolicy: referrer } = security;
  const { ContentTypeOptions: sniff, StrictTransportSecurity: transport } = security;
  if (csp) add('content-security-policy', csp.ContentSecurityPolicy, csp.Override);
  if (sniff) add('x-content-type-options', 'nosniff', sniff.Override);
  if (frame) add('x-frame-options', frame.FrameOption, frame.Override);
  if (referrer) add('referrer-policy', referrer.ReferrerPolicy, referrer.Override);
  if (transport) {
    const value = [
      `max-age=${transport.AccessControlMaxAgeSec}`,
      ...(isSet(transport.IncludeSubdomains) ? ['includeSubDomains'] : []),
      ...(isSet(transport.Preload) ? ['preload'] : []),
    ].join('; ');
    add('strict-transport-security', value, transport.Override);
  }
  for (const { Header, Value, Override } of CustomHeadersConfig?.Items ?? []) {
    add(Header.toLowerCase(), Value, Override);
  }
  return headers;
}
