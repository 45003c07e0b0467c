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

/** The route that lists a list's rows, page by page. */
export const listOf = <N extends string, S extends z.ZodType>(name: N, row: S, title: Bilingual) =>
  ({
    method: 'GET',
    path: `/api/{jurisdiction}/${name}`,
    summary: { zh: `列出${title.zh}`, en: `List ${title.en}` },
    callers: staffRoles,
    function: 'registry-staff',
    query: Page,
    response: z.object({ items: z.array(row), cursor: z.string().optional() }),
    errors: [],
  }) as const satisfies RouteDefinition;

/** The route that saves a batch of a list's rows. */
export const saveOf = <N extends string, S extends z.ZodType>(name: N, row: S, title: Bilingual) =>
  ({
    method: 'PUT',
    path: `/api/{jurisdiction}/${name}`,
    summary: {
      zh: `保存${title.zh}(新增或更新,不删除)`,
      en: `Save ${title.en}: add or change, never delete`,
    },
    callers: ['office', 'admin'],
    function: 'registry-office',
    body: z.object({ items: z.array(row).min(1).max(batchLimit) }),
    response: Saved,
    errors: ['rule-refused', 'stale-version'],
  }) as const satisfies RouteDefinition;
