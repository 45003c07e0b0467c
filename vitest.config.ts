import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    silent: 'passed-only',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          sequence: { groupOrder: 0 },
          include: ['{shared,functions,infra,web,cli}/**/*.test.ts', 'test/{infra,mechanisms}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'acceptance',
          isolate: false,
          setupFiles: ['test/fixtures/houses.setup.ts'],
          sequence: { groupOrder: 1 },
          include: ['test/{acceptance,faults}/**/*.test.ts'],
          globalSetup: ['test/fixtures/database.setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          sequence: { groupOrder: 2 },
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/fixtures/system.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
