import type { InputOf, OutputOf, RouteKey, RouteOf } from '../index.ts';

/** Where lists are read from: the API, as the person who exports may use it. */
export interface ExportSource {
  readonly call: <K extends RouteKey>(
    key: K,
    input: Omit<InputOf<RouteOf<K>>, 'jurisdiction'>,
  ) => Promise<OutputOf<RouteOf<K>>>;
  /** How many rows have arrived so far. */
  readonly onrows?: (count: number) => void;
}

/** What narrows a list down; some lists cannot do without one of them. */
export interface ExportInput {
  readonly month?: string | undefined;
  readonly year?: number | undefined;
  readonly edition?: number | undefined;
  readonly on?: string | undefined;
  readonly scope?: 'open' | 'closed' | undefined;
  readonly unit?: string | undefined;
  readonly person?: string | undefined;
  readonly run?: string | undefined;
  /** Entries of this catalogue alone. */
  readonly catalogue?: string | undefined;
  readonly programme?: string | undefined;
  /** First and last month of a year, 1 to 12. */
  readonly fromMonth?: number | undefined;
  readonly toMonth?: number | undefined;
}
export type ExportNeed = keyof ExportInput;

const pageSize = 500;

type ListKey<N extends string> = `GET /api/{jurisdiction}/${N}` & RouteKey;
interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly cursor?: string | undefined;
}

/** Every row of a list that comes in pages. */
export async function everyRow<N extends string>(
  { call, onrows }: ExportSource,
  list: N,
): Promise<readonly { readonly id: string }[]> {
  const key = `GET /api/{jurisdiction}/${list}` as ListKey<N>;
  const read = call as unknown as (route: string, input: object) => Promise<Page>;
  const rows: { readonly id: string }[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(key, { limit: pageSize, ...(cursor !== undefined && { cursor }) });
    rows.push(...page.items);
    cursor = page.cursor;
    onrows?.(rows.length);
  } while (cursor !== undefined);
  return rows;
}
