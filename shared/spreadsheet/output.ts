/** A value to write; numbers must be finite. Dates are written as texts, `2026-09-01`. */
export type OutputValue = string | number | boolean | null;

/** A sheet to write. */
export interface OutputSheet {
  readonly name: string;
  readonly rows: readonly (readonly OutputValue[])[];
  /** How many rows from the top are printed bold and stay in view; none unless said otherwise. */
  readonly headRows?: number;
}
