export * from './examine.ts';
export * from './limits.ts';
export * from './model.ts';
export type { Inflate } from './pdf.ts';
