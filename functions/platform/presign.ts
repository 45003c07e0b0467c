import { createHash, createHmac } from 'node:crypto';

/** What a signature is made with; `sessionToken` where the keys are a role's. */
export interface SigningKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** What a link opens, and for how long. */
export interface SignedGet {
  /** Address of the object without a query. */
  readonly url: string;
  readonly region: string;
  readonly now: Date;
  /** Seconds from `now`. */
  readonly expires: number;
  /** Headers that the storage answers with instead of the object's own, e.g. `response-content-disposition`. */
  readonly answer?: Readonly<Record<string, string>>;
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * A link that opens one object for a while, signed in its query.
 * Source: Amazon S3 API Reference, "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)".
 */
export function signedGet({ url, region, now, expires, answer = {} }: SignedGet, keys: SigningKeys): string {
  const { host, pathname } = new URL(url);
  const instant = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = instant.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const query = Object.entries({
    ...answer,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${keys.accessKeyId}/${scope}`,
    'X-Amz-Date': instant,
    'X-Amz-Expires': String(expires),
    'X-Amz-SignedHeaders': 'host',
    ...(keys.sessionToken && { 'X-Amz-Security-Token': keys.sessionToken }),
  })
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const request = ['GET', pathname, query, `host:${host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  const digest = createHash('sha256').update(request).digest('hex');
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${keys.secretAccessKey}`, day), region));
  const signature = hmac(key, ['AWS4-HMAC-SHA256', instant, scope, digest].join('\n')).toString('hex');
  return `${url}?${query}&X-Amz-Signature=${signature}`;
}
