/** What closes a task, as it is typed. */
export interface ClosingForm {
  on: string;
  result: string;
  evidence: string;
}

const missing = (text: string, limit: number): boolean => text.trim() === '' || text.trim().length > limit;

/** What is still wrong, in the order of the form; nothing is closed without evidence. */
export function closingGaps({ on, result, evidence }: ClosingForm, today: string): (keyof ClosingForm)[] {
  const gaps: [keyof ClosingForm, boolean][] = [
    ['on', on === '' || on > today],
    ['result', missing(result, 500)],
    ['evidence', missing(evidence, 500)],
  ];
  return gaps.filter(([, lacks]) => lacks).map(([gap]) => gap);
}
