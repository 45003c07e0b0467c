import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { Id, Month, Stamp } from '../contract/parameters.ts';

const Count = z.number().int().min(0).max(1_000_000);

/** So many of so many; never more than all, and never of none. */
export const ShareFields = z
  .object({ part: Count, whole: Count.min(1, say('总数至少为1', 'The whole is at least 1')) })
  .refine(({ part, whole }) => part <= whole, {
    path: ['part'],
    message: say('一线数多于总数', 'More at the front line than there are'),
  });

/** A unit's staff and working days of a month, and how many of each were at the front line (一线考核). */
export const FrontlineFields = z.object({ staff: ShareFields, days: ShareFields });

/** The record of a unit and month as stored. */
export const FrontlineRecord = FrontlineFields.extend(Stamp.shape).extend({ unit: Id, month: Month });
export type FrontlineRecord = z.infer<typeof FrontlineRecord>;
