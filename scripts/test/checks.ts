import { run, type Tally, timed } from './steps.ts'

type Check = { title: string; program: string; args: readonly string[] }

/** What is checked without running anything of ours, the quickest first. */
const checks: readonly Check[] = [
  { title: 'Form and lint (biome)', program: 'biome', args: ['check', '.'] },
  { title: 'Boundaries (dependency-cruiser)', program: 'depcruise', args: ['src'] },
  { title: 'Unused files, exports, packages (knip)', program: 'knip', args: ['--no-config-hints'] },
  {
    title: 'Promises and switches (oxlint, with types)',
    program: 'oxlint',
    args: ['--type-aware', 'src', 'test', 'bench', 'checks', 'scripts'],
  },
  { title: 'Types (tsc)', program: 'tsc', args: [] },
]

/** Each check counts as one test. All are run: a reader wants every fault at once. */
export async function runChecks(): Promise<Tally> {
  const tally = { passed: 0, failed: 0 }
  for (const { title, program, args } of checks) {
    const code = await timed(title, () => run(program, args))
    if (code === 0) tally.passed += 1
    else tally.failed += 1
  }
  return tally
}
