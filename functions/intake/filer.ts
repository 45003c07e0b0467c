import type { OutputOf } from '../../shared/contract/index.ts';
import { parseReceipt } from '../../shared/identifiers/receipt.ts';
import { sha256Hex } from '../../shared/identifiers/token.ts';
import { finalStates } from '../../shared/intake/index.ts';
import type { Case, CaseEvent, Level, Message } from '../../shared/intake/index.ts';
import type { UseCase } from '../platform/http.ts';
import type { SecretCaller } from '../platform/ports.ts';
import { problem, Problem } from '../platform/problem.ts';
import { acted, actionsOf, caseWrite, clocksAt } from './act.ts';
import type { Act } from './act.ts';
import { followUpWrites } from './followUps.ts';
import { afterMove } from './move.ts';
import { rulesOf } from './ports.ts';
import type { Dossier } from './store.ts';
import type { Ports, Rules } from './ports.ts';
import { clockView, filedAt, lineOf, unitNames } from './views.ts';

type FilerView = OutputOf<'readOwnCase'>;
type FilerAction = FilerView['actions'][number];

/** A case that a receipt opened, with the rules that judge it now. */
interface Opened {
  readonly jurisdiction: string;
  readonly dossier: Dossier;
  readonly rules: Rules;
}

/** How often a filer's act is tried when staff change the case at the same moment. */
const attempts = 5;

/** The case that the caller's receipt opens, and no other. */
async function opened(ports: Ports, caller: SecretCaller): Promise<Opened> {
  const receipt = parseReceipt(caller.secret);
  const place = receipt.ok && (await ports.store.placeOfReceipt(await sha256Hex(receipt.value)));
  const dossier = place && (await ports.store.dossier(place.jurisdiction, place.id));
  if (!place || !dossier) throw problem('unknown-receipt');
  const { jurisdiction } = place;
  return { jurisdiction, dossier, rules: await rulesOf(ports, jurisdiction) };
}

/** The case a duplicate was merged into, however often that was merged itself; else the case. */
async function surviving({ store }: Ports, jurisdiction: string, record: Case): Promise<Case> {
  let survivor = record;
  const passed = new Set<string>();
  while (survivor.mergedInto !== undefined && !passed.has(survivor.id)) {
    passed.add(survivor.id);
    survivor = (await store.case(jurisdiction, survivor.mergedInto)) ?? record;
  }
  return survivor;
}

/** A case as its filer sees it: units and no persons, her own thread; after a merger, the progress of the case that survives. */
async function filerView(ports: Ports, { jurisdiction, dossier, rules }: Opened): Promise<FilerView> {
  const { record, thread } = dossier;
  const survivor = await surviving(ports, jurisdiction, record);
  const mergedAt = survivor === record ? undefined : record.changedAt;
  const events =
    mergedAt === undefined
      ? record.events
      : [...record.events, ...survivor.events.filter(({ at }) => at > mergedAt)];
  const units = [survivor.leadUnit, ...events.map(({ unit }) => unit)];
  const nameOf = await unitNames(ports.store, jurisdiction, units);
  const clocks = clocksAt(survivor, rules);
  const confirmBy = record.state === 'claimed' && clocks.find(({ clock }) => clock === 'confirm')?.dueAt;
  const leadUnitName = nameOf(survivor.leadUnit);
  return {
    id: record.id,
    jurisdiction,
    kind: record.kind,
    state: record.state,
    statusLine: lineOf(survivor, 'filer', leadUnitName, rules),
    text: record.text,
    category: record.category,
    filedAt: filedAt(record),
    leadUnitName,
    events: events.map(({ kind, at, unit, reason }) => ({
      kind,
      at,
      unitName: nameOf(unit),
      ...(kind === 'declined' && { reason: declineReason(reason, rules) }),
    })),
    thread: [...thread],
    clocks: clocks.map(clockView),
    actions: filerActions(record, rules),
    ...(confirmBy && { confirmBy }),
  };
}

function declineReason(code: string | undefined, { config }: Rules) {
  const reason = config.declineReasons.find((entry) => entry.code === code);
  return reason && { zh: reason.zh, en: reason.en };
}

const isOpen = ({ state }: Case): boolean => !finalStates.includes(state);

/** What the filer is offered. Rating is offered where it has not come with the answer: after an honest closing. */
function filerActions(record: Case, rules: Rules): FilerAction[] {
  const { events, state } = record;
  const asked = events.findLastIndex(({ kind }) => kind === 'claimed' || kind === 'closedUnfixed');
  const unrated = state === 'closedUnfixed' && !events.slice(asked).some(({ level }) => level !== undefined);
  const moves = actionsOf(record, ['filer'], rules) as FilerAction[];
  return [
    ...(isOpen(record) ? ['message' as const] : []),
    ...moves.filter((action) => action !== 'rate' || unrated),
  ];
}

/** An act of the filer's, the event by which a repeat of it is recognised, and what she says with it. */
interface FilerAct extends Omit<Act, 'by'> {
  readonly repeats: (last: CaseEvent) => boolean;
  readonly says?: string;
}

/**
 * Does what the filer asks to the case as it stands; asked again, it is the same as once. When staff changed the case meanwhile it is
 * judged anew.
 */
async function actAsFiler(ports: Ports, caller: SecretCaller, act: FilerAct): Promise<FilerView> {
  const { says, repeats, ...what } = act;
  let message: Message | undefined;
  for (let attempt = 1; ; attempt++) {
    const before = await opened(ports, caller);
    const { jurisdiction, dossier, rules } = before;
    const last = dossier.moving.events.findLast(({ by }) => by !== 'system');
    if (last && repeats(last)) return filerView(ports, before);
    if (message === undefined && says !== undefined)
      message = { id: ports.ids.id(), at: rules.now, from: 'filer', text: says, bound: true };
    const event = message ? { ...what.event, message: message.id } : what.event;
    const next = acted(dossier.moving, { ...what, by: 'filer', ...(event && { event }) }, ['filer'], rules);
    try {
      if (message && attempt === 1)
        await ports.store.write(ports.store.saveMessage(jurisdiction, next.id, message, 'filer'));
      await ports.store.write(
        caseWrite(ports.store, jurisdiction, next, rules),
        ...(await followUpWrites(ports.store, jurisdiction, { ...dossier, moving: next })),
      );
    } catch (error) {
      if (!(error instanceof Problem) || attempt >= attempts) throw error;
      continue;
    }
    return filerView(ports, { jurisdiction, dossier: afterMove(dossier, next, message && [message]), rules });
  }
}

const answered = (kind: CaseEvent['kind'], level: Level | undefined) => (last: CaseEvent) =>
  last.kind === kind && last.level === level;

/** The case behind a receipt. */
export const readOwnCase =
  (ports: Ports): UseCase<'readOwnCase'> =>
  async (_, caller) =>
    filerView(ports, await opened(ports, caller));

/** The filer says that it is solved, and how satisfied she is. */
export const confirmCase =
  (ports: Ports): UseCase<'confirmCase'> =>
  ({ level }, caller) =>
    actAsFiler(ports, caller, {
      action: 'confirm',
      event: { level },
      repeats: answered('confirmed', level),
    });

/** The filer says that it is not solved: back to the unit, the finish limit anew. */
export const reopenCase =
  (ports: Ports): UseCase<'reopenCase'> =>
  ({ reason, level }, caller) =>
    actAsFiler(ports, caller, {
      action: 'reopen',
      event: { reason, ...(level && { level }) },
      repeats: (last) => last.kind === 'reopened' && last.reason === reason && last.level === level,
      says: reason,
    });

/** The filer rates without moving the case. */
export const rateCase =
  (ports: Ports): UseCase<'rateCase'> =>
  ({ level }, caller) =>
    actAsFiler(ports, caller, { action: 'rate', event: { level }, repeats: answered('rated', level) });

/** The filer takes the case back. */
export const withdrawCase =
  (ports: Ports): UseCase<'withdrawCase'> =>
  (_, caller) =>
    actAsFiler(ports, caller, { action: 'withdraw', repeats: ({ kind }) => kind === 'withdrawn' });

/** A message of the filer's, while the case is open; one sent twice under the same id is stored once. */
export const writeMessage =
  (ports: Ports): UseCase<'writeMessage'> =>
  async ({ id, text }, caller) => {
    const now = await opened(ports, caller);
    const { jurisdiction, rules, dossier } = now;
    const { record, thread } = dossier;
    if (!isOpen(record))
      throw problem('illegal-move', { current: record.state, allowed: filerActions(record, rules) });
    const message: Message = { id, at: rules.now, from: 'filer', text };
    try {
      await ports.store.write(ports.store.saveMessage(jurisdiction, record.id, message, 'filer'));
    } catch (error) {
      const sent = (await ports.store.dossier(jurisdiction, record.id))?.thread ?? [];
      if (!(error instanceof Problem) || sent.find((one) => one.id === message.id)?.text !== text)
        throw error;
      return filerView(ports, { ...now, dossier: { ...dossier, thread: sent } });
    }
    return filerView(ports, { ...now, dossier: { ...dossier, thread: [...thread, message] } });
  };
