import type { ParsedInput } from '../../shared/contract/index.ts';
import type { FieldProblem } from '../../shared/contract/problems.ts';
import type { Board } from '../../shared/scoring/index.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import { refused } from '../platform/problem.ts';
import type { Ports } from './ports.ts';

/**
 * 正反通报. The office words the praise. A unit may be criticised only where the month's survey gives grounds (enough answers, demonstrably
 * below the others and the floor, and not for the first month) and a second person has signed after hearing it: words, reply and signature
 * are those of the hearing, so nothing can be added here.
 * @throws Problem `rule-refused` with a pointer to every unit that may not be criticised.
 */
export async function circularOf(
  { store }: Pick<Ports, 'store'>,
  { jurisdiction, month, praised, criticised }: ParsedInput<'publishMonth'>,
): Promise<Board['circular']> {
  if (criticised.length === 0) return { praised, criticised: [] };
  const [survey, units, hearings] = await Promise.all([
    store.survey(jurisdiction, month),
    store.all(jurisdiction, 'units'),
    store.hearings(jurisdiction, month),
  ]);
  const verdicts = new Map(survey?.criticism.findings.map(({ code, verdict }) => [code, verdict]));
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const signed = new Map(
    hearings.flatMap((hearing) =>
      hearing.state === 'signed' && hearing.decision ? [[hearing.unit, hearing] as const] : [],
    ),
  );
  const fields = criticised.flatMap(({ unit }, at): FieldProblem[] => {
    const pointer = `/criticised/${at}/unit`;
    if (verdicts.get(unit) !== 'grounds')
      return [
        {
          pointer,
          zh: '满意度调查不足以公开批评该单位(样本、差异、底线和连续月份须同时成立)',
          en: 'The survey gives no grounds to criticise this unit: enough answers, a demonstrable difference, the floor and a second month',
        },
      ];
    return signed.has(unit)
      ? []
      : [
          {
            pointer,
            zh: '须先听取该单位申辩,并由第二人签字(满意度—复核)',
            en: 'The unit has to be heard and a second person has to sign first (survey, review)',
          },
        ];
  });
  if (fields.length > 0)
    throw refused('有单位不得公开批评', 'Some units may not be criticised publicly', fields);
  return {
    praised,
    criticised: criticised.flatMap(({ unit }) => {
      const { decision, reply } = signed.get(unit) ?? {};
      if (!decision) return [];
      const name = names.get(unit) ?? unit;
      const { words } = decision;
      return [
        {
          zh: `${name}:${words.zh}`,
          en: `${name}: ${words.en ?? words.zh}`,
          ...(reply ? { reply: { zh: reply.zh, en: reply.en ?? reply.zh } } : { noReply: true as const }),
          signedOn: civilDateOf(decision.at),
        },
      ];
    }),
  };
}
