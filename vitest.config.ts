import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: './test/global-setup.ts',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    hookTimeout: 120_000,
    testTimeout: 30_000,
    isolate: false,
    maxWorkers: 2,
  },
})
