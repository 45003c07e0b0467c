import type { FieldProblem } from '../contract/problems.ts';
import type { AssessmentGroup, AssessmentGroups } from './conduct.ts';

/** What the rule asks of the register; `undefined` for what is not registered. */
export interface GroupRegister {
  readonly unit: (id: string) => { readonly name: string } | undefined;
  readonly person: (id: string) => { readonly name: string; readonly unit?: string | undefined } | undefined;
  readonly project: (id: string) => { readonly name: string; readonly ownerUnit: string } | undefined;
}

/** Where a year's groups stand: what was changed since the last confirmation is a draft and does not count. */
export const groupsState = ({ version, confirmed }: AssessmentGroups): 'none' | 'draft' | 'confirmed' =>
  version === 0 ? 'none' : confirmed?.version === version ? 'confirmed' : 'draft';

type Assessed = 'assesses' | 'projects';

/**
 * What is wrong with a year's assessment groups (Z10), each at its JSON pointer: a unit of the group or of one of its members, or a project
 * of such a unit, among those it assesses; a unit or project that two groups assess; an id that is not registered or used twice.
 */
export function groupFaults(groups: readonly AssessmentGroup[], register: GroupRegister): FieldProblem[] {
  const taken = new Map<string, string>();
  const ids = new Set<string>();
  return groups.flatMap((group, at): FieldProblem[] => {
    const own = ownUnits(group, register);
    const faults = [
      ...unknown(at, 'units', group, register.unit),
      ...unknown(at, 'members', group, register.person),
      ...unknown(at, 'assesses', group, register.unit),
      ...unknown(at, 'projects', group, register.project),
      ...(['assesses', 'projects'] as const).flatMap((list) =>
        group[list].flatMap((id, n): FieldProblem[] => {
          const pointer = `/groups/${at}/${list}/${n}`;
          const before = taken.get(`${list}#${id}`);
          taken.set(`${list}#${id}`, group.name);
          const fault = ownFault(list, id, own, register) ?? (before && takenFault(list, before));
          return fault ? [{ pointer, ...fault }] : [];
        }),
      ),
      ...(ids.has(group.id)
        ? [{ pointer: `/groups/${at}/id`, zh: '考核组编号重复', en: 'Two groups have this id' }]
        : []),
    ];
    ids.add(group.id);
    return faults;
  });
}

/** The units that a group must not assess, each with the member through whom it is the group's own. */
function ownUnits({ units, members }: AssessmentGroup, { person }: GroupRegister): Map<string, string> {
  const own = new Map<string, string>();
  for (const id of members) {
    const { name, unit } = person(id) ?? {};
    if (unit !== undefined && name !== undefined) own.set(unit, name);
  }
  for (const unit of units) own.set(unit, '');
  return own;
}

function ownFault(
  list: Assessed,
  id: string,
  own: ReadonlyMap<string, string>,
  { unit, project }: GroupRegister,
): Omit<FieldProblem, 'pointer'> | undefined {
  const unitId = list === 'assesses' ? id : project(id)?.ownerUnit;
  const member = unitId === undefined ? undefined : own.get(unitId);
  if (unitId === undefined || member === undefined) return undefined;
  const unitName = unit(unitId)?.name ?? unitId;
  const what = list === 'assesses' ? unitName : `${project(id)?.name ?? id}(${unitName})`;
  const [zh, en] = list === 'assesses' ? ['本单位', 'unit'] : ['本单位的项目', 'unit’s projects'];
  const via =
    member === '' ? { zh: '', en: '' } : { zh: `,${member}是该单位的人`, en: `; ${member} is of it` };
  return {
    zh: `考核组不得考核${zh}:${what}${via.zh}`,
    en: `A group never assesses its own ${en}: ${what}${via.en}`,
  };
}

const takenFault = (list: Assessed, group: string): Omit<FieldProblem, 'pointer'> => ({
  zh: `该${list === 'assesses' ? '单位' : '项目'}已由${group}考核`,
  en: `${group} assesses this ${list === 'assesses' ? 'unit' : 'project'} already`,
});

const unknown = (
  at: number,
  list: 'units' | 'members' | Assessed,
  group: AssessmentGroup,
  known: (id: string) => unknown,
): FieldProblem[] =>
  group[list].flatMap((id, n) =>
    known(id) === undefined
      ? [{ pointer: `/groups/${at}/${list}/${n}`, zh: `没有登记:${id}`, en: `Not registered: ${id}` }]
      : [],
  );
