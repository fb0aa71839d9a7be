/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testEnvironmentOptions: { globalsCleanup: 'off' },
  roots: ['<rootDir>/test'],
  setupFilesAfterEnv: ['<rootDir>/test/helpers/setup.ts'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  // The sample policy, not a deployment's own: test/policy/README.md.
  moduleNameMapper: { '^(?:\\.|(?:\\.\\./)+engine)/compiled$': '<rootDir>/engine/compiled-sample.ts' },
  modulePathIgnorePatterns: ['<rootDir>/build', '<rootDir>/dist'],
  // index.ts before the index.js that Zapier's tools load.
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  restoreMocks: true,
  // Every core: nothing else runs meanwhile.
  maxWorkers: '100%',
  // Some tests poll through weeks; a busy machine takes its time.
  testTimeout: 30_000,
};
