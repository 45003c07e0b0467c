import type { SiteConfig } from '../lib/claims.ts';

/** Where a report goes and by which way it came, from the address: `/report.html?j=422826&channel=qr`. */
export function readAddress(search: string): { jurisdiction: string | undefined; channel: 'web' | 'qr' } {
  const query = new URLSearchParams(search);
  const code = query.get('j') ?? '';
  return {
    jurisdiction: /^[1-9]\d{5}$/.test(code) ? code : undefined,
    channel: query.get('channel') === 'qr' ? 'qr' : 'web',
  };
}

/** The deployment's own jurisdiction. @throws Error when `/config.json` cannot be read */
export async function ownJurisdiction(): Promise<string> {
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  return ((await response.json()) as SiteConfig).jurisdiction;
}
