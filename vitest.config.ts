import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['atelier-source'] },
  ssr: { resolve: { conditions: ['atelier-source'] } },
  test: {
    include: [
      'packages/**/*.test.ts',
      'conformance/**/*.test.ts',
      'samples/**/*.test.ts',
      'golden/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    execArgv: ['--conditions=atelier-source'],
    maxWorkers: 2,
    testTimeout: 30_000,
  },
})
