import { defineConfig } from 'vitest/config';

/** Programs for hosts are text here as in the bundle. */
const programs = {
  name: 'programs-as-text',
  transform: (code: string, id: string) =>
    /\.(py|sh|yaml)$/.test(id) ? `export default ${JSON.stringify(code)}` : undefined,
};

export default defineConfig({
  plugins: [programs],
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts'], testTimeout: 60_000 } },
      { extends: true, test: { name: 'contract', include: ['test/contract/**/*.test.ts'], testTimeout: 60_000 } },
      {
        extends: true,
        test: { name: 'integration', include: ['test/integration/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'lab',
          include: ['test/lab/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 900_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
