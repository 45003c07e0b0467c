/** The system cannot start or go on, for a reason the person at the terminal can mend: the message says how. */
export class RemedyError extends Error {
  override name = 'RemedyError';
  readonly remedy: string;

  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(problem, options);
    this.remedy = remedy;
  }
}

/** The data folder cannot be read or does not fit the template. */
export const damagedData = (problem: string, cause?: unknown): RemedyError =>
  new RemedyError(
    problem,
    'start over with `npm start -- --fresh` (the old folder is kept as .data.old-<n>), or move .data aside yourself',
    { cause },
  );
