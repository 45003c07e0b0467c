import type { ParsedInput } from '../../shared/contract/index.ts';
import type { FieldProblem } from '../../shared/contract/problems.ts';
import type { Board } from '../../shared/scoring/index.ts';
import { refused } from '../platform/problem.ts';
import type { Ports } from './ports.ts';

/**
 * 正反通报 as the office words it. A unit may be criticised only where the month's survey gives grounds: enough answers, demonstrably below
 * the others and the floor, and not for the first month. Its reply stands beside the criticism.
 * @throws Problem `rule-refused` with a pointer to every unit that may not be criticised.
 */
export async function circularOf(
  { store }: Pick<Ports, 'store'>,
  { jurisdiction, month, praised, criticised }: ParsedInput<'publishMonth'>,
): Promise<Board['circular']> {
  if (criticised.length === 0) return { praised, criticised: [] };
  const [survey, units] = await Promise.all([
    store.survey(jurisdiction, month),
    store.all(jurisdiction, 'units'),
  ]);
  const verdicts = new Map(survey?.criticism.findings.map(({ code, verdict }) => [code, verdict]));
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const fields = criticised.flatMap(({ unit }, at): FieldProblem[] =>
    verdicts.get(unit) === 'grounds'
      ? []
      : [
          {
            pointer: `/criticised/${at}/unit`,
            zh: '满意度调查不足以公开批评该单位(样本、差异、底线和连续月份须同时成立)',
            en: 'The survey gives no grounds to criticise this unit: enough answers, a demonstrable difference, the floor and a second month',
          },
        ],
  );
  if (fields.length > 0)
    throw refused('有单位不得公开批评', 'Some units may not be criticised publicly', fields);
  return {
    praised,
    criticised: criticised.map(({ unit, zh, en, reply }) => ({
      zh: `${names.get(unit) ?? unit}:${zh}(单位申辩:${reply.zh})`,
      en: `${names.get(unit) ?? unit}: ${en} (the unit’s reply: ${reply.en})`,
    })),
  };
}
