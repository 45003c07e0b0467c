import type { Goal, Programme, Target } from '../../../../../shared/registry/arrangements.ts';
import { typedYuan } from '../../../core/money.ts';
import type { Fault } from '../edit/rowForm.svelte.ts';
import { filled, wholeNumber } from '../edit/values.ts';

/** A programme as it is typed. */
export interface ProgrammeValues {
  name: string;
  kind: Programme['kind'];
  from: string;
  days: string;
  goals: { id: string; name: string; of: string; count: string; amount: string }[];
  workstreams: { id: string; name: string; owner: string }[];
  workGroups: { id: string; name: string; unit: string; categories: string[] }[];
  taskTypes: { id: string; name: string }[];
  areas: { id: string; name: string }[];
  activation: string[];
  ownerRoles: string[];
}

/** The longest campaign in days, and the largest target. */
export const most = { days: 3660, count: 100_000_000 } as const;

/** What a programme puts into the form's fields. */
export function valuesOf(one: Programme | undefined, today: string): ProgrammeValues {
  return {
    name: one?.name ?? '',
    kind: one?.kind ?? 'campaign',
    from: one?.from ?? today,
    days: String(one?.days ?? ''),
    goals: (one?.goals ?? []).map(({ id, name, target }) => ({
      id,
      name,
      of: target?.of ?? '',
      count: String(target?.count ?? ''),
      amount: String(target?.minimumAmount ?? ''),
    })),
    workstreams: (one?.workstreams ?? []).map(({ id, name, owner }) => ({ id, name, owner: owner ?? '' })),
    workGroups: (one?.workGroups ?? []).map(({ id, name, unit, categories }) => ({
      id,
      name: name ?? '',
      unit: unit ?? '',
      categories: [...categories],
    })),
    taskTypes: (one?.taskTypes ?? []).map((tag) => ({ ...tag })),
    areas: (one?.areas ?? []).map((tag) => ({ ...tag })),
    activation: [...(one?.activation ?? ['leader', 'team', 'plan'])],
    ownerRoles: [...(one?.ownerRoles ?? [])],
  };
}

/** What is wrong with the figures that are typed; everything else the API judges. */
export function faultsOf(
  values: ProgrammeValues,
  number: (from: number, to: number) => string,
  amount: string,
): Fault[] {
  const { days, goals } = values;
  const wrongDays = values.kind === 'campaign' && wholeNumber(days, 1, most.days) === undefined;
  return [
    ...(wrongDays ? [{ path: 'days', text: number(1, most.days) }] : []),
    ...goals.flatMap(({ of, count, amount: least }, at): Fault[] => [
      ...(of !== '' && wholeNumber(count, 1, most.count) === undefined
        ? [{ path: `goals/${at}/target/count`, text: number(1, most.count) }]
        : []),
      ...(of !== '' && least.trim() !== '' && typedYuan(least).wrong
        ? [{ path: `goals/${at}/target/minimumAmount`, text: amount }]
        : []),
    ]),
  ];
}

function goalOf({ id, name, of, count, amount }: ProgrammeValues['goals'][number]): Goal {
  if (of === '') return { id, name: name.trim() };
  const minimumAmount = amount.trim() === '' ? undefined : typedYuan(amount).yuan;
  const target: Target = {
    of: of as Target['of'],
    count: wholeNumber(count, 1, most.count) ?? 1,
    ...(minimumAmount !== undefined && { minimumAmount }),
  };
  return { id, name: name.trim(), target };
}

/** The programme that the fields make. */
export function programmeOf(id: string, values: ProgrammeValues): Programme {
  const { name, kind, from, days, activation, ownerRoles } = values;
  const length = kind === 'campaign' ? wholeNumber(days, 1, most.days) : undefined;
  const tag = (one: { id: string; name: string }) => ({ id: one.id, name: one.name.trim() });
  return {
    id,
    name: name.trim(),
    kind,
    from,
    ...(length !== undefined && { days: length }),
    goals: values.goals.map(goalOf),
    workstreams: values.workstreams.map(({ owner, ...one }) => ({ ...tag(one), ...filled({ owner }) })),
    workGroups: values.workGroups.map(({ id: group, categories, name: called, unit }) => ({
      id: group,
      categories: [...categories],
      ...filled({ name: called, unit }),
    })),
    taskTypes: values.taskTypes.map(tag),
    areas: values.areas.map(tag),
    activation: activation as Programme['activation'],
    ownerRoles: ownerRoles as Programme['ownerRoles'],
  };
}
