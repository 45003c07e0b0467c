import type { Row } from './csv.ts';
import { oneOf, required } from './options.ts';
import type { Session } from './session.ts';

type Lister = (session: Session) => Promise<readonly Row[]>;

/** How many rows one page has. */
const pageSize = 500;

type PagedRoute =
  | 'listUnits'
  | 'listPeople'
  | 'listEnterprises'
  | 'listProjects'
  | 'listChains'
  | 'listIndicators'
  | 'listDuties';

/** All pages of one of the register's lists. */
const paged =
  (id: PagedRoute): Lister =>
  async ({ call, county }) => {
    const rows: Row[] = [];
    let cursor: string | undefined;
    do {
      const page: { items: readonly Row[]; cursor?: string | undefined } = await call(id, {
        ...(await county()),
        limit: pageSize,
        ...(cursor !== undefined && { cursor }),
      });
      rows.push(...page.items);
      cursor = page.cursor;
    } while (cursor !== undefined);
    return rows;
  };

const ofMonth =
  (id: 'listReports' | 'listLog' | 'unanswered' | 'unitRates'): Lister =>
  async ({ call, county, options }) => {
    const month = required(options, 'month');
    return (await call(id, { ...(await county()), month })).items;
  };

const whole =
  (id: 'listRounds' | 'listPlans' | 'listObservers'): Lister =>
  async ({ call, county }) =>
    (await call(id, await county())).items;

/** The auditor's exports, which `verify` recomputes, are one document each: always JSON. */
const documents = {
  frame: async ({ call, county, options }: Session) => {
    const month = required(options, 'month');
    return call('auditFrame', { ...(await county()), month });
  },
  facts: async ({ call, county, rest }: Session) =>
    call('readFacts', { ...(await county()), runId: rest[1] ?? '' }),
} as const;

const lists = {
  units: paged('listUnits'),
  people: paged('listPeople'),
  enterprises: paged('listEnterprises'),
  projects: paged('listProjects'),
  chains: paged('listChains'),
  indicators: paged('listIndicators'),
  duties: paged('listDuties'),
  plans: whole('listPlans'),
  observers: whole('listObservers'),
  rounds: whole('listRounds'),
  reports: ofMonth('listReports'),
  log: ofMonth('listLog'),
  rates: ofMonth('unitRates'),
  unanswered: ofMonth('unanswered'),
  cases: async ({ call, county, options: { scope, month } }) => {
    const wanted = scope === undefined ? 'open' : oneOf(scope, ['open', 'closed'], '--scope');
    const input = { ...(await county()), scope: wanted, ...(month !== undefined && { month }) };
    return (await call('listCases', input)).items;
  },
  notices: async ({ call, county, options: { year } }) =>
    (await call('listNotices', { ...(await county()), ...(year !== undefined && { year }) })).items,
  runs: async ({ call, county, options: { month } }) =>
    (await call('listRuns', { ...(await county()), ...(month !== undefined && { month }) })).items,
  scores: async ({ call, county, rest }) =>
    (await call('readRun', { ...(await county()), runId: rest[1] ?? '' })).results,
  'duty-status': async ({ call, county, options }) => {
    const on = required(options, 'on');
    return (await call('dutyStatus', { ...(await county()), on })).items;
  },
} as const satisfies Record<string, Lister>;

/** What can be exported. */
export const exportable = [...Object.keys(lists), ...Object.keys(documents)];

/** `export <list>`: any list the account may see, as CSV or JSON; `export frame | facts`: the auditor's documents. */
export async function exportList(session: Session): Promise<void> {
  const name = oneOf(session.rest[0], exportable, 'export');
  if (name in documents) return session.document(await documents[name as keyof typeof documents](session));
  session.list(await lists[name as keyof typeof lists](session));
}
