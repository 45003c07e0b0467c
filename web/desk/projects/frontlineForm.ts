/** A unit's month at the front line, as it is typed. */
export interface FrontlineForm {
  staffPart: string;
  staffWhole: string;
  daysPart: string;
  daysWhole: string;
}

const count = (text: string): number | undefined =>
  /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;

function share(part: string, whole: string): { part: number; whole: number } | undefined {
  const [of, all] = [count(part), count(whole)];
  return of === undefined || all === undefined || all === 0 || of > all
    ? undefined
    : { part: of, whole: all };
}

/** What the API takes; undefined where a figure is no whole number, or more are at the front line than there are. */
export function frontlineShares({ staffPart, staffWhole, daysPart, daysWhole }: FrontlineForm) {
  const [staff, days] = [share(staffPart, staffWhole), share(daysPart, daysWhole)];
  return staff && days ? { staff, days } : undefined;
}
