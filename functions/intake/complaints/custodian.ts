import type { Complaint, ComplaintAct } from '../../../shared/intake/complaints/index.ts';
import { objectionOver } from '../../../shared/intake/complaints/index.ts';
import { civilDateOf, monthOf } from '../../../shared/time/civil.ts';
import type { UseCase } from '../../platform/http.ts';
import type { StaffCaller } from '../../platform/ports.ts';
import { problem } from '../../platform/problem.ts';
import type { Table } from '../../platform/table.ts';
import { stampAt } from '../ports.ts';
import type { Rules } from '../ports.ts';
import { acted, complaintRules, complaintWrite, withMessage } from './ports.ts';
import type { ComplaintPorts, Opened } from './ports.ts';
import { readTrail } from './store.ts';
import { clocksAt, custodianView, rowOf } from './views.ts';

/** The queue by the clock that is due next, or what was closed in a month. */
export const listComplaints =
  (ports: ComplaintPorts): UseCase<'listComplaints'> =>
  async ({ jurisdiction, scope, month }) => {
    const rules = await complaintRules(ports, jurisdiction);
    const found =
      scope === 'open'
        ? await ports.store.openComplaints(jurisdiction)
        : await ports.store.closedComplaints(jurisdiction, month ?? monthOf(civilDateOf(rules.now)));
    return { items: found.map((complaint) => rowOf(complaint, rules)) };
  };

/** @throws Problem `not-found` for a complaint of another county, as for none. */
async function opened(ports: ComplaintPorts, jurisdiction: string, complaintId: string): Promise<Opened> {
  const [complaint, rules] = await Promise.all([
    ports.store.complaint(complaintId),
    complaintRules(ports, jurisdiction),
  ]);
  if (complaint?.jurisdiction !== jurisdiction) throw problem('not-found');
  return { complaint, rules };
}

/** One complaint with its clocks, thread and files. */
export const readComplaint =
  (ports: ComplaintPorts): UseCase<'readComplaint'> =>
  async ({ jurisdiction, complaintId }) =>
    custodianView(ports, await opened(ports, jurisdiction, complaintId));

interface Target {
  readonly jurisdiction: string;
  readonly complaintId: string;
  readonly version: number;
}

/** Changes a complaint as the caller has read it: a single conditional write. */
async function change(
  ports: ComplaintPorts,
  { jurisdiction, complaintId, version }: Target,
  decide: (complaint: Complaint, rules: Rules) => Complaint,
) {
  const { complaint, rules } = await opened(ports, jurisdiction, complaintId);
  if (complaint.version !== version) throw problem('stale-version');
  const next = decide(complaint, rules);
  await ports.store.write(complaintWrite(ports, next, rules));
  return custodianView(ports, { complaint: next, rules });
}

/** One act of a custodian's with what it says to the filer. */
const move = (
  ports: ComplaintPorts,
  target: Target,
  caller: StaffCaller,
  act: Pick<ComplaintAct, 'action' | 'outcome'>,
  says?: string,
) =>
  change(ports, target, (complaint, rules) => {
    const next = acted(complaint, { ...act, by: caller.person, at: rules.now }, 'custodian');
    if (act.action === 'close' && !objectionOver(clocksAt(complaint, rules), rules.now))
      throw problem('illegal-move', {
        current: complaint.state,
        allowed: [],
        detail: {
          zh: '提交人提出异议的期限还没有到,期满后才能结案',
          en: 'The filer may still object; it can be closed once that time is over',
        },
      });
    return says === undefined
      ? next
      : withMessage(next, { id: ports.ids.id(), at: rules.now, from: 'custodian', text: says });
  });

export const acceptComplaint =
  (ports: ComplaintPorts): UseCase<'acceptComplaint'> =>
  (input, caller) =>
    move(ports, input, caller, { action: 'accept' });

export const replyComplaint =
  (ports: ComplaintPorts): UseCase<'replyComplaint'> =>
  (input, caller) =>
    move(ports, input, caller, { action: 'reply' }, input.text);

/** Answers with what was found. The filer may agree or object; nobody calls it solved. */
export const answerComplaint =
  (ports: ComplaintPorts): UseCase<'answerComplaint'> =>
  (input, caller) =>
    move(ports, input, caller, { action: 'answer', outcome: input.outcome }, input.text);

/** Closes what is no matter of this line, saying where to go. */
export const declineComplaint =
  (ports: ComplaintPorts): UseCase<'declineComplaint'> =>
  (input, caller) =>
    move(ports, input, caller, { action: 'decline' }, input.text);

/** Closes an answered complaint once the filer's time to object is over. */
export const closeComplaint =
  (ports: ComplaintPorts): UseCase<'closeComplaint'> =>
  (input, caller) =>
    move(ports, input, caller, { action: 'close' });

/** What the caller gives as her reason now. */
const motiveOf = ({ person }: StaffCaller, { now }: Rules, reason: string) => ({
  by: person,
  at: now,
  reason,
});

/** Keeps a complaint and all that belongs to it past its time, for a motive that stays in the record and its trail. */
export const holdComplaint =
  (ports: ComplaintPorts): UseCase<'holdComplaint'> =>
  (input, caller) =>
    change(ports, input, (complaint, rules) => {
      if (complaint.clearedAt !== undefined)
        throw problem('illegal-move', { current: 'cleared', allowed: [] });
      if (complaint.hold) throw problem('illegal-move', { current: 'held', allowed: ['release'] });
      return {
        ...complaint,
        ...stampAt(rules.now, caller.person, complaint.version),
        hold: motiveOf(caller, rules, input.reason),
      };
    });

/** Ends a hold; where the time was over meanwhile, the next daily pass clears the complaint. */
export const releaseComplaint =
  (ports: ComplaintPorts): UseCase<'releaseComplaint'> =>
  (input, caller) =>
    change(ports, input, ({ hold, ...complaint }, rules) => {
      if (!hold) throw problem('illegal-move', { current: 'notHeld', allowed: ['hold'] });
      return {
        ...complaint,
        ...stampAt(rules.now, caller.person, complaint.version),
        released: [...(complaint.released ?? []), motiveOf(caller, rules, input.reason)],
      };
    });

/** The trail of complaints, page by page, to be recomputed by whoever reads it. */
export const readComplaintAudit =
  ({ trail }: { readonly trail: Table }): UseCase<'readComplaintAudit'> =>
  ({ jurisdiction, cursor, limit }) =>
    readTrail(trail, jurisdiction, { limit, ...(cursor !== undefined && { cursor }) });
