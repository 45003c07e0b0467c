/**
 * Writes one line of JSON: a code and fields. Fields name routes, codes, counts and durations,
 * never a body, a token, a receipt, a name or an address.
 */
export function log(
  level: 'info' | 'error',
  code: string,
  fields: Readonly<Record<string, string | number | boolean | undefined>> = {},
): void {
  console[level](JSON.stringify({ level, code, ...fields }));
}

/**
 * What of an unexpected error may be logged: its kind and where it was thrown. Its message may quote
 * a record, so it stays out.
 */
export function errorFields(error: unknown): { error: string; at?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = error.stack
    ?.replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .map((line) => line.trim())
    .join(' < ');
  return { error: error.name, ...(at && { at }) };
}
