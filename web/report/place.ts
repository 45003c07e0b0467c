import type { SiteConfig } from '../lib/claims.ts';

/** What the address of the page says. */
export interface ReportAddress {
  readonly jurisdiction: string | undefined;
  readonly channel: 'web' | 'qr';
  /** A poster of the protected line leads straight to it. */
  readonly complaint: boolean;
}

/** Where a report goes and by which way it came, from the address: `/report.html?j=422826&channel=qr`, `…&line=complaint`. */
export function readAddress(search: string): ReportAddress {
  const query = new URLSearchParams(search);
  const code = query.get('j') ?? '';
  return {
    jurisdiction: /^[1-9]\d{5}$/.test(code) ? code : undefined,
    channel: query.get('channel') === 'qr' ? 'qr' : 'web',
    complaint: query.get('line') === 'complaint',
  };
}

/** The same address without the word that tells of a complaint, so that the browser's history does not. */
export function plainAddress({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string {
  const query = new URLSearchParams(search);
  query.delete('line');
  const rest = query.toString();
  return rest ? `${pathname}?${rest}` : pathname;
}

/** The deployment's own jurisdiction. @throws Error when `/config.json` cannot be read */
export async function ownJurisdiction(): Promise<string> {
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  return ((await response.json()) as SiteConfig).jurisdiction;
}
