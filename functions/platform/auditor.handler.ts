import * as z from 'zod';
import { AUDIT_BEGIN, AuditEntry } from '../../shared/audit/chain.ts';
import type { UseCase, Wiring } from './http.ts';
import { auditOfRecord, auditPartition } from './keys.ts';
import { http } from './lambda.ts';
import type { Tables } from './ports.ts';

const Head = z.object({ sequence: z.number().int(), hash: z.string() });

/**
 * A page of a jurisdiction's audit trail: all of it, or the entries of one record. The head is read before the page, so that
 * whoever follows the cursor from the oldest entry reaches at least that head.
 */
export const readAudit =
  ({ audit }: Pick<Tables, 'audit'>): UseCase<'readAudit'> =>
  async ({ jurisdiction, record, cursor, limit, order }) => {
    const trail = auditPartition(jurisdiction);
    const [head] = (await audit.page({ pk: trail, prefix: 'head', limit: 1, consistent: true }, Head)).items;
    const page = await audit.page(
      {
        ...(record === undefined
          ? { pk: trail, prefix: 'entry#', consistent: true }
          : { pk: auditOfRecord(jurisdiction, record), index: 'byOwner' as const }),
        limit,
        newestFirst: order === 'newest',
        ...(cursor !== undefined && { cursor }),
      },
      AuditEntry,
    );
    return { head: head ?? AUDIT_BEGIN, ...page };
  };

export const wiring: Wiring<'platform-auditor'> = ({ tables }) => ({ readAudit: readAudit(tables) });

export const handler = http(wiring);
