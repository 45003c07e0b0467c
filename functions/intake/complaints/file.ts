import { isDeepStrictEqual } from 'node:util';
import { parseReceipt } from '../../../shared/identifiers/receipt.ts';
import { sha256Hex } from '../../../shared/identifiers/token.ts';
import { Complaint, ComplaintFields, forgottenAt } from '../../../shared/intake/complaints/index.ts';
import type { UseCase } from '../../platform/http.ts';
import { problem, Problem } from '../../platform/problem.ts';
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
 * its hash is kept.
 * @throws Problem `invalid-input` for a mistyped receipt or a unit that is none, `duplicate` when the receipt belongs to something else.
 */
export const fileComplaint =
  (ports: ComplaintPorts): UseCase<'fileComplaint'> =>
  async ({ jurisdiction, receipt, contact, ...given }) => {
    const { registry, store, ids } = ports;
    const parsed = parseReceipt(receipt);
    if (!parsed.ok) throw problem('invalid-input', { fields: [{ pointer: '/receipt', ...parsed.reason }] });
    if (!(await registry.jurisdiction(jurisdiction))) throw problem('not-found');
    const fields = ComplaintFields.parse(given);
    const { unitConcerned } = fields;
    if (unitConcerned !== undefined && !(await registry.unit(jurisdiction, unitConcerned)))
      throw problem('invalid-input', {
        fields: [{ pointer: '/unitConcerned', zh: '没有这个单位', en: 'There is no such unit' }],
      });
    const rules = await complaintRules(ports, jurisdiction);
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
            expiresAt: forgottenAt(rules.now, rules.config.retentionMonths),
          }),
        );
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
