export * from './adjustments.ts';
export * from './assessmentGroups.ts';
export * from './board.ts';
export * from './brief.ts';
export * from './canonical.ts';
export * from './clearing.ts';
export * from './conduct.ts';
export * from './context.ts';
export * from './explain.ts';
export type * from './facts.ts';
export {
  AdjustmentRecord,
  PublicationRecord,
  Run,
  RunResultRecord,
  SchemeDraft,
  SchemeKind,
  schemeKinds,
  SchemeRecord,
} from './model.ts';
export * from './publication.ts';
export { METRICS } from './metrics.ts';
export { OCCURRENCES } from './occurrences.ts';
export * from './orders.ts';
export * from './refused.ts';
export * from './run.ts';
export * from './scheme.ts';
export * from './schemes.ts';
export * from './score.ts';
export { sensitivity } from './sensitivity.ts';
export * from './unscored.ts';
export * from './year.ts';
