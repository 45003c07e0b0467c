import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

const engines = ['registry', 'intake', 'progress', 'survey', 'scoring'];
/** Whose public types an engine in shared may use: registry ← intake, progress, survey ← scoring. */
const mayUse = {
  registry: ['registry'],
  intake: ['registry', 'intake'],
  progress: ['registry', 'intake', 'progress'],
  survey: ['registry', 'intake', 'survey'],
  scoring: engines,
};

const sharedOf = (names) => names.map((name) => `shared-${name}`);
const base = ['contract', 'shared-base'];
const shared = [...sharedOf(engines), ...base];
const may = (from, to) => ({ from: { element: { type: from } }, allow: { to: { element: { type: to } } } });

export default tseslint.config(
  { ignores: ['node_modules', 'cdk.out', 'dist', '.data'] },
  ...tseslint.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    files: ['**/*.{ts,svelte}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.js', '.svelte'] } },
      'boundaries/elements': [
        ...engines.map((engine) => ({ type: `shared-${engine}`, pattern: `shared/${engine}` })),
        { type: 'contract', pattern: 'shared/contract' },
        { type: 'shared-base', pattern: 'shared/*' },
        { type: 'platform', pattern: 'functions/platform' },
        ...engines.map((engine) => ({ type: `functions-${engine}`, pattern: `functions/${engine}` })),
        { type: 'web', pattern: 'web' },
        { type: 'infra', pattern: 'infra' },
        { type: 'cli', pattern: 'cli' },
        { type: 'test', pattern: 'test' },
      ],
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-globals': 'off',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ...engines.map((engine) => may(`shared-${engine}`, [...sharedOf(mayUse[engine]), ...base])),
            ...engines.map((engine) =>
              may(`functions-${engine}`, [`functions-${engine}`, 'platform', ...shared]),
            ),
            may('shared-base', base),
            may('contract', shared),
            may('platform', ['platform', ...shared]),
            may('web', ['web', ...shared]),
            may('infra', ['infra', ...shared]),
            may('cli', ['cli', ...shared]),
            may('test', '*'),
          ],
        },
      ],
    },
  },
  {
    files: ['{shared,functions}/**/*.ts'],
    ignores: ['**/*.test.ts', 'functions/platform/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is passed in: use the clock.' },
        { object: 'Math', property: 'random', message: 'Randomness is passed in: use ids.' },
        { object: 'crypto', property: 'randomUUID', message: 'Identifiers are passed in: use ids.' },
        { object: 'process', property: 'env', message: 'Configuration is passed in.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier",
          message: "Write `import * as z from 'zod'`: a fifth of the size.",
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time is passed in: use the clock.',
        },
      ],
    },
  },
  {
    files: ['{shared,functions,web,infra,cli}/**/*.{ts,svelte}'],
    ignores: ['functions/platform/**', 'functions/*/store.ts', 'infra/local/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@aws-sdk/lib-dynamodb',
              message: 'DynamoDB is spoken in functions/platform and store.ts only.',
            },
          ],
        },
      ],
    },
  },
  { files: ['**/*.test.ts', 'test/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
