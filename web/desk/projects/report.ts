import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { formatYuan } from '../../../shared/money/yuan.ts';
import { typedYuan } from '../core/money.ts';

export type ReportRow = OutputOf<'listReports'>['items'][number];

/** The monthly report as it is typed. */
export interface ReportForm {
  invested: string;
  proceduresTotal: string;
  proceduresDone: string;
  commitmentsPromised: string;
  commitmentsKept: string;
  text: string;
  problem: string;
}

/** The form filled with what was filed, else with what is known. */
export function filled({ report, prefilled }: Pick<ReportRow, 'report' | 'prefilled'>): ReportForm {
  const known = report ?? prefilled;
  return {
    invested: formatYuan(known.investedToDate),
    proceduresTotal: String(known.proceduresTotal),
    proceduresDone: String(known.proceduresDone),
    commitmentsPromised: String(known.commitmentsPromised),
    commitmentsKept: String(known.commitmentsKept),
    text: report?.text ?? '',
    problem: report?.problem ?? '',
  };
}

export type ReportGap = keyof ReportForm | 'procedures' | 'commitments';

const count = (text: string): number | undefined =>
  /^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined;
const counts = ['proceduresTotal', 'proceduresDone', 'commitmentsPromised', 'commitmentsKept'] as const;

/** What is wrong with the report, in the order of the form: done must not exceed the total, nor kept what was promised. */
export function reportGaps(form: ReportForm): ReportGap[] {
  const gaps: ReportGap[] = [];
  if (typedYuan(form.invested).wrong) gaps.push('invested');
  for (const name of counts) if ((count(form[name]) ?? 201) > 200) gaps.push(name);
  if (Number(form.proceduresDone) > Number(form.proceduresTotal)) gaps.push('procedures');
  if (Number(form.commitmentsKept) > Number(form.commitmentsPromised)) gaps.push('commitments');
  if (form.text.trim() === '' || form.text.trim().length > 1000) gaps.push('text');
  if (form.problem.trim().length > 500) gaps.push('problem');
  return gaps;
}

/** The report as the API takes it; `version` 0 files a first one. Only for a form without gaps. */
export function reportBody(
  form: ReportForm,
  at: { projectId: string; month: string; version: number },
): Omit<InputOf<'fileReport'>, 'jurisdiction'> {
  const problem = form.problem.trim();
  return {
    ...at,
    investedToDate: typedYuan(form.invested).yuan ?? 0,
    proceduresTotal: Number(form.proceduresTotal),
    proceduresDone: Number(form.proceduresDone),
    commitmentsPromised: Number(form.commitmentsPromised),
    commitmentsKept: Number(form.commitmentsKept),
    text: form.text.trim(),
    ...(problem && { problem }),
  };
}

const gravity = { red: 0, yellow: 1, green: 2 } as const;

/** The month's list: what is not filed yet first, then the darkest light. */
export function arrangedReports(
  rows: readonly ReportRow[],
  { filed, light, text }: { filed: string; light: string; text: string },
): ReportRow[] {
  const wanted = text.trim();
  return rows
    .filter((row) => filed === '' || row.filed === (filed === 'yes'))
    .filter((row) => light === '' || row.light.colour === light)
    .filter(({ project }) => wanted === '' || project.name.includes(wanted) || project.id === wanted)
    .toSorted(
      (a, b) => Number(a.filed) - Number(b.filed) || gravity[a.light.colour] - gravity[b.light.colour],
    );
}
