/**
 * The pages' content security policy forbids making code from text. Zod, where a page loaded on demand brings it, would try it once and be
 * reported; this tells it not to, before any of it is loaded.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
