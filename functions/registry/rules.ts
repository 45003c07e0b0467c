import { parseCreditCode } from '../../shared/identifiers/creditCode.ts';
import type { CollectionName, Project } from '../../shared/registry/index.ts';
import { projectContradictions } from '../../shared/registry/index.ts';
import { turnOf, unknown } from './references.ts';
import type { Rule, RuleContext, Verdict } from './save.ts';
import { endings, serviceGuard, shortenedLinks } from './service.ts';

/** Units, chains: nothing beyond their schema. */
export const noRule = (): { fields: [] } => ({ fields: [] });

/** A unit that exists; an end that is not before the beginning; nobody retires with pairings open (F2); no link outlasts its term. */
export const personRule: Rule<'people'> = async (items, context) => {
  const { store, jurisdiction } = context;
  const units = items.map(({ unit }, at) => ({ pointer: `/items/${at}/unit`, id: unit }));
  const backwards = items.flatMap(({ from, to }, at) =>
    to !== undefined && to < from
      ? [{ pointer: `/items/${at}/to`, zh: '截止日期早于起始日期', en: 'The end is before the beginning' }]
      : [],
  );
  const leaving = endings(items, context);
  const [unknownUnits, links, service] = await Promise.all([
    unknown(store, jurisdiction, 'units', units),
    shortenedLinks(items, context),
    leaving.length > 0 ? serviceGuard(leaving, context) : { fields: [], guards: [] },
  ]);
  return {
    fields: [...unknownUnits, ...backwards, ...service.fields],
    guards: [...service.guards, ...links],
  };
};

/** The check character of the credit code (GB 32100-2015); what is above scale already cannot be lifted to it. */
export const enterpriseRule: Rule<'enterprises'> = (items) => ({
  fields: items.flatMap(({ id, aboveScale, liftable }, at) => {
    const code = parseCreditCode(id);
    return [
      ...(code.ok ? [] : [{ pointer: `/items/${at}/id`, ...code.reason }]),
      ...(aboveScale && liftable
        ? [
            {
              pointer: `/items/${at}/liftable`,
              zh: '已是规上企业,不能再列为升规培育',
              en: 'The enterprise is above scale already and cannot be lifted to it',
            },
          ]
        : []),
    ];
  }),
});

/**
 * Owner unit, enterprise and chain exist; a milestone is planned once; dates and amounts do not contradict each other; no two projects
 * have the same code, not even of two batches at once.
 */
export const projectRule: Rule<'projects'> = async (items, context) => {
  const { store, jurisdiction } = context;
  const references = (name: CollectionName, field: 'ownerUnit' | 'enterprise' | 'chain') =>
    unknown(
      store,
      jurisdiction,
      name,
      items.map((item, at) => ({ pointer: `/items/${at}/${field}`, id: item[field] })),
    );
  const [codes, units, enterprises, chains] = await Promise.all([
    sharedCodes(items, context),
    references('units', 'ownerUnit'),
    references('enterprises', 'enterprise'),
    references('chains', 'chain'),
  ]);
  const repeated = items.flatMap(({ schedule }, at) =>
    schedule.flatMap(({ kind }, step) =>
      schedule.findIndex((other) => other.kind === kind) === step
        ? []
        : [
            {
              pointer: `/items/${at}/schedule/${step}/kind`,
              zh: '同一节点重复计划',
              en: 'The milestone is planned twice',
            },
          ],
    ),
  );
  const own = items.flatMap((item, at) =>
    projectContradictions(item).map(({ pointer, zh, en }) => ({ pointer: `/items/${at}${pointer}`, zh, en })),
  );
  return {
    fields: [...units, ...enterprises, ...chains, ...repeated, ...own, ...codes.fields],
    guards: codes.guards,
  };
};

/** Codes that another project bears. Without a code in the batch nothing is read. */
async function sharedCodes(
  items: readonly Project[],
  context: RuleContext<'projects'>,
): Promise<Required<Verdict>> {
  if (items.every(({ code }) => code === undefined)) return { fields: [], guards: [] };
  const turn = await turnOf(context, 'projects');
  const batch = new Set(items.map(({ id }) => id));
  const stored = await context.store.whole(context.jurisdiction, 'projects');
  const bearers = new Map(
    stored.flatMap(({ id, code, name }) => (code === undefined || batch.has(id) ? [] : [[code, name]])),
  );
  const fields = items.flatMap(({ code, name }, at) => {
    const bearer = code === undefined ? undefined : bearers.get(code);
    if (code !== undefined) bearers.set(code, name);
    return bearer === undefined
      ? []
      : [
          {
            pointer: `/items/${at}/code`,
            zh: `代码${code}已属于“${bearer}”`,
            en: `Code ${code} belongs to “${bearer}” already`,
          },
        ];
  });
  return { fields, guards: [turn] };
}

/** The lead unit exists; the chief (指标长) is an official. */
export const indicatorRule: Rule<'indicators'> = async (items, { store, jurisdiction }) => {
  const units = await unknown(
    store,
    jurisdiction,
    'units',
    items.map(({ leadUnit }, at) => ({ pointer: `/items/${at}/leadUnit`, id: leadUnit })),
  );
  const people = await store.rows(
    jurisdiction,
    'people',
    items.map(({ chief }) => chief),
  );
  const chiefs = items.flatMap(({ chief }, at) =>
    people.get(chief)?.row.kind === 'official'
      ? []
      : [
          {
            pointer: `/items/${at}/chief`,
            zh: `没有登记过领导干部${chief}`,
            en: `There is no official ${chief}`,
          },
        ],
  );
  return { fields: [...units, ...chiefs] };
};

/** Observers file leads and officials write the field log; a duty of the other's kind could never be met. */
export const dutyRule: Rule<'duties'> = (items) => ({
  fields: items.flatMap(({ appliesTo, record }, at) =>
    (appliesTo === 'observer') === (record === 'lead')
      ? []
      : [
          {
            pointer: `/items/${at}/record`,
            zh: '观察员的职责记线索,领导干部的职责记走访等纪实',
            en: 'An observer’s duty counts leads, an official’s counts entries of the field log',
          },
        ],
  ),
});
