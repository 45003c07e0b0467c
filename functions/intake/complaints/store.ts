import * as z from 'zod';
import { AuditEntry } from '../../../shared/audit/chain.ts';
import { Stamp } from '../../../shared/contract/parameters.ts';
import { Complaint, ComplaintIdentity, Disclosure } from '../../../shared/intake/complaints/index.ts';
import {
  auditPartition,
  clearedComplaints,
  closedComplaints,
  complaintIdentityKey,
  complaintKey,
  complaintRecordKey,
  disclosureKey,
  disclosurePartition,
  openComplaints,
} from '../../platform/keys.ts';
import type { ComplaintPlace } from '../../platform/keys.ts';
import { secondsOf } from '../../../shared/time/civil.ts';
import type { Listing, Table, Write } from '../../platform/table.ts';

/**
 * Who filed a complaint, as sealed beside it; without `identity` once its time was over. The salt keeps the trail's hash of it from being
 * tried out against known numbers.
 */
const SealedIdentity = Stamp.extend({
  jurisdiction: z.string(),
  identity: ComplaintIdentity.optional(),
  salt: z.string().optional(),
});
type SealedIdentity = z.infer<typeof SealedIdentity>;

/** Reads and writes of complaints. Which of them succeed is decided by the grants of the function that asks. */
export function complaintStore(complaints: Table) {
  const save = (key: Parameters<Table['insert']>[0], record: { readonly version: number }): Write =>
    record.version === 1
      ? complaints.insert(key, record)
      : complaints.replace(key, record, record.version - 1);
  return {
    write: (...writes: [Write, ...Write[]]): Promise<void> => complaints.write(...writes),

    complaint: (id: string) => complaints.get(complaintKey(id), Complaint),
    saveComplaint: (record: Complaint, place: ComplaintPlace): Write =>
      save(complaintRecordKey(record.jurisdiction, { id: record.id, ...place }), record),
    openComplaints: (j: string) => complaints.list({ pk: openComplaints(j), index: 'byOwner' }, Complaint),
    /** Those closed in a month, the cleared ones included. */
    async closedComplaints(j: string, month: string): Promise<Complaint[]> {
      const found = await Promise.all(
        [closedComplaints(j), clearedComplaints(j)].map((pk) =>
          complaints.list({ pk, index: 'byOwner', prefix: `${month}#` }, Complaint),
        ),
      );
      return found.flat();
    },
    /** All closed ones that still have contents or files, in the order of the months in which they were closed. */
    uncleared: (j: string) => complaints.list({ pk: closedComplaints(j), index: 'byOwner' }, Complaint),

    sealIdentity: (id: string, record: SealedIdentity): Write =>
      complaints.insert(complaintIdentityKey(id), record),
    /** Takes out who filed, without reading it; what remains is removed by expiry. */
    clearIdentity: (id: string, record: Omit<SealedIdentity, 'identity' | 'salt'>): Write =>
      complaints.put(complaintIdentityKey(id, secondsOf(record.changedAt)), record),
    identity: (id: string) => complaints.get(complaintIdentityKey(id), SealedIdentity),

    disclosure: (j: string, id: string) => complaints.get(disclosureKey(j, id), Disclosure),
    disclosures: (j: string) => complaints.list({ pk: disclosurePartition(j) }, Disclosure),
    saveDisclosure: (j: string, record: Disclosure): Write =>
      save(disclosureKey(j, record.id), { ...record, jurisdiction: j } as Disclosure),
  };
}
export type ComplaintStore = ReturnType<typeof complaintStore>;

/** One page of the trail of complaints, oldest first. */
export const readTrail = (trail: Table, j: string, page: Pick<Listing, 'cursor' | 'limit'>) =>
  trail.page({ pk: auditPartition(j), prefix: 'entry#', ...page }, AuditEntry);
