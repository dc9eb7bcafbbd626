/**
 * Four projects, by what they need: `unit` no I/O, `api` the local store, `infra` the CDK library (slow to load),
 * `web` a built site and Chromium. A test file says which it is by its ending.
 */
const project = (displayName, endings) => ({
  displayName,
  rootDir: import.meta.dirname,
  testMatch: endings.map((ending) => `<rootDir>/test/**/*.${ending}.ts`),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': '<rootDir>/test/esbuild-transform.mjs' },
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/dist', '<rootDir>/.local'],
});

export default {
  projects: [
    project('unit', ['unit.test']),
    // What functions ask of AWS in these tests is judged by their own roles when all have run: test/permissions.
    {
      ...project('api', ['api.test']),
      globalSetup: '<rootDir>/test/permissions/setup.ts',
      globalTeardown: '<rootDir>/test/permissions/teardown.ts',
    },
    {
      ...project('infra', ['infra.test']),
      globalSetup: '<rootDir>/test/infra/setup.ts',
      globalTeardown: '<rootDir>/test/infra/teardown.ts',
    },
    project('web', ['web.test']),
  ],
  testTimeout: 60_000,
  // One more than CI has processors: tests with a browser wait for it half of their time.
  maxWorkers: 3,
  // Modules of a test file stay in the memory of its worker; past this, a new one takes over before collecting them takes
  // longer than the tests.
  workerIdleMemoryLimit: '1GB',
};
