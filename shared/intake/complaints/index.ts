export * from './clocks.ts';
export * from './model.ts';
export * from './retention.ts';
export * from './states.ts';
