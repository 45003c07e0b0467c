export * from './examine.ts';
export * from './model.ts';
export type { Inflate } from './pdf.ts';
