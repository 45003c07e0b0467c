import * as z from 'zod';
import type { Bilingual } from './bilingual.ts';
import { staffRoles } from './route.ts';
import type { RouteDefinition } from './route.ts';

/** The most records one call may save. */
export const batchLimit = 100;

const Page = z.object({
  /** Continue after this cursor, as the previous page gave it. */
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** What saving a batch came to. */
export const Saved = z.object({ added: z.number(), changed: z.number(), unchanged: z.number() });

/** The version of a row: 0 where nothing was saved yet. A writer names the one that was read. */
const RowVersion = z.number().int().min(0);

/** A row as it is listed, with its version. */
export const listed = <Shape extends z.ZodRawShape>(row: z.ZodObject<Shape>) =>
  row.extend({ version: RowVersion });

/** A row as it is saved. With a version it is refused once it changed meanwhile; without one the last writer is right. */
export const saved = <Shape extends z.ZodRawShape>(row: z.ZodObject<Shape>) =>
  row.extend({ version: RowVersion.optional() });

/** The route that lists a list's rows, page by page. */
export const listOf = <N extends string, Shape extends z.ZodRawShape>(
  name: N,
  row: z.ZodObject<Shape>,
  title: Bilingual,
) =>
  ({
    method: 'GET',
    path: `/api/{jurisdiction}/${name}`,
    summary: { zh: `列出${title.zh}`, en: `List ${title.en}` },
    callers: staffRoles,
    function: 'registry-staff',
    query: Page,
    response: z.object({ items: z.array(listed(row)), cursor: z.string().optional() }),
    errors: [],
  }) as const satisfies RouteDefinition;

/** The route that saves a batch of a list's rows. */
export const saveOf = <N extends string, Shape extends z.ZodRawShape>(
  name: N,
  row: z.ZodObject<Shape>,
  title: Bilingual,
) =>
  ({
    method: 'PUT',
    path: `/api/{jurisdiction}/${name}`,
    summary: {
      zh: `保存${title.zh}(新增或更新,不删除)`,
      en: `Save ${title.en}: add or change, never delete`,
    },
    callers: ['office', 'admin'],
    function: 'registry-office',
    body: z.object({ items: z.array(saved(row)).min(1).max(batchLimit) }),
    response: Saved,
    errors: ['rule-refused', 'stale-version'],
  }) as const satisfies RouteDefinition;
