import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: './test/global-setup.ts',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    // Generous: they tell a test that hangs from one that waits for its turn on a busy machine.
    hookTimeout: 300_000,
    testTimeout: 60_000,
    isolate: false,
    maxWorkers: 3,
    // Visitors of one browser, at once, where a file says so.
    maxConcurrency: 3,
  },
})
