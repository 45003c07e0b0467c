/** A route's flat input laid out as a request: path places filled, the rest as query (GET) or JSON body. */
export interface Call {
  readonly method: string;
  readonly url: string;
  readonly body?: Record<string, unknown>;
}

/**
 * `GET /api/{jurisdiction}/cases` with `{ jurisdiction: '422826', scope: 'open' }` → `/api/422826/cases?scope=open`.
 * Imports nothing, so that phone pages can carry it.
 * @throws TypeError when a path parameter is missing
 */
export function layOut(key: string, input: Readonly<Record<string, unknown>>): Call {
  const [method = '', path = ''] = key.split(' ');
  const rest = { ...input };
  const url = path.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = input[name];
    if (value === undefined || value === '') throw new TypeError(`${key} needs ${name}`);
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  if (method !== 'GET') return { method, url, body: rest };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, String(value));
  const search = query.toString();
  return { method, url: search ? `${url}?${search}` : url };
}
