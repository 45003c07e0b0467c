export { accounts } from './accounts.ts';
export type { Account } from './accounts.ts';
export type { SampleContext } from './api.ts';
export { sampleCounty } from './county.ts';
export type { SampleCounty } from './county.ts';
export { visitorLinks } from './links.ts';
export type { VisitorLink } from './links.ts';
export { loadSample } from './loader.ts';
