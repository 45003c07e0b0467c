/**
 * Yuan of a year's plan that are due by the end of a month: twelfths, rounded down (序时进度 takes time as its measure unless a project
 * plans its months itself). @throws RangeError unless the plan is whole yuan.
 */
export function plannedToDate(yearPlan: number, month: string): number {
  if (!Number.isSafeInteger(yearPlan) || yearPlan < 0) throw new RangeError(`not whole yuan: ${yearPlan}`);
  return Number((BigInt(yearPlan) * BigInt(month.slice(5))) / 12n);
}
