import type { StaffRole } from '../../shared/contract/route.ts';

/** `/config.json`: where this deployment signs its staff in. */
export interface SiteConfig {
  /** OpenID Connect issuer. */
  issuer: string;
  clientId: string;
  /** Before every claim of ours: `custom:` with Cognito, empty elsewhere. */
  claimPrefix: string;
  /** GB/T 2260 code of the deployment's own jurisdiction. */
  jurisdiction: string;
}

/** What the desk knows of the person who signed in. The server decides by the token, not by this. */
export interface Claims {
  subject: string;
  name: string;
  roles: StaffRole[];
  jurisdictions: string[];
  unit: string | undefined;
  person: string | undefined;
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * The claims of an id token. Lists arrive as arrays or, where an issuer knows only texts (Cognito's custom
 * attributes), separated by commas or spaces. The jurisdiction claim may be one code or several.
 */
export function readClaims(profile: Readonly<Record<string, unknown>>, prefix: string): Claims {
  const own = (name: string): unknown => profile[prefix + name];
  return {
    subject: String(profile['sub'] ?? ''),
    name: text(profile['name']) ?? text(profile['email']) ?? String(profile['sub'] ?? ''),
    roles: texts(own('roles')) as StaffRole[],
    jurisdictions: texts(own('jurisdictions') ?? own('jurisdiction')),
    unit: text(own('unit')),
    person: text(own('person')),
  };
}
