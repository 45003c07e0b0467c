import type { Bilingual } from '../contract/bilingual.ts';

/** What is wrong, and where: a JSON Pointer into the document that was refused. */
export interface RuleProblem extends Bilingual {
  readonly pointer: string;
  readonly code: string;
}

/** A scheme, facts, adjustments or a year that cannot be scored, with every problem found. */
export class RuleRefused extends Error {
  override readonly name = 'RuleRefused';
  readonly problems: readonly RuleProblem[];

  constructor(problems: readonly RuleProblem[]) {
    super(problems.map(({ pointer, en }) => `${pointer}: ${en}`).join('; '));
    this.problems = problems;
  }
}

/** @throws RuleRefused when there are problems. */
export function refuseIf(problems: readonly RuleProblem[]): void {
  if (problems.length > 0) throw new RuleRefused(problems);
}
