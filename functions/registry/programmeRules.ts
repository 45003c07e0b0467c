import type { FieldProblem } from '../../shared/contract/problems.ts';
import { countsLog, missingForActivation } from '../../shared/registry/index.ts';
import type { activationNeeds, Assignment, Programme } from '../../shared/registry/index.ts';
import { parentJurisdiction } from '../../shared/identifiers/jurisdiction.ts';
import { backwards, turnOf, unknown, unknownPeople } from './references.ts';
import type { Rule, RuleContext } from './save.ts';
import { subjectNames } from './subjects.ts';

const fault = (pointer: string, zh: string, en: string): FieldProblem => ({ pointer, zh, en });

/**
 * A campaign has a length and a standing scheme none; ids are used once; owners are officials and units exist; a category of requests
 * goes to one group, and to no group that is not named yet (M7); lines of the field log have no amount; tags that entries bear stay.
 */
export const programmeRule: Rule<'programmes'> = async (items, context) => {
  const { store, jurisdiction, existing } = context;
  const guards = existing.size > 0 ? [await turnOf(context, 'assignments')] : [];
  const [{ categories }, assignments] = await Promise.all([
    store.intakeSettings(jurisdiction),
    existing.size > 0 ? store.whole(jurisdiction, 'assignments') : [],
  ]);
  const known = new Set(categories.map(({ code }) => code));
  const [owners, units] = await Promise.all([
    unknownPeople(
      store,
      jurisdiction,
      'official',
      items.flatMap(({ workstreams }, at) =>
        workstreams.map(({ owner }, n) => ({ pointer: `/items/${at}/workstreams/${n}/owner`, id: owner })),
      ),
    ),
    unknown(
      store,
      jurisdiction,
      'units',
      items.flatMap(({ workGroups }, at) =>
        workGroups.map(({ unit }, n) => ({ pointer: `/items/${at}/workGroups/${n}/unit`, id: unit })),
      ),
    ),
  ]);
  const own = items.flatMap((programme, at) => {
    const pointer = `/items/${at}`;
    const campaign = programme.kind === 'campaign';
    return [
      ...(campaign === (programme.days === undefined)
        ? [
            campaign
              ? fault(`${pointer}/days`, '攻坚行动应写明天数', 'A campaign has a length in days')
              : fault(`${pointer}/days`, '常设方案没有天数', 'A standing scheme has no length'),
          ]
        : []),
      ...(['goals', 'workstreams', 'workGroups', 'taskTypes', 'areas'] as const).flatMap((name) =>
        repeatedIds(programme[name], `${pointer}/${name}`),
      ),
      ...wrongGroups(programme, known, `${pointer}/workGroups`),
      ...programme.goals.flatMap((goal, n) =>
        countsLog(goal) && goal.target?.minimumAmount !== undefined
          ? [
              fault(
                `${pointer}/goals/${n}/target/minimumAmount`,
                '纪实没有金额,不能设最低金额',
                'Lines of the field log have no amount',
              ),
            ]
          : [],
      ),
      ...lostTags(
        programme,
        assignments.filter((entry) => entry.programme === programme.id),
        pointer,
      ),
    ];
  });
  return { fields: [...owners, ...units, ...own], guards };
};

/** Tags that entries of the programme bear and that it has no longer. */
function lostTags(programme: Programme, entries: readonly Assignment[], pointer: string): FieldProblem[] {
  const borne = {
    workstreams: entries.map(({ workstream }) => workstream),
    workGroups: entries.map(({ workGroup }) => workGroup),
    taskTypes: entries.map(({ taskType }) => taskType),
    areas: entries.map(({ area }) => area),
    goals: entries.flatMap(({ goals }) => goals),
  };
  return (Object.keys(borne) as (keyof typeof borne)[]).flatMap((list) => {
    const kept = new Set(
      (list === 'workGroups' ? namedGroups(programme) : programme[list]).map(({ id }) => id),
    );
    return [...new Set(borne[list])].flatMap((id) =>
      id === undefined || kept.has(id)
        ? []
        : [
            fault(
              `${pointer}/${list}`,
              `已有入列事项使用“${id}”,不能去掉`,
              `Entries bear ${id}; it cannot be dropped`,
            ),
          ],
    );
  });
}

/** A group that is not named yet takes up nothing (M7). */
const namedGroups = ({ workGroups }: Programme) => workGroups.filter(({ name }) => name !== undefined);

const repeatedIds = (rows: readonly { readonly id: string }[], pointer: string): FieldProblem[] =>
  rows.flatMap(({ id }, at) =>
    rows.findIndex((other) => other.id === id) === at
      ? []
      : [fault(`${pointer}/${at}/id`, `编号${id}重复`, `Id ${id} is used twice`)],
  );

function wrongGroups({ workGroups }: Programme, known: ReadonlySet<string>, pointer: string): FieldProblem[] {
  const taken = new Set<string>();
  return workGroups.flatMap(({ name, unit, categories }, at) => [
    ...(name === undefined && (unit !== undefined || categories.length > 0)
      ? [
          fault(
            `${pointer}/${at}/name`,
            '未命名的工作组不能承接诉求',
            'A group without a name takes no requests',
          ),
        ]
      : []),
    ...categories.flatMap((category, n) => {
      const free = known.has(category) && !taken.has(category);
      taken.add(category);
      if (free) return [];
      return [
        known.has(category)
          ? fault(
              `${pointer}/${at}/categories/${n}`,
              `诉求类别${category}已归其他工作组`,
              `Another group takes ${category}`,
            )
          : fault(
              `${pointer}/${at}/categories/${n}`,
              `没有诉求类别${category}`,
              `There is no category ${category}`,
            ),
      ];
    }),
  ]);
}

const needNames: Record<(typeof activationNeeds)[number], { zh: string; en: string }> = {
  leader: { zh: '牵头领导', en: 'leader' },
  team: { zh: '专班', en: 'team' },
  plan: { zh: '方案', en: 'plan' },
};

/**
 * Programme, subject and people exist; tags are the programme's; a subject is taken up once in a programme; none is activated without
 * what the programme asks for (M8).
 */
export const assignmentRule: Rule<'assignments'> = async (items, context) => {
  const { store, jurisdiction } = context;
  const turn = await turnOf(context, 'assignments');
  const [programmes, stored, nameOf, unknownProgrammes, people] = await Promise.all([
    store.rows(
      jurisdiction,
      'programmes',
      items.map(({ programme }) => programme),
    ),
    store.whole(jurisdiction, 'assignments'),
    subjectNames(
      store,
      jurisdiction,
      items.map(({ subject }) => subject),
    ),
    unknown(
      store,
      jurisdiction,
      'programmes',
      items.map(({ programme }, at) => ({ pointer: `/items/${at}/programme`, id: programme })),
    ),
    wrongPeople(items, context),
  ]);
  const batch = new Set(items.map(({ id }) => id));
  const taken = new Set(stored.filter(({ id }) => !batch.has(id)).map(placeOf));
  const own = items.flatMap((item, at) => {
    const pointer = `/items/${at}`;
    const programme = programmes.get(item.programme)?.row;
    const twice = taken.has(placeOf(item));
    taken.add(placeOf(item));
    return [
      ...(nameOf(item.subject) === undefined
        ? [
            fault(
              `${pointer}/subject/id`,
              `没有登记过${item.subject.id}`,
              `There is no ${item.subject.kind} ${item.subject.id}`,
            ),
          ]
        : []),
      ...(twice
        ? [
            fault(
              `${pointer}/subject`,
              '该对象已列入此方案',
              'The subject is taken up in this programme already',
            ),
          ]
        : []),
      ...item.owners.flatMap(({ from, to }, n) => backwards(`${pointer}/owners/${n}/to`, from, to)),
      ...(programme ? [...strangeTags(programme, item, pointer), ...unready(programme, item, pointer)] : []),
    ];
  });
  return { fields: [...unknownProgrammes, ...people, ...own], guards: [turn] };
};

const placeOf = ({ programme, subject }: Assignment): string =>
  [programme, subject.kind, subject.id].join('#');

function strangeTags(programme: Programme, item: Assignment, pointer: string): FieldProblem[] {
  const named = [
    { at: 'workstream', id: item.workstream, of: programme.workstreams },
    { at: 'workGroup', id: item.workGroup, of: namedGroups(programme) },
    { at: 'taskType', id: item.taskType, of: programme.taskTypes },
    { at: 'area', id: item.area, of: programme.areas },
    ...item.goals.map((id, n) => ({ at: `goals/${n}`, id, of: programme.goals })),
  ];
  return named.flatMap(({ at, id, of }) =>
    id === undefined || of.some((tag) => tag.id === id)
      ? []
      : [fault(`${pointer}/${at}`, `方案中没有${id}`, `The programme has no ${id}`)],
  );
}

const unready = (programme: Programme, item: Assignment, pointer: string): FieldProblem[] =>
  item.active
    ? missingForActivation(programme, item).map((need) =>
        fault(
          `${pointer}/${need}`,
          `缺少${needNames[need].zh},不能启动`,
          `Cannot be activated without a ${needNames[need].en}`,
        ),
      )
    : [];

/** Leaders and the county's owners are officials, the team officials or handlers, the city's owner an official of the city. */
async function wrongPeople(
  items: readonly Assignment[],
  { store, jurisdiction }: Pick<RuleContext<'assignments'>, 'store' | 'jurisdiction'>,
): Promise<FieldProblem[]> {
  const owners = items.flatMap((item, at) =>
    item.owners.map(({ role, person }, n) => ({
      role,
      pointer: `/items/${at}/owners/${n}/person`,
      id: person,
    })),
  );
  const of = (wanted: string) => owners.filter(({ role }) => role === wanted);
  const found = await Promise.all([
    unknownPeople(store, jurisdiction, 'official', [
      ...items.map(({ leader }, at) => ({ pointer: `/items/${at}/leader`, id: leader })),
      ...of('county'),
    ]),
    unknownPeople(
      store,
      jurisdiction,
      'staff',
      items.flatMap(({ team }, at) => team.map((id, n) => ({ pointer: `/items/${at}/team/${n}`, id }))),
    ),
    unknownPeople(store, parentJurisdiction(jurisdiction) ?? jurisdiction, 'official', of('city')),
    unknownPeople(store, jurisdiction, 'contact', of('enterprise')),
  ]);
  return found.flat();
}
