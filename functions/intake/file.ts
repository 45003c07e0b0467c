import { isDeepStrictEqual } from 'node:util';
import type { Filing as StoredFiling } from '../../shared/intake/index.ts';
import type { FieldProblem } from '../../shared/contract/problems.ts';
import { parseReceipt } from '../../shared/identifiers/receipt.ts';
import { sha256Hex } from '../../shared/identifiers/token.ts';
import { Case, CaseFields, partsOf } from '../../shared/intake/index.ts';
import { indicators } from '../../shared/registry/index.ts';
import type { UseCase } from '../platform/http.ts';
import { problem } from '../platform/problem.ts';
import type { Write } from '../platform/table.ts';
import { caseWrite } from './act.ts';
import { writtenFirst } from './first.ts';
import type { FilingGuard } from './guard.ts';
import { rulesOf, stampAt } from './ports.ts';
import type { Ports, Rules } from './ports.ts';
import { filedAt, lineOf } from './views.ts';

type FilePorts = Pick<Ports, 'store' | 'clock' | 'calendarOf'>;

/** What is filed, by whom, and what else belongs in the same write. */
interface Filing {
  readonly jurisdiction: string;
  readonly receipt: string;
  readonly content: CaseFields & Pick<Case, 'kind' | 'observerName'>;
  readonly channel: Case['channel'];
  readonly filedBy: 'filer' | 'observer';
  readonly alongside?: (record: Case) => Write;
}
type CaseFields = Pick<Case, keyof typeof CaseFields.shape>;

/** A filer's request. The same receipt sent again files nothing twice. */
export const fileRequest =
  (ports: FilePorts & { readonly guard: FilingGuard }): UseCase<'fileRequest'> =>
  async ({ jurisdiction, receipt, channel, work, ...fields }) => {
    if (!(await ports.store.jurisdiction(jurisdiction))) throw problem('not-found');
    const rules = await rulesOf(ports, jurisdiction);
    const filing = { receipt, content: fields, work };
    await ports.guard.admit(jurisdiction, filing, rules);
    const content = { ...CaseFields.parse(fields), kind: 'request' as const };
    const filed = await fileCase(ports, { jurisdiction, receipt, channel, content, filedBy: 'filer' }, rules);
    ports.guard.taken(jurisdiction, filing, rules);
    return filed;
  };

/** What somebody who is about to file has to work out; nothing in quiet times. */
export const filingChallenge =
  (ports: FilePorts & { readonly guard: FilingGuard }): UseCase<'filingChallenge'> =>
  async ({ jurisdiction, least }) => {
    if (!(await ports.store.jurisdiction(jurisdiction))) throw problem('not-found');
    return ports.guard.challenge(jurisdiction, least, await rulesOf(ports, jurisdiction));
  };

/**
 * Files a case under the id that follows from its receipt; a repeated submission is answered like the first. Of the receipt only its
 * hash is kept.
 * @throws Problem `invalid-input` for a mistyped receipt or a reference to nothing, `duplicate` when the receipt belongs to something else.
 */
export async function fileCase(ports: FilePorts, filing: Filing, rules: Rules) {
  const { store } = ports;
  const { jurisdiction, content, channel, filedBy } = filing;
  const parsed = parseReceipt(filing.receipt);
  if (!parsed.ok) throw problem('invalid-input', { fields: [{ pointer: '/receipt', ...parsed.reason }] });
  const fields = await wrongReferences(ports, jurisdiction, content, rules);
  if (fields.length > 0) throw problem('invalid-input', { fields });

  const record: Case = {
    ...content,
    ...stampAt(rules.now, filedBy, 0),
    id: (await sha256Hex(`case-id\n${parsed.value}`)).slice(0, 20),
    channel,
    state: 'submitted',
    supportingUnits: [],
    joint: false,
    reworks: 0,
    events: [{ kind: 'submitted', at: rules.now, by: 'filer' }],
  };
  const { moving, filing: filed } = partsOf(record);
  const caseWrites: [Write, ...Write[]] = [
    caseWrite(store, jurisdiction, moving, rules),
    ...(filing.alongside ? [filing.alongside(record)] : []),
  ];
  const hash = await sha256Hex(parsed.value);
  const fresh =
    (await writtenFirst(store, store.saveFiling(jurisdiction, record.id, filed, hash))) &&
    (await writtenFirst(store, ...caseWrites));
  if (fresh) return acknowledged(record, rules);
  return refiled(ports, jurisdiction, record, rules, caseWrites);
}

/**
 * A filing whose receipt was used before: what was begun then is finished now, what was finished is answered again.
 * @throws Problem `duplicate` when something else was filed under the receipt.
 */
async function refiled(
  { store }: FilePorts,
  jurisdiction: string,
  record: Case,
  rules: Rules,
  writes: [Write, ...Write[]],
) {
  const filing = await store.filing(jurisdiction, record.id);
  if (filing && isDeepStrictEqual(saidIn(filing), saidIn(partsOf(record).filing)))
    await writtenFirst(store, ...writes);
  const stands = await store.dossier(jurisdiction, record.id);
  if (!stands || !isDeepStrictEqual(contentOf(stands.record), contentOf(record))) throw problem('duplicate');
  return acknowledged(stands.record, rules);
}

const Content = Case.pick({
  ...(Object.fromEntries(Object.keys(CaseFields.shape).map((name) => [name, true])) as {
    [Name in keyof typeof CaseFields.shape]: true;
  }),
  kind: true,
  observerName: true,
});
const saidIn = ({ text, place, contact, observerName }: StoredFiling): unknown =>
  JSON.parse(JSON.stringify({ text, place, contact, observerName }));
const contentOf = (record: Case): unknown => JSON.parse(JSON.stringify(Content.parse(record)));

const acknowledged = (record: Case, rules: Rules) => ({
  id: record.id,
  statusLine: lineOf(record, 'filer', undefined, rules),
  acknowledgedAt: filedAt(record),
});

/** What the submission refers to and this county does not have. */
async function wrongReferences(
  { store }: FilePorts,
  jurisdiction: string,
  { category, indicator, unitConcerned, project }: CaseFields,
  { config }: Rules,
): Promise<FieldProblem[]> {
  const [unit, known] = await Promise.all([
    unitConcerned === undefined || store.unit(jurisdiction, unitConcerned),
    project === undefined || store.project(jurisdiction, project),
  ]);
  return [
    ...(config.categories.some(({ code }) => code === category)
      ? []
      : [
          {
            pointer: '/category',
            zh: '没有这个类别,请从列表中选择',
            en: 'There is no such category; choose one',
          },
        ]),
    ...(indicator === undefined || indicators.some(({ code }) => code === indicator)
      ? []
      : [{ pointer: '/indicator', zh: '没有这个指标', en: 'There is no such indicator' }]),
    ...(unit ? [] : [{ pointer: '/unitConcerned', zh: '没有这个单位', en: 'There is no such unit' }]),
    ...(known ? [] : [{ pointer: '/project', zh: '没有这个项目', en: 'There is no such project' }]),
  ];
}
