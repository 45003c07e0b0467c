import type { Scheme } from '../../../shared/scoring/scheme.ts';

/** The part of a scheme that the desk shows. */
export type ShownScheme = Pick<Scheme, 'zh' | 'en' | 'criteria' | 'deductions' | 'bonuses'>;

/** A scheme as the API gives it (an open record), for showing; undefined where it has another shape. */
export function readScheme(scheme: Readonly<Record<string, unknown>>): ShownScheme | undefined {
  const lists = [scheme['criteria'], scheme['deductions'], scheme['bonuses']];
  return lists.every(Array.isArray) ? (scheme as unknown as ShownScheme) : undefined;
}
