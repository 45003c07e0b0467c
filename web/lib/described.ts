/** The ids of a control's hint and error, for `aria-describedby`; `undefined` where it has neither. */
export function describedBy(id: string, hint?: string, error?: string): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}
