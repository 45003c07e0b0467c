import type { Outgoing } from './exchange.ts';
import type { Respond } from './gateway.ts';

const PASSED_TO_BUCKET = ['if-none-match', 'if-modified-since', 'range'];
const PASSED_TO_VIEWER = [
  'accept-ranges',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-range',
  'content-type',
  'etag',
  'last-modified',
];

/** A bucket as an origin. A missing object is refused with 403, since the distribution may read the bucket but not list it. */
export function bucketOrigin(endpoint: string, bucket: string): Respond {
  return async (request) => {
    if (request.path === '/') return REFUSED;
    const response = await fetch(`${endpoint}/${bucket}${request.path}`, {
      method: request.method === 'HEAD' ? 'HEAD' : 'GET',
      headers: pick(request.headers, PASSED_TO_BUCKET),
    });
    const body = Buffer.from(await response.arrayBuffer());
    if (response.status === 404) return REFUSED;
    const headers = pick(Object.fromEntries(response.headers), PASSED_TO_VIEWER);
    return { status: response.status, headers, body };
  };
}

const REFUSED: Outgoing = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body: '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
};

const pick = (headers: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => names.includes(name)));
