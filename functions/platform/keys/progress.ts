import type { IndexedKey, Key } from '../table.ts';

/** Progress. */
export const projectPartition = (j: string, id: string): string => `${j}#project#${id}`;
export const progressKey = (j: string, project: string): IndexedKey => ({
  pk: projectPartition(j, project),
  sk: 'progress',
  gsi1pk: progressOfAll(j),
  gsi1sk: project,
});
/** Progress of every project of a county, found by `byOwner`. */
export const progressOfAll = (j: string): string => `${j}#progress`;
/** Reports of every project for a month, found by `byOwner`. */
export const reportsOfMonth = (j: string, month: string): string => `${j}#reports#${month}`;
export const reportKey = (j: string, project: string, month: string): IndexedKey => ({
  pk: projectPartition(j, project),
  sk: `report#${month}`,
  gsi1pk: reportsOfMonth(j, month),
  gsi1sk: project,
});
export const logPartition = (j: string, month: string): string => `${j}#log#${month}`;
/** A line of the field log; `byOwner` lists the lines about one subject. */
export const logKey = (j: string, date: string, id: string, subject: string): IndexedKey => ({
  pk: logPartition(j, date.slice(0, 7)),
  sk: `${date}#${id}`,
  gsi1pk: logOfSubject(j, subject),
  gsi1sk: `${date}#${id}`,
});
/** A task born of the field log, with its place in the index: by its last day while it is open, by the month in which it was done after. */
export const taskKey = (j: string, id: string): Key => ({ pk: `${j}#task#${id}`, sk: 'task' });
export const taskRecordKey = (
  j: string,
  { id, due, doneOn }: { id: string; due: string; doneOn?: string | undefined },
): IndexedKey => ({
  ...taskKey(j, id),
  gsi1pk: doneOn === undefined ? openTasks(j) : doneTasks(j, doneOn.slice(0, 7)),
  gsi1sk: `${due}#${id}`,
});
export const openTasks = (j: string): string => `${j}#tasks#open`;
export const doneTasks = (j: string, month: string): string => `${j}#tasks#done#${month}`;
export const logOfSubject = (j: string, subject: string): string => `${j}#logof#${subject}`;
/** Commitments of a county; `byOwner` lists those to one subject. */
export const commitmentPartition = (j: string): string => `${j}#commitment`;
export const commitmentKey = (j: string, id: string, subject?: string): IndexedKey => ({
  pk: commitmentPartition(j),
  sk: id,
  ...(subject !== undefined && { gsi1pk: commitmentsTo(j, subject), gsi1sk: id }),
});
export const commitmentsTo = (j: string, subject: string): string => `${j}#commitmentto#${subject}`;
/** Sheets of figures. */
export const figuresPartition = (j: string): string => `${j}#figures`;
export const figuresKey = (j: string, id: string): Key => ({ pk: figuresPartition(j), sk: id });
/** Backward plans of a county; `byOwner` lists those of one project. */
export const backwardPlanPartition = (j: string): string => `${j}#backwardplan`;
export const backwardPlanKey = (j: string, id: string, project?: string): IndexedKey => ({
  pk: backwardPlanPartition(j),
  sk: id,
  ...(project !== undefined && { gsi1pk: backwardPlansOf(j, project), gsi1sk: id }),
});
export const backwardPlansOf = (j: string, project: string): string => `${j}#backwardplanof#${project}`;
/** The front-line records of a month, by unit. */
export const frontlinePartition = (j: string, month: string): string => `${j}#frontline#${month}`;
export const frontlineKey = (j: string, month: string, unit: string): Key => ({
  pk: frontlinePartition(j, month),
  sk: unit,
});
/** Deeds and results of a year. */
export const achievementPartition = (j: string, year: number): string => `${j}#achievement#${year}`;
export const achievementKey = (j: string, year: number, id: string): Key => ({
  pk: achievementPartition(j, year),
  sk: id,
});
