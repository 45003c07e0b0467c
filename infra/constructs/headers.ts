/**
 * Content security policy of every page: own scripts and styles only, no frames, no plug-ins; connections to this site and the
 * issuer; images also as data and blob, for photographs re-encoded in the browser.
 * @param connect origins beside our own that pages may call
 */
export const contentSecurityPolicy = (connect: readonly string[]): string =>
  [
    "default-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The same for a `meta` element, which knows no `frame-ancestors`. */
export const metaContentSecurityPolicy = (connect: readonly string[]): string =>
  contentSecurityPolicy(connect).replace(/; frame-ancestors [^;]*/, '');

/** Browser features no page needs; the place of a case may be taken from the phone. */
export const permissionsPolicy = 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)';
