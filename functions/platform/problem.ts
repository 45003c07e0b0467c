import { problemKinds } from '../../shared/contract/problems.ts';
import type { FieldProblem, ProblemCode, ProblemDocument } from '../../shared/contract/problems.ts';

export type ProblemDetails = Pick<ProblemDocument, 'detail' | 'fields' | 'current' | 'allowed' | 'bits'>;

/** An error that the caller is told about, by its code. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return problemKinds[this.code].status;
  }

  /** The RFC 9457 document to answer with. */
  document(requestId?: string): ProblemDocument {
    const { status, zh, en } = problemKinds[this.code];
    return { type: this.code, status, title: { zh, en }, ...this.details, ...(requestId && { requestId }) };
  }
}

/** Makes a {@link Problem} to throw. */
export const problem = (code: ProblemCode, details?: ProblemDetails): Problem => new Problem(code, details);

/** A `rule-refused` problem that says in both languages which rule, and where. */
export const refused = (zh: string, en: string, fields?: readonly FieldProblem[]): Problem =>
  new Problem('rule-refused', { detail: { zh, en }, ...(fields && { fields }) });
