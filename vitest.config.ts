import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** They last minutes: begun last, they would be waited for by all the rest. */
const LONG = /test\/(browser|start)\//

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const turnOf = ({ moduleId }: TestSpecification) => (LONG.test(moduleId) ? 0 : 1)
    return sorted.toSorted((a, b) => turnOf(a) - turnOf(b))
  }
}

export default defineConfig({
  test: {
    globalSetup: './test/global-setup.ts',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    // Generous: they tell a test that hangs from one that waits for its turn on a busy machine.
    hookTimeout: 300_000,
    testTimeout: 300_000,
    isolate: false,
    maxWorkers: 3,
    // Visitors of one browser, at once, where a file says so.
    maxConcurrency: 3,
    sequence: { sequencer: LongestFirst },
  },
})
