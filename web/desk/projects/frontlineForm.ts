import type { OutputOf } from '../../../shared/contract/index.ts';
import { wholeNumber } from '../registry/arrangements/edit/values.ts';

export type FrontlineRecord = OutputOf<'listFrontline'>['items'][number];

/** A unit's month at the front line, as it is typed. */
export interface FrontlineForm {
  staffPart: string;
  staffWhole: string;
  daysPart: string;
  daysWhole: string;
}

/** The field of each figure that the API takes. */
export const frontlinePaths = {
  staffPart: 'staff/part',
  staffWhole: 'staff/whole',
  daysPart: 'days/part',
  daysWhole: 'days/whole',
} as const satisfies Record<keyof FrontlineForm, string>;

/** The form of what was filed, or of a month that was not. */
export const frontlineForm = (record: FrontlineRecord | undefined): FrontlineForm => ({
  staffPart: String(record?.staff.part ?? ''),
  staffWhole: String(record?.staff.whole ?? ''),
  daysPart: String(record?.days.part ?? ''),
  daysWhole: String(record?.days.whole ?? ''),
});

const count = (text: string): number | undefined => wholeNumber(text, 0, 999_999);

/** The figures that are no whole numbers, a whole that is nothing, and a part that is more than its whole. */
export function frontlineGaps(form: FrontlineForm): (keyof FrontlineForm)[] {
  const wrong = (part: keyof FrontlineForm, whole: keyof FrontlineForm): (keyof FrontlineForm)[] => {
    const [of, all] = [count(form[part]), count(form[whole])];
    return [
      ...(of === undefined || (all !== undefined && of > all) ? [part] : []),
      ...(all === undefined || all === 0 ? [whole] : []),
    ];
  };
  return [...wrong('staffPart', 'staffWhole'), ...wrong('daysPart', 'daysWhole')];
}

/** What the API takes. Only for a form without gaps. */
export const frontlineShares = ({ staffPart, staffWhole, daysPart, daysWhole }: FrontlineForm) => ({
  staff: { part: count(staffPart) ?? 0, whole: count(staffWhole) ?? 1 },
  days: { part: count(daysPart) ?? 0, whole: count(daysWhole) ?? 1 },
});
