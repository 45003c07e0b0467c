/**
 * Where every record lives, a file an engine. Partition keys begin with the jurisdiction, so that load spreads by county and a
 * permission can name it. `docs/access-patterns.md` lists who reads what.
 */
export * from './keys/registry.ts';
export * from './keys/intake.ts';
export * from './keys/progress.ts';
export * from './keys/survey.ts';
export * from './keys/scoring.ts';
export * from './keys/audit.ts';
