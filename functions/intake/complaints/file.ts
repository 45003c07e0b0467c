import { isDeepStrictEqual } from 'node:util';
import { parseReceipt } from '../../../shared/identifiers/receipt.ts';
import { sha256Hex } from '../../../shared/identifiers/token.ts';
import { Complaint, ComplaintFields } from '../../../shared/intake/complaints/index.ts';
import type { UseCase } from '../../platform/http.ts';
import { problem, Problem } from '../../platform/problem.ts';
import type { FloodGate } from '../guard.ts';
import { complaintIdOf, complaintRules, complaintWrite } from './ports.ts';
import type { ComplaintPorts } from './ports.ts';
import { lineAt } from './views.ts';

const Content = Complaint.pick({
  jurisdiction: true,
  text: true,
  unitConcerned: true,
  about: true,
  place: true,
  named: true,
});
const contentOf = (complaint: Complaint): unknown => JSON.parse(JSON.stringify(Content.parse(complaint)));

/**
 * Files a complaint, and seals beside it who filed, if she says so. The same receipt sent again files nothing twice; of the receipt only
 * its hash is kept. In a flood it takes work as requests do; the same text under several receipts is taken, because to be told that it was
 * filed before would tell that a complaint exists.
 * @throws Problem `invalid-input` for a mistyped receipt or a unit that is none, `duplicate` when the receipt belongs to something else,
 *   `work-needed` in a flood.
 */
export const fileComplaint =
  (ports: ComplaintPorts & { readonly gate: FloodGate }): UseCase<'fileComplaint'> =>
  async ({ jurisdiction, receipt, contact, work, ...given }) => {
    const { registry, store, ids, gate } = ports;
    const parsed = parseReceipt(receipt);
    if (!parsed.ok) throw problem('invalid-input', { fields: [{ pointer: '/receipt', ...parsed.reason }] });
    if (!(await registry.jurisdiction(jurisdiction))) throw problem('not-found');
    const rules = await complaintRules(ports, jurisdiction);
    await gate.admit(jurisdiction, { receipt, work }, rules);
    const fields = ComplaintFields.parse(given);
    const { unitConcerned } = fields;
    if (unitConcerned !== undefined && !(await registry.unit(jurisdiction, unitConcerned)))
      throw problem('invalid-input', {
        fields: [{ pointer: '/unitConcerned', zh: '没有这个单位', en: 'There is no such unit' }],
      });
    const stamp = { version: 1, changedAt: rules.now, changedBy: 'filer' };
    const complaint: Complaint = {
      ...fields,
      ...stamp,
      id: await complaintIdOf(parsed.value),
      jurisdiction,
      receiptHash: await sha256Hex(parsed.value),
      state: 'submitted',
      named: contact !== undefined,
      events: [{ kind: 'submitted', at: rules.now, by: 'filer' }],
      thread: [],
      attachments: [],
    };
    const write = complaintWrite(ports, complaint, rules);
    try {
      if (contact === undefined) await store.write(write);
      else
        await store.write(
          write,
          store.sealIdentity(complaint.id, {
            ...stamp,
            jurisdiction,
            identity: contact,
            salt: Buffer.from(ids.bytes(16)).toString('hex'),
          }),
        );
      gate.taken(jurisdiction, rules);
      return acknowledged(complaint);
    } catch (error) {
      const former = error instanceof Problem ? await store.complaint(complaint.id) : undefined;
      if (!former) throw error;
      if (!isDeepStrictEqual(contentOf(former), contentOf(complaint))) throw problem('duplicate');
      return acknowledged(former);
    }

    function acknowledged(one: Complaint) {
      return {
        id: one.id,
        statusLine: lineAt(one, 'filer', rules),
        acknowledgedAt: one.events[0]?.at ?? one.changedAt,
      };
    }
  };
