import * as z from 'zod';

/** A value of a schema that holds no others, where it stands: `notices/consequences/0/points`. */
export interface Leaf {
  readonly path: string;
  readonly schema: z.ZodType;
}

/** What a schema is beneath its default and its being optional. */
function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional
    ? bare(schema.unwrap() as z.ZodType)
    : schema;
}

/** Every leaf of a schema; of a list of objects those of its first. */
export function leavesOf(schema: z.ZodType, path = ''): Leaf[] {
  const inner = bare(schema);
  const below = (name: string, part: z.ZodType): Leaf[] => leavesOf(part, path ? `${path}/${name}` : name);
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).flatMap(([name, part]) => below(name, part as z.ZodType));
  if (inner instanceof z.ZodArray && bare(inner.element as z.ZodType) instanceof z.ZodObject)
    return below('0', inner.element as z.ZodType);
  return [{ path, schema: inner }];
}
