// `npm test` checks everything; `npm run check` what runs nothing; `npm run test:pg` the tests, on the PostgreSQL of
// the machine. Words that follow are for vitest: `npm test -- src/engines`.
import { startTestPostgres } from '#platform/postgres/index.ts'
import { findChromium } from '#test/browser/chromium.ts'
import { runChecks } from './test/checks.ts'
import { findMachinePostgres } from './test/machine-postgres.ts'
import { conclude, heading, timed } from './test/steps.ts'
import { runVitest } from './test/vitest.ts'

/** So that who asks for `test:pg` on a machine without a server knows it from a failure. */
const NO_POSTGRES_EXIT = 3
/** They are about the embedded database, or ask nothing of any: `npm test` has run them. */
const OTHERWISE_TESTED = [
  'test/start/**',
  'src/platform/postgres/**',
  'test/browser/gallery.test.ts',
  'test/boundaries.test.ts',
  'test/promises.test.ts',
]

const [mode = '', ...rest] = process.argv.slice(2)

// Ctrl-C reaches the programs that we started too: they end first, and what we opened is closed after them.
process.on('SIGINT', () => undefined)

async function announceBrowser(): Promise<void> {
  heading('Browser')
  console.log('   Looking for Chromium; installing it when there is none takes a minute.')
  const { path, how } = await findChromium()
  console.log(`   ${path} (${how})`)
}

async function testAll(filters: readonly string[]): Promise<void> {
  const checked = await runChecks()
  await announceBrowser()
  const tested = await timed('Tests: units, properties, routes, start, browser (vitest)', () =>
    runVitest({ args: filters }),
  )
  conclude([checked, tested])
}

async function testOn(name: string, url: string): Promise<void> {
  await announceBrowser()
  console.log(`   Left to npm test: ${OTHERWISE_TESTED.join(', ')}`)
  const args = [...OTHERWISE_TESTED.flatMap((glob) => ['--exclude', glob]), ...rest]
  const tested = await timed(`Tests on ${name} (vitest)`, () =>
    runVitest({ args, env: { TEST_DATABASE_URL: url } }),
  )
  conclude([tested])
}

/** A server that was given is used as it is; else one is started for the time of the tests. */
async function testOnPostgres(): Promise<void> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return testOn('the server of TEST_DATABASE_URL', given)
  const found = findMachinePostgres()
  if (!found) {
    console.error('No PostgreSQL 15 or later: set PG_BIN to the folder that holds its initdb and postgres.')
    process.exitCode = NO_POSTGRES_EXIT
    return
  }
  const server = await startTestPostgres({ binFolder: found.binFolder })
  try {
    await testOn(`PostgreSQL ${found.version}, ${found.binFolder}`, server.url)
  } finally {
    await server.stop()
  }
}

if (mode === '--postgres') await testOnPostgres()
else if (mode === '--checks') conclude([await runChecks()])
else await testAll(process.argv.slice(2))
